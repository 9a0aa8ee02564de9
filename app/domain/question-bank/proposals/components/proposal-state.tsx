import { useTranslation } from 'react-i18next';
import type { ProposalState } from '../proposal.ts';
import classes from './proposals.module.css';

/** Where a proposed question stands, in a word; colour only underlines it. */
export function ProposalStateMark({ state }: { state: ProposalState }) {
  const { t } = useTranslation('proposals');
  return (
    <span className={classes.state} data-state={state}>
      {t(`state.${state}`)}
    </span>
  );
}
