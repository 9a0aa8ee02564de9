import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { everybodysLedgerFacts } from '../ledger-facts.server.ts';
import type { Price } from '../ledger.ts';
import { lockPeople, type HomeworkPlace } from './homework-place.server.ts';
import { priceFor } from './version-rules.ts';

/** Somebody for whom a homework is handed in. */
export type HandInMember = {
  id: string;
  name: string;
  /** Whether late days are charged for it. */
  graded: boolean;
};

/**
 * For whom the asker hands a homework in: everybody of their project's team who may, where the
 * homework is handed in by teams; themselves alone otherwise.
 */
export async function handInMembers(
  db: Db | Transaction,
  { person, role, offering: offeringId, at }: SignedInAsker,
  { expects }: HomeworkPlace,
): Promise<HandInMember[]> {
  const alone = [{ id: person.id, name: person.name, graded: may(role, 'be graded') }];
  if (!expects.byTeam) return alone;
  const now = { from: { lte: at }, OR: [{ to: null }, { to: { gt: at } }] };
  const members = await db.projectMember.findMany({
    where: {
      ...{ offeringId, ...now },
      project: { members: { some: { personId: person.id, ...now } } },
    },
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
    select: {
      person: {
        select: {
          ...{ id: true, name: true },
          memberships: { where: { offeringId, to: null }, select: { role: true } },
        },
      },
    },
  });
  const team = members.flatMap(({ person: { id, name, memberships } }): HandInMember[] => {
    const held = memberships[0]?.role;
    if (held === undefined || !may(held, 'hand in homework')) return [];
    return [{ id, name, graded: may(held, 'be graded') }];
  });
  return team.some(({ id }) => id === person.id) ? team : alone;
}

/**
 * The same, held until the transaction ends: nobody enters or leaves the team meanwhile, and all
 * hand-ins of each of them take turns.
 */
export async function lockHandInMembers(
  tx: Transaction,
  asker: SignedInAsker,
  place: HomeworkPlace,
): Promise<HandInMember[]> {
  if (place.expects.byTeam) {
    // Teams change while the offering is held for it alone; hand-ins do not keep each other waiting.
    await tx.$queryRaw`SELECT id FROM offering WHERE id = ${asker.offering} FOR SHARE`;
  }
  const members = await handInMembers(tx, asker, place);
  await lockPeople(
    tx,
    members.map(({ id }) => id),
  );
  return members;
}

/** What handing a homework in at an instant costs each of them, by their own balance. */
export async function memberPrices(
  db: Db | Transaction,
  offering: OfferingFile,
  members: readonly HandInMember[],
  homework: string,
  at: Date,
): Promise<(HandInMember & { price: Price })[]> {
  const ids = members.map(({ id }) => id);
  const factsOf = await everybodysLedgerFacts(db, offering, ids, at);
  return members.map((member) => {
    return { ...member, price: priceFor(member.graded, factsOf(member.id), homework, at) };
  });
}
