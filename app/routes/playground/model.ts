import type { LoaderFunctionArgs } from '@remix-run/node';
import { modelFile } from '#app/domain/experiments/kept-model.server.ts';
import { notFound } from '#app/web/require-role.ts';
import { sendFile } from '#app/web/send-file.ts';

/** A kept model as a file, for whoever has its link. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const file = await modelFile(context.db, params.key ?? '');
  if (file === null) throw notFound();
  return sendFile(context, request, file);
}
