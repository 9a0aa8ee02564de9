import type { ActionFunctionArgs } from '@remix-run/node';
import { noteReviewer } from '#app/domain/projects/desk/review-presence.server.ts';
import { stageName } from '#app/domain/projects/stage-name.ts';
import { textOf } from '#app/web/form.ts';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

/** An open review says every few seconds that it is, and hears who else has it open. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const stage = stageName(params.stage);
  if (stage === null) throw notFound();
  const form = await request.formData();
  const version = Number(textOf(form, 'version'));
  if (!Number.isInteger(version) || version < 1 || version > 1e6) {
    return badRequest();
  }
  const seen = { project: params.project ?? '', stage, version };
  const leaves = textOf(form, 'leaves') !== '';
  const presence = await noteReviewer(context.db, asker, { ...seen, leaves }, new Date());
  if (presence === null) throw notFound();
  return Response.json(presence);
}
