import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { everybodysLedgerFacts } from '../ledger-facts.server.ts';
import { priceOfHandingIn } from '../ledger.ts';
import { teamPriceOf, type TeamPrice } from './team-price.ts';

/**
 * What it costs each member when the asker's team hands a stage in at this instant, so that who
 * lacks late days is named before (product.md, rule 2). Null when nobody pays anything: it is on
 * time, it was handed in already (a revision answers feedback and is never late), or the asker is
 * not in the team.
 */
export async function teamPrice(
  { db, course }: { db: Db; course: Course },
  { person, offering, at }: SignedInAsker,
  { project: slug, stage }: { project: string; stage: StageName },
): Promise<TeamPrice | null> {
  if (course.offering(offering).archived) return null;
  const now = { from: { lte: at }, OR: [{ to: null }, { to: { gt: at } }] };
  const project = await db.project.findFirst({
    where: { offeringId: offering, slug, members: { some: { personId: person.id, ...now } } },
    select: {
      members: {
        where: now,
        orderBy: { from: 'asc' },
        select: { person: { select: { id: true, name: true } } },
      },
      documents: {
        where: { stage: { name: stage }, versions: { some: {} } },
        select: { id: true },
      },
    },
  });
  if (project === null || project.documents.length > 0) return null;
  const file = course.offering(offering);
  const people = project.members.map((member) => member.person);
  const ids = people.map(({ id }) => id);
  const factsOf = await everybodysLedgerFacts(db, file, ids, at);
  const prices = people.map(({ id, name }) => {
    return { name, price: priceOfHandingIn(factsOf(id), stage, at) };
  });
  const price = teamPriceOf(file.policy.late, prices);
  return price.unitsLate === 0 ? null : price;
}
