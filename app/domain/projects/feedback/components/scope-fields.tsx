import { useTranslation } from 'react-i18next';
import classes from './decision-form.module.css';

/** What staff say to a change of the goals: asked for with every answer to a version that has one. */
export function ScopeFields() {
  const { t } = useTranslation('goals');
  return (
    <fieldset className={classes.verdicts}>
      <legend className={classes.scopeLegend}>{t('answer.legend')}</legend>
      {(['accepted', 'discuss'] as const).map((value) => (
        <label key={value}>
          <input type="radio" name="scope" value={value} required />
          {t(`answer.${value}`)}
        </label>
      ))}
    </fieldset>
  );
}
