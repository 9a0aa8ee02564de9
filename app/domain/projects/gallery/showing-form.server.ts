import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { keepOutOfClass, type KeepOutResult } from './keep-out-of-class.server.ts';
import { sayToGallery, type SayToGalleryResult } from './say-to-gallery.server.ts';

const showingForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('agree'), name: z.string() }),
  z.object({ intent: z.literal('decline') }),
  z.object({ intent: z.literal('keep-out'), why: z.string() }),
  z.object({ intent: z.literal('let-in') }),
]);

export type ShowingIntent = z.infer<typeof showingForm>['intent'];
export type ShowingAnswer = { intent: ShowingIntent } & (SayToGalleryResult | KeepOutResult);

/** Does what a form about who sees a project asks for; null when it is not understood. */
export async function answerShowingForm(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  project: string,
  form: FormData,
): Promise<ShowingAnswer | null> {
  const asked = showingForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return null;
  const { intent } = asked.data;
  switch (asked.data.intent) {
    case 'agree': {
      const { name } = asked.data;
      return { intent, ...(await sayToGallery(services, asker, { project, says: 'yes', name })) };
    }
    case 'decline':
      return {
        intent,
        ...(await sayToGallery(services, asker, { project, says: 'no', name: '' })),
      };
    case 'keep-out': {
      const { why } = asked.data;
      return { intent, ...(await keepOutOfClass(services, asker, { project, why })) };
    }
    case 'let-in':
      return { intent, ...(await keepOutOfClass(services, asker, { project, why: null })) };
  }
}
