import { Button, Textarea } from '@mantine/core';
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { mostBytes } from '#app/domain/enrollment/roster/limits.ts';
import { staffImports } from '#app/domain/enrollment/roster/staff-imports.server.ts';
import { uploadRoster } from '#app/domain/enrollment/roster/upload-roster.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { requirePermission } from '#app/web/require-role.ts';
import { uploadedTable } from '#app/web/uploaded-table.ts';
import classes from './roster.module.css';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage roster');
  const { slug, code, zone } = context.course.offering(asker.offering);
  const t = translator(context.language, 'roster');
  return {
    ...{ slug, code, zone },
    imports: await staffImports(context.db, slug),
    head: { title: `${t('importTitle')} · ${code}`, description: t('importDescription') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'manage roster');
  // What a form adds around the file is small; the file itself is measured again when it is read.
  if (Number(request.headers.get('Content-Length') ?? 0) > 2 * mostBytes) {
    return data({ problem: 'too large' as const, pasted: '' }, { status: 413 });
  }
  const form = await request.formData();
  const pasted = textOf(form, 'pasted');
  const t = translator(context.language, 'roster');
  const uploaded = await uploadedTable(form, t('pasted'));
  const result = await uploadRoster(context, asker, uploaded);
  if (!result.ok) return data({ problem: result.because, pasted }, { status: 422 });
  return redirect(`/${asker.offering}/staff/roster/import/${result.id}`);
}

/** Takes a roster as a file or pasted; what it would change is shown on the next page. */
export default function RosterImport() {
  const { slug, code, zone, imports } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('roster');
  const busy = useNavigation().state === 'submitting';
  const problem = answer === undefined ? null : t(`problem_${answer.problem}`);
  return (
    <Page
      eyebrow={<Link to={`/${slug}/staff/roster`}>{`${code} · ${t('title')}`}</Link>}
      title={t('importTitle')}
      lead={t('importLead')}
      width="read"
    >
      <Form method="post" encType="multipart/form-data" className={classes.form} noValidate>
        <div className={classes.file}>
          <label htmlFor="file">{t('file')}</label>
          <input
            id="file"
            type="file"
            name="file"
            accept=".csv,.tsv,.txt,text/csv"
            aria-describedby="file-hint"
          />
          <span id="file-hint" className={classes.soft}>
            {t('fileHint')}
          </span>
        </div>
        <Textarea
          name="pasted"
          label={t('orPaste')}
          defaultValue={answer?.pasted ?? ''}
          error={problem}
          rows={6}
          spellCheck={false}
        />
        <Button type="submit" loading={busy}>
          {t('look')}
        </Button>
      </Form>
      {imports.length > 0 && (
        <section className={classes.section}>
          <h2>{t('earlier')}</h2>
          <ul className={classes.list}>
            {imports.map(({ id, fileName, createdAt, state }) => (
              <li key={id}>
                <Link to={`/${slug}/staff/roster/import/${id}`}>
                  <bdi>{fileName}</bdi>
                </Link>
                <span className={classes.soft}>
                  {t(`state_${state}`)} · <Moment at={createdAt} zone={zone} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
