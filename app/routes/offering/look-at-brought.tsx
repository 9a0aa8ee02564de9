import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { broughtFile } from '#app/domain/homework/hand-in/brought-file.server.ts';
import { LookAtFile } from '#app/domain/homework/preview/components/look-at-file.tsx';
import { viewFile } from '#app/domain/homework/preview/view-file.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'see dashboard');
  const { homework = '', file = '' } = params;
  const found = await broughtFile(context.db, asker, { homework, id: file });
  if (found === null) throw notFound();
  const { name, size } = found;
  const home = `/${asker.offering}/homework/${homework}`;
  const t = translator(context.language, 'preview');
  return {
    ...{ name, size, home, version: null, homework: homework.toUpperCase() },
    href: `${home}/brought/${file}`,
    view: await viewFile(context.files, found),
    head: { title: name, description: t('lookAt', { name }) },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** A file that the reader has brought, before it is handed in. */
export default function LookAtBrought() {
  return <LookAtFile {...useLoaderData<typeof loader>()} />;
}
