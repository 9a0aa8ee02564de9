import type { LoaderFunctionArgs } from '@remix-run/node';
import { notFound } from '#app/web/require-role.ts';

/** Rendered public notes by the hash of their source: the same address never says anything else. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const html = await context.content.find(params.hash ?? '');
  if (html === undefined) throw notFound();
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
      // Opened by itself, it is a text without any rights.
      'Content-Security-Policy': "default-src 'none'; style-src-attr 'unsafe-inline'; sandbox",
    },
  });
}
