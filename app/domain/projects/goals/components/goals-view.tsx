import { useTranslation } from 'react-i18next';
import type { GoalChange, GoalLine } from '../goal.ts';
import classes from './goals.module.css';
import { ScopeLine } from './scope-line.tsx';

type GoalsViewProps = {
  lines: readonly GoalLine[];
  /** Against the approved goals, whose words are then struck; null where nothing has changed. */
  changes: readonly GoalChange[] | null;
};

/** The goals of a version, to be read: what became of each, and how they differ from the approved. */
export function GoalsView({ lines, changes }: GoalsViewProps) {
  const { t } = useTranslation('goals');
  const isTable = lines.some(
    ({ state, note, dropped }) => state !== null || note !== '' || dropped,
  );
  return (
    <div className={classes.goals} role="group" aria-labelledby="goals">
      <h2 id="goals">{t(isTable || changes !== null ? 'titleMilestone' : 'title')}</h2>
      {changes !== null && <ScopeLine changes={changes} />}
      <ol className={isTable ? classes.table : classes.list} data-read>
        {lines.map((line) => (
          <li key={line.id}>
            <div className={classes.words}>
              <Words line={line} change={changes?.find(({ id }) => id === line.id)} />
            </div>
            {isTable && (
              <>
                <p className={classes.state} data-state={line.state ?? 'open'}>
                  {t(`state.${line.state ?? 'open'}`)}
                </p>
                <p className={classes.note}>{line.note}</p>
              </>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Words({ line, change }: { line: GoalLine; change: GoalChange | undefined }) {
  const { t } = useTranslation('goals');
  if (change?.kind === 'reworded') {
    return (
      <p>
        <del>{change.from}</del> <ins>{change.to}</ins>
      </p>
    );
  }
  if (line.dropped || change?.kind === 'dropped') {
    return (
      <p>
        <del>{line.words}</del> <span className={classes.mark}>{t('change.dropped')}</span>
      </p>
    );
  }
  if (change?.kind === 'added') {
    return (
      <p>
        <ins>{line.words}</ins> <span className={classes.mark}>{t('change.added')}</span>
      </p>
    );
  }
  return <p>{line.words}</p>;
}
