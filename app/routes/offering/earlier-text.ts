import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  earlierOf,
  earlierText,
} from '#app/domain/projects/document/import/earlier-text.server.ts';
import { stageName } from '#app/domain/projects/stage-name.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

/** An earlier text of a stage, for the editor of its team, which brings it back. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const stage = stageName(params.stage);
  const earlier = earlierOf(params.earlier);
  if (stage === null || earlier === null) throw notFound();
  const address = { project: params.project ?? '', stage };
  const text = await earlierText(context.db, asker, address, earlier);
  if (text === null) throw notFound();
  return text;
}
