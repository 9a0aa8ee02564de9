import { z } from 'zod';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { captionLanguages } from './captions.ts';
import { chooseSharing, type ChooseSharingResult } from './choose-sharing.server.ts';
import { keepCaptions, removeCaptions, type KeepCaptionsResult } from './keep-captions.server.ts';
import { keepFile, keepLink, removeVideo, type KeepVideoResult } from './keep-video.server.ts';

const presentationForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('link'), link: z.string() }),
  z.object({ intent: z.literal('file'), upload: z.uuid() }),
  z.object({ intent: z.literal('no-video') }),
  z.object({
    intent: z.literal('captions'),
    language: z.literal(captionLanguages),
    file: z.string(),
  }),
  z.object({ intent: z.literal('no-captions'), captions: z.uuid() }),
  z.object({
    intent: z.literal('share'),
    shared: z.literal(['yes', 'no']),
    why: z.string().default(''),
  }),
]);

export type PresentationAnswer = { intent: z.infer<typeof presentationForm>['intent'] } & (
  KeepVideoResult | KeepCaptionsResult | ChooseSharingResult
);

/** Does what a form about a presentation's video asks for; null when it is about something else. */
export async function answerPresentationForm(
  services: Parameters<typeof keepLink>[0],
  asker: SignedInAsker,
  project: string,
  form: FormData,
): Promise<PresentationAnswer | null> {
  const asked = presentationForm.safeParse(Object.fromEntries(form)).data;
  switch (asked?.intent) {
    case undefined:
      return null;
    case 'link':
      return {
        intent: 'link',
        ...(await keepLink(services, asker, { project, link: asked.link })),
      };
    case 'file': {
      const kept = await keepFile(services, asker, { project, upload: asked.upload });
      return { intent: 'file', ...kept };
    }
    case 'no-video':
      return { intent: 'no-video', ...(await removeVideo(services, asker, { project })) };
    case 'captions': {
      const { language, file } = asked;
      const kept = await keepCaptions(services, asker, { project, language, file });
      return { intent: 'captions', ...kept };
    }
    case 'no-captions': {
      const { captions } = asked;
      const removed = await removeCaptions(services, asker, { project, captions });
      return { intent: 'no-captions', ...removed };
    }
    case 'share': {
      const choice = { project, shared: asked.shared === 'yes', why: asked.why };
      return { intent: 'share', ...(await chooseSharing(services, asker, choice)) };
    }
  }
}
