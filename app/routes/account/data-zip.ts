import {
  createReadableStreamFromReadable,
  redirect,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { ownData } from '#app/domain/account/own-data.server.ts';
import { writeArchive } from '#app/files/archive.server.ts';
import { requirePerson } from '#app/web/require-role.ts';

/** All that is one's own as a ZIP, written while it is downloaded. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { id } = requirePerson(context, request);
  if (!(await context.limits.download.take(id))) return redirect('/account/data?wait');
  const at = context.clock.now();
  const { me, files } = await ownData(context.db, id, { at, origin: context.origin });
  const zip = await writeArchive(
    context.files,
    { about: { path: 'me.json', value: me }, files },
    at,
  );
  zip.on('error', (error) => context.log.error({ err: error }, 'a download broke off'));
  return new Response(createReadableStreamFromReadable(zip), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': 'attachment; filename="practicum-my-data.zip"',
      'Cache-Control': 'no-store',
    },
  });
}
