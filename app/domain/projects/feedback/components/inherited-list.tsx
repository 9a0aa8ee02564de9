import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { openConditions } from '../conditions.ts';
import type { Inherited } from '../inherited-conditions.ts';
import { ConditionList } from './condition-list.tsx';
import classes from './inherited-list.module.css';

type InheritedListProps = {
  inherited: readonly Inherited[];
  /** The address of an earlier stage's page. */
  to: (stage: Inherited['stage']) => string;
  as: 'member' | 'staff' | 'reader';
  keptAs: string;
};

/** The conditions that a stage inherits from the approvals before it. */
export function InheritedList({ inherited, to, as, keptAs }: InheritedListProps) {
  const { t } = useTranslation('feedback');
  const say = useSay();
  return inherited.map(({ stage, title, conditions }) => (
    <section key={stage} className={classes.inherited} aria-labelledby={`conditions-${stage}`}>
      <h2 id={`conditions-${stage}`}>
        {t('condition.inherited')} <Link to={to(stage)}>{say(title)}</Link>
      </h2>
      <p>{t('condition.left', { count: openConditions(conditions) })}</p>
      <ConditionList
        label={`${t('condition.inherited')} ${say(title)}`}
        conditions={conditions}
        as={as}
        keptAs={keptAs}
      />
    </section>
  ));
}
