import type { LoaderFunctionArgs } from '@remix-run/node';
import { homeworkDownload } from '#app/domain/homework/course-homework.server.ts';
import { askerIn, notFound } from '#app/web/require-role.ts';

/** A file to begin a homework with, for whoever may read what it asks. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const asker = askerIn(context, params.offering);
  const homework = params.homework ?? '';
  const name = params.file ?? '';
  const text = await homeworkDownload(context, asker, { homework, name });
  if (text === null) throw notFound();
  return new Response(text, {
    headers: {
      'Content-Type': 'text/x-python; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
