import { z } from 'zod';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { bringFile, takeFileBack, type BringFileResult } from './brought-files.server.ts';
import { chooseVersion, type ChooseVersionResult } from './choose-version.server.ts';
import { handIn, type HandInResult } from './hand-in.server.ts';

const handInForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('bring'), upload: z.uuid() }),
  z.object({ intent: z.literal('take-back'), file: z.uuid() }),
  z.object({
    intent: z.literal('hand-in'),
    requestId: z.uuid(),
    files: z.string().transform((ids) => ids.split(',')),
    agreed: z.coerce.number().int().min(0),
    without: z.coerce.number().int().min(0).default(0),
  }),
  z.object({
    intent: z.literal('choose'),
    requestId: z.uuid(),
    version: z.coerce.number().int().min(1).max(99_999),
    agreed: z.coerce.number().int().min(0),
  }),
]);

export type HandInAnswer =
  | ({ intent: 'bring' } & BringFileResult)
  | ({ intent: 'take-back' } & Awaited<ReturnType<typeof takeFileBack>>)
  | ({ intent: 'hand-in' } & HandInResult)
  | ({ intent: 'choose' } & ChooseVersionResult);

/** Does what a form about handing in asks for; null when it is about something else. */
export async function answerHandInForm(
  services: Parameters<typeof bringFile>[0] & Parameters<typeof handIn>[0],
  asker: SignedInAsker,
  homework: string,
  form: FormData,
): Promise<HandInAnswer | null> {
  const asked = handInForm.safeParse(Object.fromEntries(form)).data;
  switch (asked?.intent) {
    case undefined:
      return null;
    case 'bring': {
      const { upload } = asked;
      return { intent: 'bring', ...(await bringFile(services, asker, { homework, upload })) };
    }
    case 'take-back': {
      const { file } = asked;
      return { intent: 'take-back', ...(await takeFileBack(services, asker, { homework, file })) };
    }
    case 'hand-in':
      return { intent: 'hand-in', ...(await handIn(services, asker, { homework, ...asked })) };
    case 'choose':
      return {
        intent: 'choose',
        ...(await chooseVersion(services, asker, { homework, ...asked })),
      };
  }
}
