import { Button, TextInput } from '@mantine/core';
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PaperScores } from '#app/domain/gradebook/midterm/components/paper-scores.tsx';
import classes from '#app/domain/gradebook/midterm/components/paper-scores.module.css';
import { midtermScores } from '#app/domain/gradebook/midterm/midterm-scores.server.ts';
import {
  answerPaperForm,
  type ScorePaperAnswer,
} from '#app/domain/gradebook/midterm/score-paper.server.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached, type NotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { PageLinks } from '#app/ui/page-links.tsx';
import { pageNumber } from '#app/ui/page-number.ts';
import { Page } from '#app/ui/page.tsx';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const { searchParams } = new URL(request.url);
  const search = searchParams.get('q')?.trim().slice(0, 200) ?? '';
  const scores = await midtermScores(context, asker, { search, page: pageNumber(searchParams) });
  if (scores === null) throw redirect(`/${asker.offering}/staff/midterm`);
  const { slug, code } = context.course.offering(asker.offering);
  const t = translator(context.language, 'draw');
  return {
    ...{ slug, code, scores, search },
    head: { title: `${t('scores.title')} · ${code}`, description: t('scores.lead') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Gives one person the points of their paper. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'grade');
  const answer = await answerPaperForm(context, asker, await request.formData());
  if (answer === null) throw badRequest();
  if (!answer.ok && answer.because === 'not found') throw notFound();
  return answer.ok ? answer : data(answer, { status: 422 });
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

/** The midterm's points, typed paper by paper as they lie on the table. */
export default function MidtermScores() {
  const { slug, code, scores, search } = useLoaderData<typeof loader>();
  // Of a browser without scripts: with them each line says it itself.
  const answer = useActionData<ScorePaperAnswer | NotReached>();
  const { t } = useTranslation(['draw', 'gradebook']);
  const { rows, page, pages, each } = scores;
  return (
    <Page
      eyebrow={<Link to={`/${slug}/staff/midterm`}>{`${code} · ${t('title')}`}</Link>}
      title={t('scores.title')}
      lead={t('scores.lead')}
      action={
        <Button component={Link} to={`/${slug}/staff/releases?item=midterm`}>
          {t('gradebook:toReleases')}
        </Button>
      }
    >
      {answer?.ok === false && (
        <Notice tone="late">{t(`gradebook:refused.${answer.because}`, { outOf: each })}</Notice>
      )}
      <Form className={classes.find} role="search" key={search}>
        <TextInput type="search" name="q" label={t('gradebook:find')} defaultValue={search} />
        <Button type="submit" variant="default">
          {t('gradebook:show')}
        </Button>
      </Form>
      {rows.length === 0 ? (
        <EmptyState title={t(search === '' ? 'gradebook:empty' : 'gradebook:noneFound')}>
          {t(search === '' ? 'gradebook:emptyText' : 'gradebook:noneFoundText')}
        </EmptyState>
      ) : (
        <PaperScores key={`${search} ${page}`} offering={slug} scores={scores} />
      )}
      <PageLinks page={page} pages={pages} />
    </Page>
  );
}
