import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RenderedHtml } from '#app/domain/syllabus/components/rendered.tsx';
import { haveSameValue } from '../formula/same-value.ts';
import { isSameTex, type StudyStep } from '../study-card.ts';
import classes from './study.module.css';

/** The steps that have blanks, with fields for what belongs there; then the formulas in full. */
export function FillBlanks({ steps, shown }: { steps: readonly StudyStep[]; shown: boolean }) {
  const before = (place: number) => steps.slice(0, place).flatMap(({ blanks }) => blanks).length;
  return (
    <ol className={classes.blanks}>
      {steps.flatMap((step, place) =>
        step.boxed === null
          ? []
          : [
              <li key={step.heading}>
                <h3 dangerouslySetInnerHTML={{ __html: step.heading }} />
                <RenderedHtml html={shown ? step.body : step.boxed} />
                {step.blanks.map((tex, index) => (
                  <Blank key={tex} number={before(place) + index + 1} tex={tex} shown={shown} />
                ))}
              </li>,
            ],
      )}
    </ol>
  );
}

/**
 * One field. What is written in another way is compared by its value where it is arithmetic; it may
 * be as right where it is not, so the person decides.
 */
function Blank({ number, tex, shown }: { number: number; tex: string; shown: boolean }) {
  const { t } = useTranslation('study');
  const id = useId();
  const [typed, setTyped] = useState('');
  const compared = typed.trim() === '' ? 'empty' : compareTex(typed, tex);
  return (
    <div className={`${classes.blank} ${classes.field}`}>
      <label htmlFor={id}>
        {t('blank', { number })} <span className={classes.was}>{t('blankHint')}</span>
      </label>
      <input
        id={id}
        value={typed}
        readOnly={shown}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
      />
      {shown && compared !== 'empty' && <p role="status">{t(`compared.${compared}`)}</p>}
    </div>
  );
}

function compareTex(typed: string, tex: string): 'same' | 'equal' | 'other' {
  if (isSameTex(typed, tex)) return 'same';
  return haveSameValue(typed, tex) ? 'equal' : 'other';
}
