import type { ActionFunctionArgs } from '@remix-run/node';
import { keepDetails } from '#app/domain/projects/details/keep-details.server.ts';
import { findDocument } from '#app/domain/projects/find-project.server.ts';
import { stageName } from '#app/domain/projects/stage-name.ts';
import { textOf } from '#app/web/form.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

/** Keeps what is typed beside a stage's text, and tells whoever has it open. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const stage = stageName(params.stage);
  const project = params.project ?? '';
  if (stage === null) throw notFound();
  const patch = textOf(await request.formData(), 'patch');
  const kept = await keepDetails(context, asker, { project, stage, patch });
  if (!kept.ok) {
    const status = kept.because === 'not found' ? 404 : kept.because === 'too much' ? 422 : 403;
    return new Response(null, { status });
  }
  const document = await findDocument(context.db, asker, project, stage);
  if (document !== null) context.collaboration.changed(document.documentId);
  return new Response(null, { status: 204 });
}
