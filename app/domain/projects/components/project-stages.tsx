import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { StudentProject } from '../student-project.server.ts';
import { ExtendedFrom } from './extended-from.tsx';
import classes from './project-stages.module.css';
import { OwesMark, StateMark } from './state-mark.tsx';

type ProjectStagesProps = {
  project: StudentProject['project'];
  stages: StudentProject['stages'];
  offering: string;
  zone: string;
};

/** The stages of one's own project: what is asked, by when, where it stands, what is new. */
export function ProjectStages({ project, stages, offering, zone }: ProjectStagesProps) {
  const { t } = useTranslation('projects');
  const say = useSay();
  return (
    <ol className={classes.stages}>
      {stages.map(({ stage, title, summary, due, extendedFrom, pages, state, unread }) => (
        <li key={stage}>
          <div className={classes.what}>
            <h2>
              {project === null ? (
                say(title)
              ) : (
                <Link to={`/${offering}/projects/${project.slug}/${stage}`} prefetch="intent">
                  {say(title)}
                </Link>
              )}
            </h2>
            <p>{say(summary)}</p>
          </div>
          <div className={classes.where}>
            <p>
              <StateMark state={state} /> <OwesMark state={state} />
            </p>
            <p>
              <Deadline
                at={due}
                zone={zone}
                done={state.kind === 'submitted' || state.kind === 'approved'}
              />
            </p>
            {extendedFrom !== null && (
              <p>
                <ExtendedFrom at={extendedFrom} zone={zone} />
              </p>
            )}
            {pages !== null && <p className={classes.soft}>{t('pages', { count: pages })}</p>}
            {unread > 0 && <p className={classes.unread}>{t('unread', { count: unread })}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
