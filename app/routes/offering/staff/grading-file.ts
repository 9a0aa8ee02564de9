import type { LoaderFunctionArgs } from '@remix-run/node';
import { workFile } from '#app/domain/gradebook/grading/work-file.server.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import { sendFile } from '#app/web/send-file.ts';

/** A file of a work that staff mark, as it was handed in. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const { homework = '', submission = '', file = '' } = params;
  const { blind } = context.course.offering(asker.offering).policy.grading.marking;
  const found = await workFile(context.db, asker, { homework, submission, file }, blind);
  if (found === null) throw notFound();
  return sendFile(context, request, {
    ...{ ...found, type: 'application/octet-stream', attachment: true },
  });
}
