import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { writeAnswered } from '#app/domain/projects/feedback/answered.ts';
import { Answered } from '#app/domain/projects/feedback/components/answered.tsx';
import { MarkRead } from '#app/domain/projects/feedback/components/mark-read.tsx';
import { QueuePane } from '#app/domain/projects/desk/components/queue-pane.tsx';
import { ReviewHead } from '#app/domain/projects/desk/components/review-head.tsx';
import { onwardPath, reviewPlaces } from '#app/domain/projects/desk/review-places.ts';
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
import { headOf } from '#app/ui/head.ts';
import { sendOrNotReached, unlessNotReached } from '#app/ui/not-reached.ts';
import { badRequest, notFound, requirePermission } from '#app/web/require-role.ts';
import classes from './review.module.css';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { asker, address } = addressOf({ context, params, request });
  const search = new URL(request.url).searchParams;
  const filter = readQueueFilter(search);
  const number = Number(search.get('version')) || null;
  const review = await staffReview(context.db, context.course, asker, address, number);
  if (review === null) throw notFound();
  const { items, since } = await staffQueue(context.db, context.course, asker, filter);
  const { zone, project } = context.course.offering(asker.offering);
  return {
    ...{ review, zone, paper: project.paper, offering: asker.offering },
    presentation:
      address.stage === 'presentation'
        ? await teamPresentation(context, asker, address.project)
        : null,
    live: search.has('live')
      ? await teamDocument(context.db, context.course, asker, address)
      : null,
    person: { id: asker.person.id, name: asker.person.name },
    queue: { ...windowAround(items, address), ...neighbours(items, address), oldest: since },
    reviewers: await projectReviewers(context.db, asker, review.project.id),
    search: queueSearch(filter),
    changes: search.has('changes'),
    answered: await justAnswered(context.db, asker, search),
    keptAs: `${asker.person.id}/${review.project.id}/${address.stage}/${review.version.number}`,
    at: asker.at,
    head: { title: `${review.project.title} · ${review.plan.title[context.language]}` },
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { asker, address } = addressOf({ context, params, request });
  const filter = readQueueFilter(new URL(request.url).searchParams);
  // Asked before the answer, which may take the version out of the list.
  const { items } = await staffQueue(context.db, context.course, asker, filter);
  const answer = await answerReviewForm(context, asker, address, await request.formData());
  if (answer === null) throw badRequest();
  if (answer.intent !== 'decide' || !answer.ok || !('verdict' in answer)) return answer;
  const search = new URLSearchParams(queueSearch(filter));
  search.set('answered', writeAnswered({ ...answer, project: address.project }));
  return redirect(onwardPath(asker.offering, neighbours(items, address), search));
}

export { sendOrNotReached as clientAction, unlessNotReached as shouldRevalidate };

export const meta: MetaFunction<typeof loader> = headOf;

/** One version under review: the queue, the text, the feedback. */
export default function ReviewPage() {
  const page = useLoaderData<typeof loader>();
  const { review, queue, search, offering, zone, person, keptAs } = page;
  const { project, plan, threads } = review;
  const unread = threads.some(({ comments }) => comments.some((one) => one.unread));
  return (
    <div className={classes.panes}>
      <MarkRead unread={unread} upTo={page.at} />
      <QueuePane {...{ offering, queue, search }} />
      <div>
        <Answered answered={page.answered} />
        <ReviewHead
          {...{ offering, zone, review, search, reviewers: page.reviewers }}
          viewer={person.id}
        />
        {page.presentation !== null && (
          <ReviewedVideo presentation={page.presentation} title={project.title} />
        )}
        {page.live !== null ? (
          <LiveSuggestions
            key={`${keptAs}/live`}
            {...{ document: page.live, person, at: page.at, paper: page.paper }}
            printHref={`/${offering}/projects/${project.slug}/${plan.stage}/print`}
            back={search || '?'}
          />
        ) : (
          <ReviewDesk
            key={keptAs}
            {...{ review, zone, keptAs, changes: page.changes }}
            to={reviewPlaces({ offering, project: project.slug, stage: plan.stage, search, queue })}
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
