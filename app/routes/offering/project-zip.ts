import type { LoaderFunctionArgs } from '@remix-run/node';
import type { StageName } from '#app/db/generated/enums.ts';
import { projectArchive } from '#app/domain/projects/archive/project-archive.server.ts';
import { printedDocument } from '#app/domain/projects/document/paper/printed-document.server.ts';
import { printedPdf } from '#app/domain/projects/document/paper/printed-pdf.server.ts';
import { findProject } from '#app/domain/projects/find-project.server.ts';
import { writeArchive } from '#app/files/archive.server.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import { sendArchive } from '#app/web/send-archive.ts';

/** All of a project as a ZIP, written while it is downloaded. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const project = await findProject(context.db, asker, params.project ?? '');
  if (project === null) throw notFound();
  const { db, course, language, origin, printer } = context;
  const pdfOf = async (stage: StageName, version: number) => {
    const address = { project: project.slug, stage };
    const text = await printedDocument(db, course, asker, address, version);
    if (printer === null || text === null) return null;
    const printed = await printedPdf({ ...context, printer }, asker.offering, text);
    return printed.ok ? printed.pdf : null;
  };
  const services = { db, course, language, origin, pdfOf: printer === null ? null : pdfOf };
  const archive = await projectArchive(services, asker, project);
  const zip = writeArchive(context.files, archive, asker.at);
  return sendArchive(context, request, zip, project.slug);
}
