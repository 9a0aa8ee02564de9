import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { notFound } from '#app/web/require-role.ts';
import { changeUpload, tellUpload } from '#app/web/uploads.ts';

/** How much has arrived; nobody reads from here what has. */
export function loader({ context, params, request }: LoaderFunctionArgs): Promise<Response> {
  if (request.method !== 'HEAD') throw notFound();
  return tellUpload(context, params.upload ?? '');
}

/** Takes more of a file, or forgets it. */
export function action({ context, params, request }: ActionFunctionArgs): Promise<Response> {
  return changeUpload(context, request, params.upload ?? '');
}
