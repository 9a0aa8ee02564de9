import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { ListedBank, ListedQuestion } from '../bank-page.server.ts';
import classes from './bank-list.module.css';
import { DifficultyMark } from './difficulty.tsx';

type BankListProps = { offering: string; lectures: ListedBank['lectures'] };

/** The questions of the bank under the lectures whose notation they speak. */
export function BankList({ offering, lectures }: BankListProps) {
  const say = useSay();
  return (
    <div className={classes.lectures}>
      {lectures.map(({ slug, title, questions }) => (
        <section key={slug} className={classes.lecture} aria-labelledby={slug}>
          <h2 id={slug}>
            <Link to={`/${offering}/lectures/${slug}`}>{say(title)}</Link>
          </h2>
          <QuestionLines offering={offering} questions={questions} />
        </section>
      ))}
    </div>
  );
}

type QuestionLinesProps = { offering: string; questions: readonly ListedQuestion[] };

/** One line for each question: its number, title, topics and difficulty. */
export function QuestionLines({ offering, questions }: QuestionLinesProps) {
  const say = useSay();
  return (
    <ol className={classes.questions}>
      {questions.map(({ slug, number, title, topics, difficulty }) => (
        <li key={slug} className={classes.question}>
          <span className={classes.number} aria-hidden>
            {number}
          </span>
          <div>
            <Link to={`/${offering}/midterm/${slug}`} className={classes.title}>
              {say(title)}
            </Link>
            <p className={classes.topics}>
              {topics.map((topic, index) => (
                <span key={topic.en}>
                  {index > 0 && ' · '}
                  <Link to={`/${offering}/midterm?${new URLSearchParams({ topic: topic.en })}`}>
                    {say(topic)}
                  </Link>
                </span>
              ))}
            </p>
          </div>
          <span className={classes.difficulty}>
            <DifficultyMark difficulty={difficulty} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** At the foot of a lecture: what the midterm may ask of it. */
export function LectureQuestions({ offering, questions }: QuestionLinesProps) {
  const { t } = useTranslation('midterm');
  if (questions.length === 0) return null;
  return (
    <section className={classes.ofLecture} aria-labelledby="questions">
      <h2 id="questions">{t('ofLecture')}</h2>
      <QuestionLines offering={offering} questions={questions} />
    </section>
  );
}
