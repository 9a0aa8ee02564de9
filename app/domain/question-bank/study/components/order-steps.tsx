import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SmallButton } from '#app/ui/small-button.tsx';
import { RenderedHtml } from '#app/domain/syllabus/components/rendered.tsx';
import { shuffledPlaces, type StudyStep } from '../study-card.ts';
import classes from './study.module.css';

type OrderStepsProps = { steps: readonly StudyStep[]; times: number; shown: boolean };

/** The headings of the steps in a wrong order, to be put right; then each with what it does. */
export function OrderSteps({ steps, times, shown }: OrderStepsProps) {
  const { t } = useTranslation('study');
  const [places, setPlaces] = useState(() => shuffledPlaces(steps.length, times));
  const right = places.filter((place, index) => place === index).length;
  const move = (index: number, by: -1 | 1) => setPlaces(swapped(places, index, index + by));
  return (
    <>
      {shown && <p role="status">{t('inPlace', { count: steps.length, right })}</p>}
      <ol className={classes.order}>
        {(shown ? steps.map((_, place) => place) : places).map((place, index) => {
          const step = steps[place];
          if (step === undefined) return null;
          return (
            <li key={place} data-wrong={shown && places[index] !== place}>
              <div className={classes.row}>
                <span
                  className={classes.heading}
                  dangerouslySetInnerHTML={{ __html: step.heading }}
                />
                {!shown && (
                  <span className={classes.moves}>
                    <Move up index={index} last={places.length - 1} move={move} />
                    <Move index={index} last={places.length - 1} move={move} />
                  </span>
                )}
                {shown && places[index] !== place && (
                  <span className={classes.was}>
                    {t('wasAt', { place: places.indexOf(place) + 1 })}
                  </span>
                )}
              </div>
              {shown && <RenderedHtml html={step.body} />}
            </li>
          );
        })}
      </ol>
    </>
  );
}

type MoveProps = {
  up?: boolean;
  index: number;
  last: number;
  move: (index: number, by: -1 | 1) => void;
};

function Move({ up = false, index, last, move }: MoveProps) {
  const { t } = useTranslation('study');
  return (
    <SmallButton
      kind="quiet"
      disabled={index === (up ? 0 : last)}
      aria-label={t(up ? 'moveUp' : 'moveDown', { place: index + 1 })}
      onClick={() => move(index, up ? -1 : 1)}
    >
      {up ? '↑' : '↓'}
    </SmallButton>
  );
}

function swapped(places: readonly number[], one: number, other: number): number[] {
  return places.map((place, index) => {
    if (index === one) return places[other] ?? place;
    return index === other ? (places[one] ?? place) : place;
  });
}
