import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { formatCount, formatNumber } from '#playground/views/scale.ts';
import type { OwnRun } from '../own-runs.server.ts';
import classes from './run-list.module.css';

/** What a run is called: its experiment, or the slug of one that is gone. */
export function useRunTitle({ title, experiment }: OwnRun): string {
  const say = useSay();
  return title === null ? experiment : say(title);
}

/** How far a run came, in a line of numbers. */
export function RunFigures({ run: { result } }: { run: OwnRun }) {
  const { t } = useTranslation('runs');
  if (result === null) return <p className={classes.figures}>{t('notRead')}</p>;
  const { step, totalSteps, loss, heldOut, gap } = result;
  const figure = (key: 'loss' | 'heldOut' | 'gap', value: number | null) =>
    value === null ? [] : [t(key, { value: formatNumber(value) })];
  return (
    <p className={classes.figures}>
      {[
        t('step', { step: formatCount(step), total: formatCount(totalSteps) }),
        ...figure('loss', loss),
        ...figure('heldOut', heldOut),
        ...figure('gap', gap),
      ].join(' · ')}
    </p>
  );
}
