import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ColumnForm } from '#app/domain/enrollment/roster/components/column-form.tsx';
import { PlanForm } from '#app/domain/enrollment/roster/components/plan-form.tsx';
import { UndoForm } from '#app/domain/enrollment/roster/components/undo-form.tsx';
import { applyRoster } from '#app/domain/enrollment/roster/apply-roster.server.ts';
import { mappingOf } from '#app/domain/enrollment/roster/mapping.ts';
import { staffImport } from '#app/domain/enrollment/roster/staff-imports.server.ts';
import { undoRoster } from '#app/domain/enrollment/roster/undo-roster.server.ts';
import { mapRoster } from '#app/domain/enrollment/roster/upload-roster.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage roster');
  const offering = context.course.offering(asker.offering);
  const roster = await staffImport(context.db, offering, params.import ?? '', asker.at);
  if (roster === null) throw notFound();
  const t = translator(context.language, 'roster');
  return {
    ...{ slug: offering.slug, code: offering.code, roster },
    head: { title: `${t('planTitle')} · ${offering.code}`, description: t('importDescription') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage roster');
  const offering = context.course.offering(asker.offering);
  const id = params.import ?? '';
  if ((await staffImport(context.db, offering, id, asker.at)) === null) throw notFound();
  const form = await request.formData();
  const t = translator(context.language, 'roster');
  const why = textOf(form, 'why').trim();
  switch (textOf(form, 'do')) {
    case 'apply': {
      const take = new Set(form.getAll('take').map(String));
      const done = await applyRoster(context, asker, { id, take, why: why || t('whyDefault') });
      if (!done.ok) return data({ refused: done.because }, { status: 409 });
      break;
    }
    case 'undo': {
      const undone = await undoRoster(context, asker, { id, why: t('undoWhy') });
      if (!undone.ok) return data({ refused: undone.because }, { status: 409 });
      break;
    }
    default:
      await mapRoster(context, asker, {
        id,
        mapping: (table) => mappingOf((field) => textOf(form, field), table),
      });
  }
  return redirect(`/${asker.offering}/staff/roster/import/${id}`);
}

/** What a roster would change, row by row; then what it changed. */
export default function RosterPlan() {
  const { slug, code, roster } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { t } = useTranslation('roster');
  const { state, fileName, done, kept } = roster;
  return (
    <Page
      eyebrow={<Link to={`/${slug}/staff/roster/import`}>{`${code} · ${t('importTitle')}`}</Link>}
      title={t('planTitle')}
      lead={t(state === 'open' ? 'planLead' : 'appliedLead', { file: fileName })}
    >
      {refused !== undefined && <Notice tone="late">{t(`refused_${refused}`)}</Notice>}
      {state === 'applied' && (
        <Notice tone="done" title={t('applied', { count: done.length })}>
          <UndoForm />
        </Notice>
      )}
      {state === 'undone' && (
        <Notice title={t('undone')}>
          {kept.length > 0 && `${t('undoneKept')} ${kept.join(', ')}`}
        </Notice>
      )}
      {state === 'open' && <ColumnForm columns={roster.columns} mapping={roster.mapping} />}
      <PlanForm key={JSON.stringify([state, roster.mapping])} roster={roster} />
    </Page>
  );
}
