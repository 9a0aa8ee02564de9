import type { LoaderFunctionArgs } from '@remix-run/node';
import { mayReadText } from '#app/domain/homework/course-homework.server.ts';
import { mayReadQuestion } from '#app/domain/question-bank/readable-bank.server.ts';
import type { TimedText } from '#app/domain/syllabus/course.ts';
import type { RequestContext } from '#app/web/context.ts';
import { askerIn, notFound } from '#app/web/require-role.ts';

/**
 * Rendered texts by the hash of their source: the same address never says anything else. Notes of
 * lectures are for everybody; the texts of a homework and of the midterm's bank are for whoever may
 * read them now.
 */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await context.content.find(params.hash ?? '');
  if (found === undefined) throw notFound();
  const { html, of } = found;
  const timed = of !== undefined;
  if (timed && !(await isOut(context, of))) throw notFound();
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': timed ? 'private, no-store' : 'public, max-age=31536000, immutable',
      // Opened by itself, it is a text without any rights.
      'Content-Security-Policy': "default-src 'none'; style-src-attr 'unsafe-inline'; sandbox",
    },
  });
}

/** Whether it is out for whoever asks. */
async function isOut(context: RequestContext, of: TimedText): Promise<boolean> {
  const asker = askerIn(context, of.offering);
  return 'question' in of
    ? mayReadQuestion(context, asker, of.question)
    : mayReadText(context, asker, of);
}
