import { useTranslation } from 'react-i18next';
import { RenderedHtml } from '#app/domain/syllabus/components/rendered.tsx';
import type { StudyMode } from '../review-log.ts';
import { stepAsked, type StudyCard, type StudyStep } from '../study-card.ts';
import { FillBlanks } from './fill-blanks.tsx';
import { OrderSteps } from './order-steps.tsx';
import classes from './study.module.css';

type AskedProps = {
  card: StudyCard;
  mode: StudyMode;
  /** How many times it was asked before: another step, another order. */
  times: number;
  /** Whether the answer is shown. */
  shown: boolean;
};

/** A question asked in one way, and its answer once it is shown. */
export function StudyCardView({ card, mode, times, shown }: AskedProps) {
  const { t } = useTranslation('study');
  const asked = stepAsked(card.steps.length, times);
  const given = mode === 'nextStep' ? card.steps.slice(0, asked) : [];
  return (
    <>
      <RenderedHtml html={card.statement} />
      {given.length > 0 && <Steps steps={given} from={1} />}
      <p className={classes.asks}>{t(`asks.${mode}`)}</p>
      {mode === 'order' && <OrderSteps steps={card.steps} times={times} shown={shown} />}
      {mode === 'blank' && <FillBlanks steps={card.steps} shown={shown} />}
      {shown && mode === 'nextStep' && (
        <Steps steps={card.steps.slice(asked, asked + 1)} from={asked + 1} />
      )}
      {shown && (mode === 'statement' || mode === 'paper') && (
        <Steps steps={card.steps} from={1} ticks={mode === 'paper'} />
      )}
    </>
  );
}

type StepsProps = { steps: readonly StudyStep[]; from: number; ticks?: boolean };

/** Steps of a derivation; with `ticks` each can be marked as found on one's own paper. */
function Steps({ steps, from, ticks = false }: StepsProps) {
  const { t } = useTranslation('study');
  return (
    <ol className={classes.steps} start={from}>
      {steps.map(({ heading, body }) => (
        <li key={heading}>
          <h3 dangerouslySetInnerHTML={{ __html: heading }} />
          <RenderedHtml html={body} />
          {ticks && (
            <label className={classes.tick}>
              <input type="checkbox" /> {t('hadIt')}
            </label>
          )}
        </li>
      ))}
    </ol>
  );
}
