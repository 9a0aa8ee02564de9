import { Link } from '@remix-run/react';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { ExtendedFrom } from '../../components/extended-from.tsx';
import { StateMark } from '../../components/state-mark.tsx';
import type { ProjectDesk } from '../project-desk.server.ts';
import classes from './project-desk.module.css';

type DeskStagesProps = { offering: string; zone: string; desk: ProjectDesk };

/** Where each stage of a project stands, and by when it is due. */
export function DeskStages({ offering, zone, desk: { project, stages } }: DeskStagesProps) {
  const say = useSay();
  return (
    <dl className={classes.stages}>
      {stages.map(({ stage, title, due, extendedFrom, state, version }) => (
        <div key={stage}>
          <dt>
            {version === null ? (
              say(title)
            ) : (
              <Link to={`/${offering}/staff/queue/${project.slug}/${stage}`}>{say(title)}</Link>
            )}
          </dt>
          <dd>
            <StateMark state={state} />
          </dd>
          <dd className={classes.soft}>
            <Deadline at={due} zone={zone} size="short" done={version !== null} />
          </dd>
          {extendedFrom !== null && (
            <dd>
              <ExtendedFrom at={extendedFrom} zone={zone} of="team" />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
