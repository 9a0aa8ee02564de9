import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Day, Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { useNow } from '#app/domain/calendar/components/now.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { CourseHomework } from '../course-homework.server.ts';
import { isOpen, ownDue, type OwnHomeworkState } from '../own-state.ts';
import classes from './homework-list.module.css';
import { Standing } from './own-state.tsx';

export type HomeworkRow = CourseHomework & { own: OwnHomeworkState };

type HomeworkListProps = {
  offering: string;
  zone: string;
  homework: readonly HomeworkRow[];
  strongScore: number;
};

/** The homeworks of the term: when each is out and due, how the reader stands, and what is next. */
export function HomeworkList({ offering, zone, homework, strongScore }: HomeworkListProps) {
  return (
    <ol className={classes.list}>
      {homework.map((row) => (
        <Row key={row.slug} row={row} {...{ offering, zone, strongScore }} />
      ))}
    </ol>
  );
}

type RowProps = Omit<HomeworkListProps, 'homework'> & { row: HomeworkRow };

function Row({ row, offering, zone, strongScore }: RowProps) {
  const { t } = useTranslation(['homework', 'late']);
  const say = useSay();
  const now = useNow();
  const { slug, title, released, own } = row;
  const due = ownDue(own, row.due);
  const handedIn = own.kind !== 'none' && own.homework.handedIn !== null;
  return (
    <li className={classes.row}>
      <span className={classes.number} aria-hidden>
        {slug.toUpperCase()}
      </span>
      <div className={classes.what}>
        <Link to={`/${offering}/homework/${slug}`} className={classes.title} prefetch="intent">
          <span className={classes.hidden}>{slug.toUpperCase()} </span>
          {say(title)}
        </Link>
        <dl className={classes.dates}>
          <div>
            <dt>{t(row.out.statement ? 'out' : 'comesOut')}</dt>
            <dd>
              <Day at={released} zone={zone} />
            </dd>
          </div>
          <div>
            <dt>{t('due')}</dt>
            <dd>
              <Deadline
                at={due}
                zone={zone}
                done={handedIn || now < released || !isOpen(own, due, now)}
                size="short"
              />
              {own.kind === 'graded' && own.homework.extended && (
                <span className={classes.extended}>{t('late:extended')}</span>
              )}
            </dd>
          </div>
        </dl>
      </div>
      <div className={classes.own}>
        {own.kind !== 'none' && row.out.statement && (
          <p className={classes.state}>
            <Standing own={own} zone={zone} strongScore={strongScore} />
          </p>
        )}
        <NextStep row={row} offering={offering} />
      </div>
    </li>
  );
}

/** What one does with it now; its name is said to whoever does not see the line. */
function NextStep({ row, offering }: { row: HomeworkRow; offering: string }) {
  const { t } = useTranslation('homework');
  const now = useNow();
  const { slug, own, readable } = row;
  const name = slug.toUpperCase();
  const to = `/${offering}/homework/${slug}`;
  const open = isOpen(own, ownDue(own, row.due), now);
  const toDo = own.kind !== 'none' && own.homework.handedIn === null && open;
  return (
    <p className={classes.steps}>
      {readable.statement && (
        <Link to={to} aria-label={`${t(toDo ? 'readAndHandIn' : 'read')}: ${name}`}>
          {t(toDo ? 'readAndHandIn' : 'read')}
        </Link>
      )}
      {readable.solutions && row.out.solutions && (
        <Link to={`${to}/solutions`} aria-label={t('solutionsOf', { name })}>
          {t('solutions')}
        </Link>
      )}
    </p>
  );
}
