import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { StaffReview } from '../../feedback/staff-review.server.ts';
import type { ProjectReviewers } from '../project-reviewers.server.ts';
import { AlsoHere } from './also-here.tsx';
import classes from './review-head.module.css';
import { ReviewLine } from './review-line.tsx';

type ReviewHeadProps = {
  offering: string;
  zone: string;
  review: StaffReview;
  reviewers: ProjectReviewers;
  /** The asker's id. */
  viewer: string;
  /** The filter of the queue, carried on. */
  search: string;
};

/** What is under review: whose, which version, handed in when, and who of staff looks at it. */
export function ReviewHead(props: ReviewHeadProps) {
  const { offering, zone, review, reviewers, viewer, search } = props;
  const { t } = useTranslation('feedback');
  const say = useSay();
  const { project, plan, team, version } = review;
  return (
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
        reviewers={reviewers}
        viewer={viewer}
        desk={`/${offering}/staff/projects/${project.slug}`}
      />
      <AlsoHere
        key={`${project.id}/${plan.stage}/${version.number}`}
        path={`/${offering}/staff/queue/${project.slug}/${plan.stage}/here`}
        version={version.number}
        answered={version.decision !== null}
      />
    </header>
  );
}
