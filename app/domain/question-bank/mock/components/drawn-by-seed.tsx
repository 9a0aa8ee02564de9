import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { SeededDraw } from '../seeded-draw.server.ts';
import classes from './mock.module.css';

/** What a seed draws: anybody finds the same. */
export function DrawnBySeed({ offering, seed, questions }: SeededDraw & { offering: string }) {
  const { t } = useTranslation('mock');
  const say = useSay();
  return (
    <section className={classes.part} aria-labelledby="drawn">
      <h2 id="drawn">
        {t('drawnBy')} <code className={classes.seed}>{seed}</code>
      </h2>
      <ol>
        {questions.map(({ slug, title }) => (
          <li key={slug}>
            <Link to={`/${offering}/midterm/${slug}`}>{say(title)}</Link>
          </li>
        ))}
      </ol>
      <p className={classes.soft}>{t('drawnNote')}</p>
    </section>
  );
}
