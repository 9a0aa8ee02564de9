import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { ownData } from '#app/domain/account/own-data.server.ts';
import { writeArchive } from '#app/files/archive.server.ts';
import { requirePerson } from '#app/web/require-role.ts';
import { sendArchive } from '#app/web/send-archive.ts';

/** All that is one's own as a ZIP, written while it is downloaded. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { id } = requirePerson(context, request);
  if (!(await context.limits.download.take(id))) return redirect('/account/data?wait');
  const at = context.clock.now();
  const { me, files } = await ownData(context, id, { at, origin: context.origin });
  const about = { path: 'me.json', value: me };
  const zip = writeArchive(context.files, { about, files }, at);
  return sendArchive(context, request, zip, 'practicum-my-data');
}
