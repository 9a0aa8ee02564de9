import type { LoaderFunctionArgs } from '@remix-run/node';
import { studyCards } from '#app/domain/question-bank/study/study-cards.server.ts';
import { askerIn, notFound } from '#app/web/require-role.ts';

/** The bank's questions, ready to be studied, in the language of whoever asks. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const cards = await studyCards(context, asker, context.language);
  if (cards === null) throw notFound();
  return Response.json(cards, { headers: { 'Cache-Control': 'private, no-store' } });
}
