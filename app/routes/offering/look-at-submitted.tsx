import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { submittedFile } from '#app/domain/homework/hand-in/submitted-file.server.ts';
import { versionNumber } from '#app/domain/homework/hand-in/version-rules.ts';
import { LookAtFile } from '#app/domain/homework/preview/components/look-at-file.tsx';
import { viewFile } from '#app/domain/homework/preview/view-file.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const { homework = '', file = '' } = params;
  const number = versionNumber(params.number);
  if (number === null) throw notFound();
  const found = await submittedFile(context.db, asker, { homework, number, id: file });
  if (found === null) throw notFound();
  const { name, size } = found;
  const home = `/${asker.offering}/homework/${homework}`;
  const t = translator(context.language, 'preview');
  return {
    ...{ name, size, home, version: number, homework: homework.toUpperCase() },
    href: `${home}/submissions/${number}/files/${file}`,
    view: await viewFile(context.files, found),
    head: { title: name, description: t('lookAt', { name }) },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** A file of one of the reader's own versions, as whoever grades it sees it. */
export default function LookAtSubmitted() {
  return <LookAtFile {...useLoaderData<typeof loader>()} />;
}
