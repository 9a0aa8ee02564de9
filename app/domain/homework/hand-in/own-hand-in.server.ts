import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course, Expected } from '#app/domain/syllabus/course.ts';
import type { UploadView } from '#app/files/uploads.server.ts';
import { ledgerFacts } from '../ledger-facts.server.ts';
import type { Choosable, LedgerLine, Price } from '../ledger.ts';
import type { LateDayLimits, OwnWork } from '../own-state.ts';
import { teamPriceOf, type TeamPrice } from '../late-days/team-price.ts';
import { lookAddress, mostFiles, openWork } from './brought-files.server.ts';
import type { WorkFile } from './work-file.ts';
import { handInMembers, memberPrices } from './hand-in-members.server.ts';
import { homeworkPlace, type HomeworkPlace } from './homework-place.server.ts';
import { keptVersions } from './kept-versions.server.ts';
import { priceFor } from './version-rules.ts';

/** A version handed in, and what became of it. */
export type OwnVersion = {
  number: number;
  at: Date;
  files: (WorkFile & {
    /** Where it is downloaded. */
    address: string;
  })[];
  /** Where its receipt is downloaded. */
  receipt: string | null;
  /** Everybody for whom it was handed in, and who pressed; null for one person alone. */
  together: { name: string; pressed: boolean }[] | null;
  /** Null for who is not graded: nothing of theirs is charged. */
  line: LedgerLine | null;
  /** What it comes to when they let it count; null where they cannot, or it does. */
  choice: Choosable | null;
};

/** What somebody needs to hand in a homework. */
export type OwnHandIn = {
  /** As of when: what is brought later is not in it. */
  at: Date;
  /** Where its files' uploads belong, but for their number. */
  about: string;
  mostFiles: number;
  expects: Expected;
  /** What the next version holds. */
  brought: WorkFile[];
  /** On their way still. */
  begun: (UploadView & { number: number })[];
  /** The latest first. */
  versions: OwnVersion[];
  price: Price;
  /** For whom they hand in, with what it takes from each; null for themselves alone. */
  team: { others: string[]; price: TeamPrice } | null;
  /** What being late costs them; null for who is not graded. */
  late: LateDayLimits | null;
};

/**
 * The asker's own side of handing in; null when there is nothing for them to hand in.
 *
 * @param work how they stand with their homework, which a page that asks this has asked before: in
 *   the last minute before a deadline the late days' facts are not looked up twice
 */
export async function ownHandIn(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  homework: string,
  work: OwnWork,
): Promise<OwnHandIn | null> {
  const found = await homeworkPlace(services, asker, homework);
  if (!found.ok) return null;
  const { db } = services;
  const own = { homeworkId: found.place.id, personId: asker.person.id };
  const [brought, begun, kept, standing, team] = await Promise.all([
    db.broughtFile.findMany({
      where: own,
      select: { id: true, name: true, size: true, sha256: true },
      orderBy: { name: 'asc' },
    }),
    openWork(services, asker, homework),
    keptVersions(db, own),
    standingIn(services, asker, homework, work),
    teamIn(services, asker, found.place, homework),
  ]);
  const versions = kept.filter(({ at }) => at <= asker.at);
  const home = `/${asker.offering}/homework/${homework}`;
  return {
    about: `${asker.offering}/${homework}`,
    ...{ at: asker.at, mostFiles, expects: found.place.expects },
    brought: brought.map((file) => ({ ...file, look: lookAddress(asker, homework, file.id) })),
    begun,
    versions: versions.map(({ id, number, at, files, receipt, together }) => {
      const address = `${home}/submissions/${number}`;
      return {
        ...{ number, at, together },
        files: files.map((file) => ({
          ...{ ...file, look: `${address}/look/${file.id}` },
          address: `${address}/files/${file.id}`,
        })),
        receipt: receipt && `${address}/receipt`,
        line: standing.lines.find(({ submission }) => submission === id) ?? null,
        choice: standing.choosable.find(({ submission }) => submission === id) ?? null,
      };
    }),
    price: standing.price,
    ...{ late: standing.late, team },
  };
}

/** For whom they hand in beside themselves, and what it takes from each; null for nobody. */
async function teamIn(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  place: HomeworkPlace,
  homework: string,
): Promise<OwnHandIn['team']> {
  const members = await handInMembers(db, asker, place);
  const others = members.flatMap(({ id, name }) => (id === asker.person.id ? [] : [name]));
  if (others.length === 0) return null;
  const offering = course.offering(asker.offering);
  const prices = await memberPrices(db, offering, members, homework, asker.at);
  return { others, price: teamPriceOf(offering.policy.late, prices) };
}

type Standing = Pick<OwnHandIn, 'price' | 'late'> & {
  lines: readonly LedgerLine[];
  choosable: readonly Choosable[];
};

/** What handing in costs now, and what was charged; nothing is charged to who is not graded. */
async function standingIn(
  { db, course }: { db: Db; course: Course },
  { person, offering, at }: SignedInAsker,
  homework: string,
  work: OwnWork,
): Promise<Standing> {
  const known = work.kind === 'graded' ? work.homework.find(({ slug }) => slug === homework) : null;
  if (work.kind === 'graded' && known?.price) {
    const { policy, balance, lines } = work.lateDays;
    return { price: known.price, late: { policy, balance }, lines, choosable: known.choosable };
  }
  const facts = await ledgerFacts(db, course.offering(offering), person.id, at);
  return { price: priceFor(false, facts, homework, at), late: null, lines: [], choosable: [] };
}
