import { useTranslation } from 'react-i18next';
import type { ItemStanding } from '../grade.ts';

/** A standing as a number, or as the word that stands for it. */
export function PointsText({ standing, outOf }: { standing: ItemStanding; outOf: number }) {
  const { t } = useTranslation('grades');
  if (standing.kind === 'score') return t('points', { points: standing.points, outOf });
  return standing.kind === 'open' ? '–' : t(`short.${standing.kind}`);
}
