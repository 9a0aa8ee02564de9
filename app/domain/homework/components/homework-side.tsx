import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Deadline, Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useNow } from '#app/domain/calendar/components/now.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { Heading } from '#app/domain/syllabus/reading.ts';
import type { CourseHomework, Task } from '../course-homework.server.ts';
import { isOpen, ownDue, type OwnHomeworkState } from '../own-state.ts';
import { HandIn } from './hand-in.tsx';
import classes from './homework-side.module.css';

type HomeworkSideProps = {
  offering: string;
  zone: string;
  archived: boolean;
  homework: CourseHomework;
  /** Null while it is not out for the reader. */
  task: Task | null;
  own: OwnHomeworkState;
  /** Whether the reader can hand in on this page. */
  desk: boolean;
  /** The headings of the text, which the parts lead to. */
  contents: readonly Heading[];
};

/** The facts of one homework, beside what it asks: by when, how the reader stands, what it is worth. */
export function HomeworkSide(props: HomeworkSideProps) {
  const { offering, zone, archived, homework, task, own, desk, contents } = props;
  const { t } = useTranslation(['homework', 'late']);
  const now = useNow();
  const due = ownDue(own, homework.due);
  const handedIn = own.kind !== 'none' && own.homework.handedIn !== null;
  return (
    <aside className={classes.side} aria-label={t('facts')}>
      <Part title={t('due')}>
        <p className={classes.due}>
          <Deadline at={due} zone={zone} done={handedIn || !isOpen(own, due, now)} />
        </p>
        {own.kind === 'graded' && own.homework.extended && (
          <p className={classes.soft}>{t('late:extended')}</p>
        )}
      </Part>
      {task !== null && (
        <>
          <Part title={t('handIn')}>
            <HandIn {...{ offering, expects: task.expects, own, desk, zone, archived }} />
          </Part>
          <Part title={t('points')}>
            <Points parts={task.parts} contents={contents} />
          </Part>
          <Belongings offering={offering} homework={homework.slug} task={task} />
          <Part title={t('solutions')}>
            <Solutions offering={offering} zone={zone} homework={homework} />
          </Part>
        </>
      )}
    </aside>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className={classes.title}>{title}</h2>
      {children}
    </section>
  );
}

function Points({ parts, contents }: Pick<Task, 'parts'> & Pick<HomeworkSideProps, 'contents'>) {
  const { t } = useTranslation('homework');
  const say = useSay();
  return (
    <table className={classes.points}>
      <tbody>
        {parts.map(({ key, title, points }) => {
          const heading = contents.find(({ text }) => text === title.en || text === title.zh);
          return (
            <tr key={key}>
              <th scope="row">
                {heading === undefined ? say(title) : <a href={`#${heading.id}`}>{say(title)}</a>}
              </th>
              <td>{points}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('total')}</th>
          <td>{parts.reduce((sum, { points }) => sum + points, 0)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

type BelongingsProps = { offering: string; homework: string; task: Task };

/** Files to begin with, and the lectures and experiments that it belongs to. */
function Belongings({ offering, homework, task }: BelongingsProps) {
  const { t } = useTranslation('homework');
  const say = useSay();
  const { downloads, lectures, experiments } = task;
  return (
    <>
      {downloads.length > 0 && (
        <Part title={t('files')}>
          <ul className={classes.links}>
            {downloads.map(({ name, about }) => (
              <li key={name}>
                <a href={`/${offering}/homework/${homework}/files/${name}`} download>
                  {name}
                </a>
                <span className={classes.soft}>{say(about)}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={t('lectures')}>
        <ul className={classes.links}>
          {lectures.map(({ slug, title }) => (
            <li key={slug}>
              <Link to={`/${offering}/lectures/${slug}`}>{say(title)}</Link>
            </li>
          ))}
        </ul>
      </Part>
      {experiments.length > 0 && (
        <Part title={t('experiments')}>
          <ul className={classes.links}>
            {experiments.map(({ slug, title }) => (
              <li key={slug}>
                <Link to={`/playground/${slug}`}>{say(title)}</Link>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

type SolutionsProps = { offering: string; zone: string; homework: CourseHomework };

function Solutions({ offering, zone, homework: { slug, out, readable } }: SolutionsProps) {
  const { t } = useTranslation('homework');
  const ahead = !out.solutions;
  return (
    <div className={classes.soft}>
      {ahead && (
        <p>
          {t('solutionsFrom')} <Moment at={out.solutionsFrom} zone={zone} distance={false} />
        </p>
      )}
      {readable.solutions && (
        <p>
          <Link to={`/${offering}/homework/${slug}/solutions`}>
            {t(ahead ? 'solutionsAhead' : 'solutionsRead')}
          </Link>
        </p>
      )}
      {!ahead && !readable.solutions && <p>{t('solutionsNone')}</p>}
    </div>
  );
}
