import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { readInstant } from './instant.ts';
import {
  removeInstantComment,
  writeInstantComment,
  type InstantCommentRefusal,
} from './write-instant-comment.server.ts';

/** A form's own id; a form from a page without scripts has the page's. */
const requestId = z.uuid().catch(() => newId());

const watchForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('comment'), instant: z.string(), body: z.string(), requestId }),
  z.object({ intent: z.literal('answer'), thread: z.uuid(), body: z.string(), requestId }),
  z.object({ intent: z.literal('take-away'), comment: z.uuid() }),
]);

export type WatchAnswer = {
  intent: z.infer<typeof watchForm>['intent'];
  /** The conversation of an answer. */
  thread?: string;
  /** What was typed, where it was refused. */
  typed?: { instant: string; body: string };
} & ({ ok: true } | { ok: false; because: InstantCommentRefusal });

/** Does what a form on the page of a presentation asks for; null when it is not understood. */
export async function answerWatchForm(
  services: Parameters<typeof writeInstantComment>[0],
  asker: SignedInAsker,
  project: string,
  form: FormData,
): Promise<WatchAnswer | null> {
  const asked = watchForm.safeParse(Object.fromEntries(form)).data;
  switch (asked?.intent) {
    case undefined:
      return null;
    case 'comment': {
      const { intent, instant, body } = asked;
      const about = { second: readInstant(instant) ?? -1 };
      const input = { project, body, about, requestId: asked.requestId };
      const said = await writeInstantComment(services, asker, input);
      return said.ok ? { intent, ...said } : { intent, ...said, typed: { instant, body } };
    }
    case 'answer': {
      const { intent, thread, body } = asked;
      const input = { project, body, about: { thread }, requestId: asked.requestId };
      const said = await writeInstantComment(services, asker, input);
      return said.ok
        ? { intent, ...said }
        : { intent, ...said, thread, typed: { instant: '', body } };
    }
    case 'take-away':
      return {
        intent: 'take-away',
        ...(await removeInstantComment(services, asker, { project, comment: asked.comment })),
      };
  }
}
