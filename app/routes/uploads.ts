import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { notFound } from '#app/web/require-role.ts';
import { announceUpload, describeUploads } from '#app/web/uploads.ts';

/** There is nothing to be read; a client may ask what this server can. */
export function loader({ request }: LoaderFunctionArgs): Response {
  if (request.method === 'OPTIONS') return describeUploads();
  throw notFound();
}

/** Where a file is announced. */
export function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') throw notFound();
  return announceUpload(context, request);
}
