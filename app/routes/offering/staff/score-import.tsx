import { Button, NativeSelect, Textarea } from '@mantine/core';
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
import { gradeItems } from '#app/domain/gradebook/grade-items.ts';
import { staffScoreImports } from '#app/domain/gradebook/staff-score-imports.server.ts';
import { uploadScores } from '#app/domain/gradebook/upload-scores.server.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import { uploadedTable } from '#app/web/uploaded-table.ts';
import classes from './roster.module.css';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const offering = context.course.offering(asker.offering);
  const { slug, code, zone } = offering;
  const t = translator(context.language, 'scoreFiles');
  return {
    ...{ slug, code, zone, items: gradeItems(offering) },
    imports: await staffScoreImports(context.db, offering),
    head: { title: `${t('title')} · ${code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  // What a form adds around the file is small; the file itself is measured again when it is read.
  if (Number(request.headers.get('Content-Length') ?? 0) > 2 * mostBytes) {
    return data({ problem: 'too large' as const, pasted: '' }, { status: 413 });
  }
  const form = await request.formData();
  const pasted = textOf(form, 'pasted');
  const t = translator(context.language, 'scoreFiles');
  const uploaded = await uploadedTable(form, t('pasted'));
  const result = await uploadScores(context, asker, { item: textOf(form, 'item'), ...uploaded });
  if (result.ok) return redirect(`/${asker.offering}/staff/gradebook/import/${result.id}`);
  if (result.because === 'not found') throw notFound();
  return data({ problem: result.because, pasted }, { status: 422 });
}

/** Takes scores as a file or pasted; what they would change is shown on the next page. */
export default function ScoreImport() {
  const { slug, code, zone, items, imports } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('scoreFiles');
  const say = useSay();
  const busy = useNavigation().state === 'submitting';
  return (
    <Page
      eyebrow={<Link to={`/${slug}/staff/gradebook`}>{`${code} · ${t('back')}`}</Link>}
      title={t('title')}
      lead={t('lead')}
      width="read"
    >
      <Form method="post" encType="multipart/form-data" className={classes.form} noValidate>
        <NativeSelect
          name="item"
          label={t('item')}
          data={items.map(({ key, title }) => ({ value: key, label: say(title) }))}
        />
        <div className={classes.file}>
          <label htmlFor="file">{t('file')}</label>
          <input id="file" type="file" name="file" accept=".csv,.tsv,.txt,text/csv" />
        </div>
        <Textarea
          name="pasted"
          label={t('orPaste')}
          defaultValue={answer?.pasted ?? ''}
          error={answer !== undefined && t(`refused.${answer.problem}`)}
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
            {imports.map(({ id, fileName, title, createdAt, state }) => (
              <li key={id}>
                <Link to={`/${slug}/staff/gradebook/import/${id}`}>
                  <bdi>{fileName}</bdi>
                </Link>
                <span className={classes.soft}>
                  {say(title)} · {t(`state.${state}`)} · <Moment at={createdAt} zone={zone} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
