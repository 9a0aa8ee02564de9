import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { healthOf } from '#app/web/health.ts';

/** For whoever watches over the portal: 200 when all is well, 503 and what is not otherwise. */
export async function loader({ context }: LoaderFunctionArgs) {
  const health = await healthOf(context);
  const isWell = Object.values(health).every((part) => part === 'ok');
  return json(health, {
    status: isWell ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
