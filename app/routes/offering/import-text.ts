import { data, type ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { keepFigure } from '#app/domain/projects/document/figures/keep-figure.server.ts';
import { keepPoint } from '#app/domain/projects/document/import/keep-point.server.ts';
import {
  largestFile,
  readTextFile,
  type BroughtText,
} from '#app/domain/projects/document/import/read-text-file.server.ts';
import { findProject } from '#app/domain/projects/find-project.server.ts';
import { stageName } from '#app/domain/projects/stage-name.ts';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

/** With the words around a file. */
const largestBody = largestFile + 64 * 1024;

const point = z.object({
  intent: z.literal('keep'),
  requestId: z.uuid(),
  state: z.string().max(8 * 1024 * 1024),
});
/**
 * Reads a file for the editor, which puts it into the text; nothing is changed by that. Or keeps
 * the text as it stands, before the editor replaces it.
 */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const stage = stageName(params.stage);
  const project = await findProject(context.db, asker, params.project ?? '');
  if (project?.access !== 'member' || stage === null) throw notFound();
  const length = request.headers.get('Content-Length');
  if (length === null || Number(length) > largestBody) return refused('too big');
  const form = await request.formData();
  if (form.get('intent') === 'keep') {
    const asked = point.safeParse(Object.fromEntries(form));
    if (!asked.success) throw badRequest();
    const kept = await keepPoint(context, asker, { project: project.slug, stage, ...asked.data });
    return data(kept, { status: kept.ok ? 200 : 422 });
  }
  if (!(await context.limits.upload.take(asker.person.id))) return refused('busy');
  const file = form.get('file');
  const bytes = typeof file === 'string' ? Buffer.from(file) : await file?.arrayBuffer();
  const read = await readTextFile(new Uint8Array(bytes ?? []), async (picture) => {
    const figure = { project: project.slug, bytes: picture };
    return (await keepFigure(context, asker, figure, new Date())).ok;
  });
  return data(read, { status: read.ok ? 200 : 422 });
}

function refused(because: (BroughtText & { ok: false })['because']) {
  return data<BroughtText>({ ok: false, because }, { status: 422 });
}
