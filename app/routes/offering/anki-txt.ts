import type { LoaderFunctionArgs } from '@remix-run/node';
import { ankiFile } from '#app/domain/question-bank/anki-file.server.tsx';
import { readableBank } from '#app/domain/question-bank/readable-bank.server.ts';
import { askerIn, notFound } from '#app/web/require-role.ts';

/** The bank as notes for Anki, in the language that is asked for. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const bank = await readableBank(context, asker);
  if (bank === null) throw notFound();
  const { language, origin } = context;
  const offering = context.course.offering(asker.offering);
  return new Response(ankiFile({ offering, questions: bank.questions, language, origin }), {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${offering.slug}-midterm-${language}.txt"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
