import { Button } from '@mantine/core';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import { Answered } from '#app/domain/projects/feedback/components/answered.tsx';
import classes from '#app/domain/projects/desk/components/queue-filters.module.css';
import { QueueFilters } from '#app/domain/projects/desk/components/queue-filters.tsx';
import { QueueKeys } from '#app/domain/projects/desk/components/queue-keys.tsx';
import { QueueList } from '#app/domain/projects/desk/components/queue-list.tsx';
import { justAnswered } from '#app/domain/projects/feedback/just-answered.server.ts';
import { queueSearch, readQueueFilter } from '#app/domain/projects/desk/queue-filter.ts';
import { reviewPath } from '#app/domain/projects/desk/review-places.ts';
import { staffQueue } from '#app/domain/projects/desk/staff-queue.server.ts';
import { heldByStage } from '#app/domain/projects/feedback/staff-round.server.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { translator } from '#app/i18n/translator.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { headOf } from '#app/ui/head.ts';
import { pageNumber, pageOf } from '#app/ui/page-number.ts';
import { PageLinks } from '#app/ui/page-links.tsx';
import { Page } from '#app/ui/page.tsx';
import { requirePermission } from '#app/web/require-role.ts';

const itemsPerPage = 100;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const search = new URL(request.url).searchParams;
  const filter = readQueueFilter(search);
  const { items, ...queue } = await staffQueue(context.db, context.course, asker, filter);
  const { project, policy } = context.course.offering(asker.offering);
  return {
    offering: asker.offering,
    filter,
    answered: await justAnswered(context.db, asker, search),
    queue: { ...queue, first: items[0], ...pageOf(items, pageNumber(search), itemsPerPage) },
    held: await heldByStage(context.db, asker),
    largest: policy.team.max,
    stages: project.stages.map(({ stage, title }) => ({ stage, title })),
    head: { title: translator(context.language, 'feedback')('queue') },
  };
}

export const meta: MetaFunction<typeof loader> = headOf;

/** What waits for staff, oldest first. */
export default function QueuePage() {
  const { offering, filter, queue, stages, answered, largest, held } =
    useLoaderData<typeof loader>();
  const { t } = useTranslation('feedback');
  const say = useSay();
  const search = queueSearch(filter);
  const { first } = queue;
  const list = useRef<HTMLDivElement>(null);
  return (
    <Page
      title={t('queue')}
      lead={
        queue.oldest === null ? (
          t('nothingWaits')
        ) : (
          <>
            {t('waiting', { count: queue.waiting })} · {t('oldest')}{' '}
            <DistanceTo at={queue.oldest} />
          </>
        )
      }
      action={
        first !== undefined &&
        filter.show === 'waiting' && (
          <Button component={Link} to={reviewPath(offering, first, search)} size="md">
            {t('startOldest')}
          </Button>
        )
      }
    >
      <Answered answered={answered} />
      {held.length > 0 && (
        <nav className={classes.rounds} aria-label={t('round.nav')}>
          {stages
            .flatMap(({ stage, title }) =>
              held.filter((one) => one.stage === stage).map((one) => ({ ...one, title })),
            )
            .map(({ stage, title, held: count }) => (
              <Link key={stage} to={`/${offering}/staff/rounds/${stage}`}>
                {t('round.heldIn', { stage: say(title), count })}
              </Link>
            ))}
        </nav>
      )}
      <QueueFilters filter={filter} stages={stages} largest={largest} />
      {queue.items.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      ) : (
        <div ref={list}>
          <QueueList
            offering={offering}
            items={queue.items}
            oldest={queue.since}
            search={search}
            states={filter.show !== 'waiting'}
          />
          <QueueKeys list={list} />
        </div>
      )}
      <PageLinks page={queue.page} pages={queue.pages} />
    </Page>
  );
}
