import { useTranslation } from 'react-i18next';
import { useLateCut } from '#app/domain/calendar/components/late-words.ts';
import type { ItemStanding } from '../grade.ts';
import classes from './points-text.module.css';

/** A standing as a number, with what being late took off it, or as the word that stands for it. */
export function PointsText({ standing, outOf }: { standing: ItemStanding; outOf: number }) {
  const { t } = useTranslation('grades');
  const cutText = useLateCut();
  if (standing.kind === 'open') return '–';
  if (standing.kind !== 'score') return t(`short.${standing.kind}`);
  const { points, cut } = standing;
  return (
    <>
      {t('points', { points, outOf })}
      {cut !== undefined && <span className={classes.cut}>{cutText(cut)}</span>}
    </>
  );
}
