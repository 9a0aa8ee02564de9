import type { LoaderFunctionArgs } from '@remix-run/node';
import { mayReadText } from '#app/domain/homework/course-homework.server.ts';
import { askerIn, notFound } from '#app/web/require-role.ts';

/**
 * Rendered texts by the hash of their source: the same address never says anything else. Notes of
 * lectures are for everybody; the texts of a homework are for whoever may read them now.
 */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await context.content.find(params.hash ?? '');
  if (found === undefined) throw notFound();
  const { html, of } = found;
  const timed = of !== undefined;
  if (timed && !(await mayReadText(context, askerIn(context, of.offering), of))) throw notFound();
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': timed ? 'private, no-store' : 'public, max-age=31536000, immutable',
      // Opened by itself, it is a text without any rights.
      'Content-Security-Policy': "default-src 'none'; style-src-attr 'unsafe-inline'; sandbox",
    },
  });
}
