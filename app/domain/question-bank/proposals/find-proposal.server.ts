import { z } from 'zod';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { lastFirst } from './accepted-questions.server.ts';
import { stateOf } from './proposal.ts';

/** A proposal as it stands, for its author or for staff; null for everybody else. */
export async function findProposal(db: Db | Transaction, asker: SignedInAsker, id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  const found = await db.proposal.findFirst({
    where: { id, offeringId: asker.offering },
    include: lastFirst,
  });
  if (found === null) return null;
  const { versions, decisions, ...proposal } = found;
  const [latest] = versions;
  const [last] = decisions;
  const own = proposal.authorId === asker.person.id;
  const decides = may(asker.role, 'decide on proposals');
  if (latest === undefined || !(own || decides)) return null;
  return { proposal, latest, last, own, decides, state: stateOf(latest.number, last) };
}

/** Of one offering one proposal is changed after the other: addresses in the bank are unique. */
export async function lockProposals(tx: Transaction, offering: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM offering WHERE id = ${offering} FOR NO KEY UPDATE`;
}
