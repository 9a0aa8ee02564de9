import type { LoaderFunctionArgs } from '@remix-run/node';
import { ownPhoto } from '#app/domain/question-bank/mock/mock-photos.server.ts';
import { readableBank } from '#app/domain/question-bank/readable-bank.server.ts';
import { askerIn, notFound, requirePerson } from '#app/web/require-role.ts';
import { sendFile } from '#app/web/send-file.ts';

/** A photo of an answer in a mock midterm, for whoever brought it. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request);
  const asker = { ...askerIn(context, params.offering), person };
  if ((await readableBank(context, asker)) === null) throw notFound();
  const { mock = '', photo = '' } = params;
  const file = await ownPhoto(context.db, asker, { mock, photo });
  if (file === null) throw notFound();
  return sendFile(context, request, file);
}
