import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { ListedBank, ListedQuestion } from '../bank-page.server.ts';
import type { TalkCount } from '../discussion/thread.ts';
import classes from './bank-list.module.css';
import { DifficultyMark } from './difficulty.tsx';

/** How much is said about each question that something is said about. */
type Talk = Readonly<Record<string, TalkCount>>;

type BankListProps = { offering: string; lectures: ListedBank['lectures']; talk: Talk };

/** The questions of the bank under the lectures whose notation they speak. */
export function BankList({ offering, lectures, talk }: BankListProps) {
  const say = useSay();
  return (
    <div className={classes.lectures}>
      {lectures.map(({ slug, title, questions }) => (
        <section key={slug} className={classes.lecture} aria-labelledby={slug}>
          <h2 id={slug}>
            <Link to={`/${offering}/lectures/${slug}`}>{say(title)}</Link>
          </h2>
          <QuestionLines offering={offering} questions={questions} talk={talk} />
        </section>
      ))}
    </div>
  );
}

type QuestionLinesProps = { offering: string; questions: readonly ListedQuestion[]; talk?: Talk };

/** One line for each question: its number, title, topics and difficulty. */
export function QuestionLines({ offering, questions, talk = {} }: QuestionLinesProps) {
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
              <TalkOf slug={slug} offering={offering} talk={talk} />
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

/** What is said about a question, and the way there; nothing where nothing is. */
function TalkOf({ offering, slug, talk }: { offering: string; slug: string; talk: Talk }) {
  const { t } = useTranslation('midterm');
  const count = talk[slug];
  if (count === undefined) return null;
  return (
    <>
      {' · '}
      <Link to={`/${offering}/midterm/${slug}#discussion`}>
        {count.answers === 0 ? t('talk.unanswered') : t('talk.answers', { count: count.answers })}
      </Link>
    </>
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
