import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { askToJoin } from './ask-to-join.server.ts';
import { keepCard, takeCardOff } from './keep-card.server.ts';
import { suggestMatch } from './suggest-match.server.ts';

const text = z
  .string()
  .max(20_000)
  .transform((typed) => typed.replaceAll('\0', ''));

const boardForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('card'), words: text, tags: text }),
  z.object({ intent: z.literal('take-off'), card: z.uuid() }),
  z.object({ intent: z.literal('ask'), card: z.uuid() }),
  z.object({ intent: z.literal('suggest'), words: text, requestId: z.uuid() }),
]);

type BoardForm = z.infer<typeof boardForm>;
type Services = { db: Db; course: Course };

/** What became of a form on the board, with what was typed when it was refused. */
export type BoardAnswer = {
  intent: BoardForm['intent'];
  typed?: { words: string; tags: string };
} & ({ ok: true } | { ok: false; because: Refused<Awaited<ReturnType<typeof carryOut>>> });

type Refused<Result> = Result extends { ok: false; because: infer Because } ? Because : never;

/** Does what a form on the board asks for; null when the form is not understood. */
export async function answerBoardForm(
  services: Services,
  asker: SignedInAsker,
  form: FormData,
): Promise<BoardAnswer | null> {
  const asked = boardForm.safeParse(Object.fromEntries(form));
  const cards = z.array(z.uuid()).max(50).safeParse(form.getAll('card'));
  if (!asked.success || !cards.success) return null;
  const done = await carryOut(services, asker, asked.data, cards.data);
  const { intent } = asked.data;
  if (!('words' in asked.data)) return { intent, ...done };
  const tags = 'tags' in asked.data ? asked.data.tags : '';
  return { intent, typed: { words: asked.data.words, tags }, ...done };
}

function carryOut(services: Services, asker: SignedInAsker, asked: BoardForm, cards: string[]) {
  switch (asked.intent) {
    case 'card':
      return keepCard(services, asker, { words: asked.words, tags: asked.tags });
    case 'take-off':
      return takeCardOff(services, asker, { card: asked.card });
    case 'ask':
      return askToJoin(services, asker, { card: asked.card });
    case 'suggest': {
      const { words, requestId } = asked;
      return suggestMatch(services, asker, { cards, words, requestId });
    }
  }
}
