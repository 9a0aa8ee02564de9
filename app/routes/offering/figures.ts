import type { ActionFunctionArgs } from '@remix-run/node';
import { largestFigure, type FigureRefusal } from '#app/domain/projects/document/figures/figure.ts';
import {
  keepFigure,
  mayBringFigures,
  type KeepFigureResult,
} from '#app/domain/projects/document/figures/keep-figure.server.ts';
import { bodyWithin } from '#app/web/body-within.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

const statuses: Record<FigureRefusal, number> = {
  'not found': 404,
  archived: 403,
  'too large': 413,
  'too often': 429,
  'not an image': 422,
  'too many pixels': 422,
  'too many figures': 422,
};

/** Takes a picture for a project's texts: the body of the request is the file. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const project = params.project ?? '';
  const allowed = await mayBringFigures(context, asker, project);
  if (!allowed.ok && allowed.because === 'not found') throw notFound();
  if (!allowed.ok) return answer(allowed);
  if (!(await context.limits.upload.take(asker.person.id)))
    return answer({ ok: false, because: 'too often' });
  const bytes = await bodyWithin(request, largestFigure);
  if (bytes === null) return answer({ ok: false, because: 'too large' });
  return answer(await keepFigure(context, asker, { project, bytes }, new Date()));
}

function answer(result: KeepFigureResult): Response {
  return Response.json(result, {
    status: result.ok ? 201 : statuses[result.because],
    headers: { 'Cache-Control': 'no-store' },
  });
}
