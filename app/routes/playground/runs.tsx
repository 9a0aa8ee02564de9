import { Button } from '@mantine/core';
import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { RemovedRun } from '#app/domain/experiments/components/removed-run.tsx';
import { RunList } from '#app/domain/experiments/components/run-list.tsx';
import { mostRuns } from '#app/domain/experiments/kept-run.ts';
import { ownRuns } from '#app/domain/experiments/own-runs.server.ts';
import { answerRunForm } from '#app/domain/experiments/run-form.server.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached } from '#app/ui/not-reached.ts';
import { Notice } from '#app/ui/notice.tsx';
import { pageNumber } from '#app/ui/page-number.ts';
import { Page } from '#app/ui/page.tsx';
import { badRequest, requirePerson } from '#app/web/require-role.ts';
import classes from './runs.module.css';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { id } = requirePerson(context, request);
  const search = new URL(request.url).searchParams;
  const experiment = search.get('experiment');
  const page = pageNumber(search);
  const t = translator(context.language, 'runs');
  return {
    ...(await ownRuns(context.db, id, { experiment, page })),
    experiment,
    head: { title: `${t('title')} · Practicum`, description: t('description') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** Changes a note, removes a run, or puts one back that was removed. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { id: personId } = requirePerson(context, request);
  const form = await request.formData();
  form.delete('model');
  const answer = await answerRunForm(
    context,
    { personId, at: context.clock.now(), now: new Date() },
    form,
  );
  if (answer === null) throw badRequest();
  if (!answer.ok) return data(answer, { status: 422 });
  if (answer.kind === 'removed') return answer;
  const { pathname, search } = new URL(request.url);
  throw redirect(pathname + search);
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

/** The runs of experiments that somebody kept, the newest first. */
export default function Runs() {
  const { runs, count, experiment } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(['runs', 'playground']);
  const refused = answer?.ok === false ? answer : null;
  const atRun = refused?.because === 'note too long' ? refused : null;
  const all = <Link to="/playground/runs">{t('all')}</Link>;
  return (
    <Page
      eyebrow={<Link to="/playground">{t('playground:title')}</Link>}
      title={t('title')}
      lead={count > 0 && t('lead', { count })}
    >
      {answer?.ok === true && answer.removed !== null && <RemovedRun run={answer.removed} />}
      {refused !== null && atRun === null && (
        <Notice tone="late">{t(`refused.${refused.because}`, { most: mostRuns })}</Notice>
      )}
      <Filter />
      {runs.length > 0 ? (
        <RunList runs={runs} refused={atRun} />
      ) : experiment === null ? (
        <EmptyState
          title={t('empty')}
          action={
            <Button component={Link} to="/playground">
              {t('toPlayground')}
            </Button>
          }
        >
          {t('emptyText')}
        </EmptyState>
      ) : (
        <EmptyState title={t('emptyHere')}>{all}</EmptyState>
      )}
      <Pages />
    </Page>
  );
}

function Filter() {
  const { experiments, experiment } = useLoaderData<typeof loader>();
  const { t } = useTranslation('runs');
  const say = useSay();
  if (experiments.length < 2) return null;
  return (
    <nav aria-label={t('which')} className={classes.filter}>
      <Link to="/playground/runs" aria-current={experiment === null ? 'page' : undefined}>
        {t('all')}
      </Link>
      {experiments.map(({ slug, title, count }) => (
        <Link
          key={slug}
          to={`?experiment=${encodeURIComponent(slug)}`}
          aria-current={experiment === slug ? 'page' : undefined}
        >
          {title === null ? slug : say(title)} ({count})
        </Link>
      ))}
    </nav>
  );
}

function Pages() {
  const { page, pages, experiment } = useLoaderData<typeof loader>();
  const { t } = useTranslation('runs');
  if (pages === 1) return null;
  const here = experiment === null ? '' : `experiment=${encodeURIComponent(experiment)}&`;
  const to = (number: number) => `?${here}page=${number}`;
  return (
    <nav aria-label={t('pages')} className={classes.pages}>
      {page > 1 && <Link to={to(page - 1)}>{t('newer')}</Link>}
      <span>{t('page', { page, pages })}</span>
      {page < pages && <Link to={to(page + 1)}>{t('older')}</Link>}
    </nav>
  );
}
