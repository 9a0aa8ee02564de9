import type { LoaderFunctionArgs } from '@remix-run/node';
import worker from '#app/domain/question-bank/study/offline/worker.js?raw';
import { askerIn } from '#app/web/require-role.ts';

/** The service worker of the study page; its rights end with that page's address. */
export function loader({ context, params }: LoaderFunctionArgs) {
  const { offering } = askerIn(context, params.offering);
  return new Response(worker, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
      'Service-Worker-Allowed': `/${offering}/midterm/study`,
    },
  });
}
