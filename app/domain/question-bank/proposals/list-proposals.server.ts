import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { pageOf } from '#app/ui/page-number.ts';
import { lastFirst } from './accepted-questions.server.ts';
import { stateOf, type ProposalState } from './proposal.ts';

/** A proposed question in a list. */
export type ListedProposal = {
  id: string;
  title: string;
  /** Null once the person is gone. */
  author: string | null;
  state: ProposalState;
  /** When something last happened to it. */
  at: Date;
};

export type ProposalFilter = { show: 'waiting' | 'all'; page: number };

const perPage = 50;

/** What the asker has proposed, the newest first. */
export async function ownProposals(
  db: Db,
  { offering, person }: SignedInAsker,
): Promise<ListedProposal[]> {
  const listed = await list(db, { offeringId: offering, authorId: person.id });
  return listed.reverse();
}

/** What everybody has proposed and waits for staff, or all of it; the oldest first. */
export async function staffProposals(db: Db, offering: string, { show, page }: ProposalFilter) {
  const all = await list(db, { offeringId: offering });
  const wanted = all.filter(({ state }) => state === 'waiting' || show === 'all');
  const { items: proposals, ...where } = pageOf(wanted, page, perPage);
  return { proposals, ...where };
}

/** How many proposed questions wait for staff. */
export async function waitingProposals(db: Db, offering: string): Promise<number> {
  const all = await list(db, { offeringId: offering });
  return all.filter(({ state }) => state === 'waiting').length;
}

async function list(
  db: Db,
  where: { offeringId: string; authorId?: string },
): Promise<ListedProposal[]> {
  const rows = await db.proposal.findMany({
    where,
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, author: { select: { name: true } } },
      versions: { ...lastFirst.versions, select: { number: true, title: true, writtenAt: true } },
      decisions: {
        ...lastFirst.decisions,
        select: { version: true, verdict: true, decidedAt: true },
      },
    },
  });
  return rows.flatMap(({ id, author, versions: [latest], decisions: [last] }) => {
    if (latest === undefined) return [];
    const { number, title, writtenAt } = latest;
    const decided = last?.decidedAt ?? writtenAt;
    return [
      {
        ...{ id, title, author: author?.name ?? null, state: stateOf(number, last) },
        at: decided > writtenAt ? decided : writtenAt,
      },
    ];
  });
}
