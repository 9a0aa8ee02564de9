import { useTranslation } from 'react-i18next';
import { difficulties, difficultyName, type Difficulty } from '../bank-filter.ts';
import classes from './difficulty.module.css';

/** How hard a question is: marks, as many filled, and the word for it. */
export function DifficultyMark({ difficulty }: { difficulty: Difficulty }) {
  const { t } = useTranslation('midterm');
  return (
    <span className={classes.difficulty}>
      <span className={classes.marks} aria-hidden>
        {difficulties.map((one) => (
          <span key={one} data-filled={one <= difficulty} />
        ))}
      </span>
      {t(`difficulty.${difficultyName[difficulty]}`)}
    </span>
  );
}
