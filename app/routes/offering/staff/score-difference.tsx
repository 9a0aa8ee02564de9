import { Button } from '@mantine/core';
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { applyScores, undoScores } from '#app/domain/gradebook/apply-scores.server.ts';
import {
  ScoreColumnsForm,
  ScoreDifferenceView,
} from '#app/domain/gradebook/components/score-import.tsx';
import { columnsOf } from '#app/domain/gradebook/score-columns.ts';
import { staffScoreImport } from '#app/domain/gradebook/staff-score-imports.server.ts';
import { mapScores } from '#app/domain/gradebook/upload-scores.server.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { translator } from '#app/i18n/translator.ts';
import { headOf } from '#app/ui/head.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { textOf } from '#app/web/form.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const offering = context.course.offering(asker.offering);
  const scores = await staffScoreImport(context.db, offering, params.import ?? '', asker.at);
  if (scores === null) throw notFound();
  const t = translator(context.language, 'scoreFiles');
  return {
    ...{ slug: offering.slug, code: offering.code, scores },
    head: { title: `${t('planTitle')} · ${offering.code}`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const offering = context.course.offering(asker.offering);
  const id = params.import ?? '';
  if ((await staffScoreImport(context.db, offering, id, asker.at)) === null) throw notFound();
  const form = await request.formData();
  const here = `/${asker.offering}/staff/gradebook/import/${id}`;
  switch (textOf(form, 'do')) {
    case 'apply': {
      const input = { id, mark: textOf(form, 'mark'), why: textOf(form, 'why') };
      const applied = await applyScores(context, asker, input);
      return applied.ok
        ? redirect(here)
        : data({ refused: applied.because, kept: [] }, { status: 409 });
    }
    case 'undo': {
      const undone = await undoScores(context, asker, { id });
      return undone.ok
        ? { refused: null, kept: undone.kept }
        : data({ refused: undone.because, kept: [] }, { status: 409 });
    }
    default: {
      const mapping = columnsOf.bind(null, (field) => textOf(form, field));
      await mapScores(context, asker, { id, mapping });
      return redirect(here);
    }
  }
}

/** What a file of scores would change, line by line; then what it changed. */
export default function ScoreDifferencePage() {
  const { slug, code, scores } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('scoreFiles');
  const say = useSay();
  const { item, fileName, state, columns, mapping, difference, given } = scores;
  return (
    <Page
      eyebrow={<Link to={`/${slug}/staff/gradebook/import`}>{`${code} · ${t('title')}`}</Link>}
      title={say(item.title)}
      lead={t(state === 'open' ? 'planLead' : 'appliedLead', { file: fileName })}
    >
      {answer?.refused != null && <Notice tone="late">{t(`refused.${answer.refused}`)}</Notice>}
      {state === 'applied' && (
        <Notice tone="done" title={t('applied', { count: given })}>
          <Form method="post">
            <Button type="submit" variant="default" name="do" value="undo">
              {t('undo')}
            </Button>
          </Form>
        </Notice>
      )}
      {state === 'undone' && (
        <Notice title={t('undone')}>
          {answer !== undefined &&
            answer.kept.length > 0 &&
            t('kept', { names: answer.kept.join(', ') })}
        </Notice>
      )}
      {state === 'open' && <ScoreColumnsForm columns={columns} mapping={mapping} />}
      {difference !== null && <ScoreDifferenceView {...{ item, difference }} offering={slug} />}
    </Page>
  );
}
