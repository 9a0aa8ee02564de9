import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { findProject } from '#app/domain/projects/find-project.server.ts';
import { projectFiles } from '#app/domain/projects/project-files.server.ts';
import { writeArchive } from '#app/files/archive.server.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

/** All of a project as a ZIP, written while it is downloaded. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const project = await findProject(context.db, asker, params.project ?? '');
  if (project === null) throw notFound();
  const { projects, files } = await projectFiles(
    context.db,
    { id: project.id },
    {
      at: asker.at,
      origin: context.origin,
    },
  );
  const about = { path: 'project.json', value: { madeAt: asker.at, ...projects[0] } };
  const zip = await writeArchive(context.files, { about, files }, asker.at);
  zip.on('error', (error) => context.log.error({ err: error }, 'a download broke off'));
  return new Response(createReadableStreamFromReadable(zip), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${project.slug}.zip"`,
      'Cache-Control': 'no-store',
    },
  });
}
