import { useTranslation } from 'react-i18next';
import { leftOut, taken, type ImportPlan } from '../import-plan.ts';
import classes from './plan-view.module.css';

/** What will come with a text, and what will not. */
export function PlanView({ plan }: { plan: ImportPlan }) {
  const { t } = useTranslation('paper');
  const comes = taken.flatMap((what) => {
    const count = plan.taken[what];
    return count === undefined ? [] : [t(`bring.taken.${what}`, { count })];
  });
  const missing = leftOut.flatMap((what) => {
    const count = plan.leftOut[what];
    return count === undefined ? [] : [t(`bring.left.${what}`, { count })];
  });
  return (
    <div className={classes.plan}>
      <p>{t('bring.comes', { what: comes.join(t('bring.and')) })}</p>
      {missing.length > 0 && (
        <>
          <p className={classes.head}>{t('bring.missing')}</p>
          <ul>
            {missing.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
