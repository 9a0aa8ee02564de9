import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DistanceTo } from '#app/domain/calendar/components/deadline.tsx';
import type { ListedProposal } from '../list-proposals.server.ts';
import { proposalAddress } from '../proposal-address.ts';
import { ProposalStateMark } from './proposal-state.tsx';
import classes from './proposals.module.css';

type ProposalListProps = {
  offering: string;
  proposals: readonly ListedProposal[];
  /** Whether they are of several people. */
  authors: boolean;
};

/** Proposed questions, a line each: what, where it stands, since when. */
export function ProposalList({ offering, proposals, authors }: ProposalListProps) {
  const { t } = useTranslation('proposals');
  return (
    <ol className={classes.list}>
      {proposals.map(({ id, title, author, state, at }) => (
        <li key={id}>
          <Link to={proposalAddress(offering, id)} className={classes.title}>
            {title}
          </Link>
          <p className={classes.about}>
            <ProposalStateMark state={state} />
            {authors && <span>{author ?? t('gone')}</span>}
            <DistanceTo at={at} />
          </p>
        </li>
      ))}
    </ol>
  );
}
