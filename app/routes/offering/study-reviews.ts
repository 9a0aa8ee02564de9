import type { ActionFunctionArgs } from '@remix-run/node';
import { readableBank } from '#app/domain/question-bank/readable-bank.server.ts';
import { keepReviews } from '#app/domain/question-bank/study/own-reviews.server.ts';
import { textOf } from '#app/web/form.ts';
import { askerIn, badRequest, notFound, requirePerson } from '#app/web/require-role.ts';

/** Keeps what somebody has studied, and answers with all that they have, from every device. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request);
  const asker = { ...askerIn(context, params.offering), person };
  if ((await readableBank(context, asker)) === null) throw notFound();
  const reviews = await keepReviews(context.db, asker, textOf(await request.formData(), 'reviews'));
  if (reviews === null) throw badRequest();
  return Response.json(reviews, { headers: { 'Cache-Control': 'private, no-store' } });
}
