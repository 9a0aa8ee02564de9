import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import type { Card } from '../cards.ts';
import { recallOf } from '../planner.ts';
import classes from './study.module.css';

/** What a page says of a question without its words. */
export type StudyQuestion = { slug: string; title: Bilingual; lecture: Bilingual };

type ProgressProps = { questions: readonly StudyQuestion[]; cards: readonly Card[]; now: number };

/** Topic by topic: how many questions were studied, and how much of it is there now. */
export function Progress({ questions, cards, now }: ProgressProps) {
  const { t } = useTranslation('study');
  const say = useSay();
  const topics = [...new Set(questions.map(({ lecture }) => say(lecture)))];
  return (
    <section className={classes.progress}>
      <h2>{t('progress')}</h2>
      <ul>
        {topics.map((topic) => {
          const own = cards.filter((_, index) => {
            const question = questions[index];
            return question !== undefined && say(question.lecture) === topic;
          });
          const studied = own.filter(({ memory }) => memory !== null);
          const recall = studied.reduce((sum, { memory }) => sum + recallOf(memory, now), 0);
          return (
            <li key={topic}>
              <span>{topic}</span>
              <span className={classes.amount}>
                {t('studied', { studied: studied.length, count: own.length })}
              </span>
              <span className={classes.bar} aria-hidden="true">
                <span style={{ inlineSize: `${Math.round((100 * recall) / own.length)}%` }} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
