import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { writeAnswered } from '#app/domain/projects/feedback/answered.ts';
import { Answered } from '#app/domain/projects/feedback/components/answered.tsx';
import { MarkRead } from '#app/domain/projects/feedback/components/mark-read.tsx';
import { AlsoHere } from '#app/domain/projects/desk/components/also-here.tsx';
import { ReviewLine } from '#app/domain/projects/desk/components/review-line.tsx';
import { QueueList, reviewPath } from '#app/domain/projects/desk/components/queue-list.tsx';
import { ReviewDesk } from '#app/domain/projects/feedback/components/review-desk.tsx';
import { justAnswered } from '#app/domain/projects/feedback/just-answered.server.ts';
import { projectReviewers } from '#app/domain/projects/desk/project-reviewers.server.ts';
import { queueSearch, readQueueFilter } from '#app/domain/projects/desk/queue-filter.ts';
import { answerReviewForm } from '#app/domain/projects/feedback/review-form.server.ts';
import { staffQueue } from '#app/domain/projects/desk/staff-queue.server.ts';
import { staffReview } from '#app/domain/projects/feedback/staff-review.server.ts';
import { neighbours, windowAround } from '#app/domain/projects/desk/neighbours.ts';
import { LiveSuggestions } from '#app/domain/projects/document/suggestions/components/live-suggestions.tsx';
import { teamDocument } from '#app/domain/projects/document/team-document.server.ts';
import { ReviewedVideo } from '#app/domain/projects/presentation/components/video-desk.tsx';
import { teamPresentation } from '#app/domain/projects/presentation/team-presentation.server.ts';
import { stageName } from '#app/domain/projects/stage-name.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached } from '#app/ui/not-reached.ts';
import { notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './review.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { asker, address } = addressOf({ context, params, request });
  const search = new URL(request.url).searchParams;
  const filter = readQueueFilter(search);
  const number = Number(search.get('version')) || null;
  const review = await staffReview(context.db, context.course, asker, address, number);
  if (review === null) throw notFound();
  const { items, since } = await staffQueue(context.db, context.course, asker, filter);
  const live = search.has('live');
  return {
    review,
    paper: context.course.offering(asker.offering).project.paper,
    presentation:
      address.stage === 'presentation'
        ? await teamPresentation(context, asker, address.project)
        : null,
    live: live ? await teamDocument(context.db, context.course, asker, address) : null,
    person: { id: asker.person.id, name: asker.person.name },
    queue: { ...windowAround(items, address), ...neighbours(items, address), oldest: since },
    reviewers: await projectReviewers(context.db, asker, review.project.id),
    search: queueSearch(filter),
    changes: search.has('changes'),
    answered: await justAnswered(context.db, asker, search),
    offering: asker.offering,
    zone: context.course.offering(asker.offering).zone,
    keptAs: `${asker.person.id}/${review.project.id}/${address.stage}/${review.version.number}`,
    at: asker.at,
    head: { title: `${review.project.title} · ${review.plan.title[context.language]}` },
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { asker, address } = addressOf({ context, params, request });
  const url = new URL(request.url);
  const filter = readQueueFilter(url.searchParams);
  const { items } = await staffQueue(context.db, context.course, asker, filter);
  const services = { ...context, origin: context.origin };
  const answer = await answerReviewForm(services, asker, address, await request.formData());
  if (answer === null) throw new Response(null, { status: 400 });
  if (answer.intent !== 'decide' || !answer.ok || !('verdict' in answer)) return answer;
  const { previous, next } = neighbours(items, address);
  const search = new URLSearchParams(queueSearch(filter));
  search.set('answered', writeAnswered({ ...answer, project: address.project }));
  const onward = next ?? previous;
  const path =
    onward === null ? `/${asker.offering}/staff/queue` : reviewPath(asker.offering, onward, '');
  return redirect(`${path}?${search}`);
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

export const meta: MetaFunction<typeof loader> = headOf;

/** One version under review: the queue, the text, the feedback. */
export default function ReviewPage() {
  const page = useLoaderData<typeof loader>();
  const { review, queue, search, offering, zone, answered } = page;
  const { t } = useTranslation(['feedback', 'desk']);
  const say = useSay();
  const { project, plan, team, version } = review;
  const to = (item: (typeof queue.items)[number] | null) =>
    item === null ? null : reviewPath(offering, item, search);
  const unread = review.threads.some(({ comments }) => comments.some((one) => one.unread));
  return (
    <div className={classes.panes}>
      <MarkRead unread={unread} upTo={page.at} />
      <nav className={classes.list} aria-label={t('queue')}>
        <Link to={`/${offering}/staff/queue${search}`}>{t('backToQueue')}</Link>
        {queue.before > 0 && (
          <p className={classes.more}>{t('desk:windowBefore', { count: queue.before })}</p>
        )}
        <QueueList {...{ offering, search }} items={queue.items} oldest={queue.oldest} narrow />
        {queue.after > 0 && (
          <p className={classes.more}>{t('desk:windowAfter', { count: queue.after })}</p>
        )}
      </nav>
      <div className={classes.main}>
        <Answered answered={answered} />
        <header className={classes.head}>
          <p className={classes.soft}>
            <Link className={classes.back} to={`/${offering}/staff/queue${search}`}>
              {t('queue')}
            </Link>
            {say(plan.title)} · {t('version', { version: version.number })} · {team.join(', ')}
          </p>
          <h1>{project.title}</h1>
          <p className={classes.soft}>
            {t('submittedBy', { by: version.by })} <Moment at={version.submittedAt} zone={zone} />
          </p>
          <ReviewLine
            reviewers={page.reviewers}
            viewer={page.person.id}
            desk={`/${offering}/staff/projects/${project.slug}`}
          />
          <AlsoHere
            key={page.keptAs}
            path={`/${offering}/staff/queue/${project.slug}/${plan.stage}/here`}
            version={version.number}
            answered={version.decision !== null}
          />
        </header>
        {page.presentation !== null && (
          <ReviewedVideo presentation={page.presentation} title={project.title} />
        )}
        {page.live !== null ? (
          <LiveSuggestions
            key={`${page.keptAs}/live`}
            document={page.live}
            person={page.person}
            at={page.at}
            paper={page.paper}
            printHref={`/${offering}/projects/${project.slug}/${plan.stage}/print`}
            back={search || '?'}
          />
        ) : (
          <ReviewDesk
            key={page.keptAs}
            review={review}
            zone={zone}
            keptAs={page.keptAs}
            changes={page.changes}
            to={{
              text: search || '?',
              changes: `${search === '' ? '?' : `${search}&`}changes=1`,
              live: `${search === '' ? '?' : `${search}&`}live=1`,
              previous: to(queue.previous),
              next: to(queue.next),
              round: `/${offering}/staff/rounds/${plan.stage}`,
              stage: (stage) => `/${offering}/staff/queue/${project.slug}/${stage}${search}`,
            }}
          />
        )}
      </div>
    </div>
  );
}

function addressOf({ context, params, request }: LoaderFunctionArgs) {
  const asker = requirePermission(context, request, params.offering, 'give feedback');
  const stage = stageName(params.stage);
  if (stage === null) throw notFound();
  return { asker, address: { project: params.project ?? '', stage } };
}
