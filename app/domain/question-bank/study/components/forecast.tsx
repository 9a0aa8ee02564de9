import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText } from '#app/domain/calendar/moment.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import type { Card } from '../cards.ts';
import { planUntil } from '../planner.ts';
import { Choice } from './choice.tsx';
import classes from './study.module.css';

export const minuteChoices = [15, 30, 45, 60];

type ForecastProps = {
  cards: readonly Card[];
  now: number;
  exam: number;
  zone: string;
  minutes: number;
  setMinutes: (minutes: number) => void;
};

/** What comes of going on like this until the midterm, in a plain line, and the plan behind it. */
export function Forecast({ cards, now, exam, zone, minutes, setMinutes }: ForecastProps) {
  const { t, i18n } = useTranslation('study');
  const language = asLanguage(i18n.language) ?? 'en';
  const plan = useMemo(() => planUntil(cards, now, exam, minutes), [cards, now, exam, minutes]);
  if (exam <= now) return <p className={classes.forecast}>{t('examOver')}</p>;
  return (
    <section className={classes.forecast}>
      <p role="status">
        {t('forecast', { count: cards.length, known: Math.round(plan.expected), minutes })}
      </p>
      <Choice
        label={t('minutesADay')}
        value={String(minutes)}
        choose={(chosen) => setMinutes(Number(chosen))}
        options={minuteChoices.map((choice) => [String(choice), String(choice)])}
      />
      <details>
        <summary>{t('plan')}</summary>
        <p>{t('planText')}</p>
        <ul className={classes.plan}>
          {plan.days.map(({ at, questions }) => (
            <li key={at}>
              <span>{dayText(new Date(at), zone, language)}</span>
              <span>{t('planned', { count: questions.length })}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
