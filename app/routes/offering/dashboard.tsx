import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { followNotification } from '#app/domain/people/own-notifications.server.ts';
import { isStaff, may } from '#app/domain/people/permissions.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { ReaderBoard } from '#app/web/dashboard/reader-board.tsx';
import { readerDashboard } from '#app/web/dashboard/reader-dashboard.server.ts';
import { StudentBoard } from '#app/web/dashboard/student-board.tsx';
import { studentDashboard } from '#app/web/dashboard/student-dashboard.server.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  if (isStaff(asker.role)) throw redirect(`/${asker.offering}/staff/queue`);
  const t = translator(context.language, 'dashboard');
  const graded = may(asker.role, 'be graded');
  const board = await (graded ? studentDashboard : readerDashboard)(context, asker);
  const description = t(graded ? 'description' : 'readerDescription');
  return { board, head: { title: `${t('title')} · ${board.code}`, description } };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Follows a notification: notes that it is read, and leads where it says. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const id = (await request.formData()).get('notification');
  const { person, at } = asker;
  const recipient = { personId: person.id, roles: context.roles, at };
  const path = await followNotification(context.db, recipient, typeof id === 'string' ? id : '');
  if (path === null) throw notFound();
  return redirect(path);
}

/** What is next and what is new: for whoever is graded, and for whoever reads. */
export default function Dashboard() {
  const { board } = useLoaderData<typeof loader>();
  return board.kind === 'student' ? <StudentBoard board={board} /> : <ReaderBoard board={board} />;
}
