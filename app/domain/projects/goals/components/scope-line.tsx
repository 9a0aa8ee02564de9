import { IconGitBranch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { GoalChange } from '../goal.ts';
import classes from './goals.module.css';

/** In one line, how a version changes the approved goals: "1 reworded · 1 dropped". */
export function ScopeLine({ changes }: { changes: readonly GoalChange[] }) {
  const { t } = useTranslation('goals');
  const count = (kind: GoalChange['kind']) =>
    changes.filter((change) => change.kind === kind).length;
  const parts = (['reworded', 'dropped', 'added'] as const).flatMap((kind) =>
    count(kind) === 0 ? [] : [t(`count.${kind}`, { count: count(kind) })],
  );
  return (
    <p className={classes.scopeLine}>
      <IconGitBranch size={16} stroke={1.8} aria-hidden />
      {t('scopeChange')} {parts.join(' · ')}
    </p>
  );
}
