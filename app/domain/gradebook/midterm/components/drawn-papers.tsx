import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { DifficultyMark } from '#app/domain/question-bank/components/difficulty.tsx';
import type { StaffMidterm } from '../staff-midterm.server.ts';
import classes from './draw.module.css';

type DrawnPapersProps = {
  offering: string;
  drawn: NonNullable<StaffMidterm['drawn']>;
  zone: string;
};

/** What stands: each paper's questions, who drew them and with which seed, and the way to print. */
export function DrawnPapers({ offering, drawn, zone }: DrawnPapersProps) {
  const { t } = useTranslation('draw');
  const { papers, seed, by, drawnAt, why } = drawn;
  const one = papers.length === 1;
  return (
    <section className={classes.drawn} aria-labelledby="drawn">
      <h2 id="drawn">{t('drawn')}</h2>
      <div className={classes.papers}>
        {papers.map(({ name, questions }) => (
          <section key={name} className={classes.paper} aria-label={t('paper', { name })}>
            {!one && <h3>{t('paper', { name })}</h3>}
            <ol>
              {questions.map(({ slug, question }) => (
                <li key={slug}>
                  {question === null ? (
                    <p className={classes.gone}>{t('gone', { slug })}</p>
                  ) : (
                    <QuestionLine offering={offering} question={question} />
                  )}
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
      <ul className={classes.prints}>
        <li>
          <Link to={`/${offering}/staff/midterm/paper`}>
            {t('print.papers', { count: papers.length })}
          </Link>
        </li>
        <li>
          <Link to={`/${offering}/staff/midterm/paper?for=people`}>{t('print.people')}</Link>
        </li>
        <li>
          <Link to={`/${offering}/staff/midterm/paper?key=yes`}>{t('print.key')}</Link>
        </li>
        <li>
          <Link to={`/${offering}/staff/midterm/scores`}>{t('scores.title')}</Link>
        </li>
      </ul>
      <p className={classes.soft}>
        {by === null ? t('byGone') : t('by', { name: by })} · <Moment at={drawnAt} zone={zone} /> ·{' '}
        {t('withSeed')} <code>{seed}</code>
        {why !== '' && <> · {t('because', { why })}</>}
      </p>
    </section>
  );
}

type Question = NonNullable<
  NonNullable<StaffMidterm['drawn']>['papers'][number]['questions'][number]['question']
>;

function QuestionLine({ offering, question }: { offering: string; question: Question }) {
  const say = useSay();
  const { slug, title, lecture, difficulty } = question;
  return (
    <>
      <Link to={`/${offering}/midterm/${slug}`} className={classes.title}>
        {say(title)}
      </Link>
      <p className={classes.soft}>
        {say(lecture)} · <DifficultyMark difficulty={difficulty} />
      </p>
    </>
  );
}

type EarlierDrawsProps = { earlier: StaffMidterm['earlier']; zone: string };

/** What was drawn before, for whoever asks why it was drawn again. */
export function EarlierDraws({ earlier, zone }: EarlierDrawsProps) {
  const { t } = useTranslation('draw');
  if (earlier.length === 0) return null;
  return (
    <details className={classes.earlier}>
      <summary>{t('earlier', { count: earlier.length })}</summary>
      <ul>
        {earlier.map(({ id, seed, by, drawnAt, why }) => (
          <li key={id}>
            <Moment at={drawnAt} zone={zone} /> · {by ?? t('somebodyGone')} · {t('withSeed')}{' '}
            <code>{seed}</code>
            {why !== '' && <> · {t('because', { why })}</>}
          </li>
        ))}
      </ul>
    </details>
  );
}
