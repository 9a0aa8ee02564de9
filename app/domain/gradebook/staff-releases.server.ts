import { createHash } from 'node:crypto';
import type { Db, Transaction } from '#app/db/client.ts';
import { timingOf, type MailChoices } from '#app/domain/people/mail-topic.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { pageOf } from '#app/ui/page-number.ts';
import { whatStands } from '#app/domain/waitlist/what-stands.ts';
import { gradebookFacts, type GradebookFacts } from './gradebook-facts.server.ts';
import { perPage } from './gradebook-query.ts';
import { gradeItems, type GradeItem } from './grade-items.ts';
import { itemCounts, type ItemCounts } from './item-counts.ts';
import { cellOf, knownOf, standingOf, toRelease } from './item-facts.ts';
import { scoreWords } from './score-words.server.ts';
import { mailCounts, planText, type ReleaseLine, type ReleasePlan } from './release-plan.ts';

/** The plan of an item's release; `mark` names exactly this plan. */
export type StaffReleasePlan = ReleasePlan & { item: GradeItem; mark: string };

/** The same with one page of its lines, with the words they will see, and what all come to. */
export type ShownReleasePlan = Omit<StaffReleasePlan, 'lines'> & {
  lines: ReturnType<typeof pageOf<ReleaseLine & { words: string }>>;
  mails: ReturnType<typeof mailCounts>;
};

/**
 * What of each item is released, and what a release of one would do.
 *
 * @param asked.wanted the key of that one; null for the first that has something to release
 * @param asked.page of its lines, from 1
 */
export async function staffReleases(
  db: Db,
  offering: OfferingFile,
  asked: { wanted: string | null; page: number },
  at: Date,
): Promise<{ items: ItemCounts[]; plan: ShownReleasePlan | null }> {
  const { wanted, page } = asked;
  const facts = await gradebookFacts(db, offering, at);
  const items = itemCounts(offering, facts);
  const first = items.find(({ unreleased }) => unreleased > 0)?.item.key;
  const plan = await planFor(db, offering, facts, wanted ?? first ?? '');
  if (plan === null) return { items, plan };
  const shown = pageOf(plan.lines, page, perPage);
  const said = await scoreWords(
    db,
    shown.items.map(({ stands }) => stands),
  );
  const lines = shown.items.map((line) => ({ ...line, words: said.get(line.stands) ?? '' }));
  return { items, plan: { ...plan, lines: { ...shown, items: lines }, mails: mailCounts(plan) } };
}

/** What a release of an item would do at this instant; null when there is no such item. */
export async function releasePlanOf(
  db: Db | Transaction,
  offering: OfferingFile,
  key: string,
  at: Date,
): Promise<StaffReleasePlan | null> {
  return planFor(db, offering, await gradebookFacts(db, offering, at), key);
}

async function planFor(
  db: Db | Transaction,
  offering: OfferingFile,
  { people, factsOf }: GradebookFacts,
  key: string,
): Promise<StaffReleasePlan | null> {
  const item = gradeItems(offering).find((each) => each.key === key);
  if (item === undefined) return null;
  const choices = await scoreChoices(db, offering.slug);
  const plan: ReleasePlan = { lines: [], released: 0, waiting: 0, nothing: 0 };
  for (const { id, name, role } of people) {
    const { given, handedIn, closed } = factsOf(id, key);
    const cell = cellOf({ given, handedIn, closed });
    if (cell.waits) plan.waiting += 1;
    if (cell.seen === 'this') plan.released += 1;
    const stands = whatStands(given);
    // What was taken back by hand may leave nothing that stands, and is told all the same.
    const told = stands ?? given.at(-1);
    const opened = toRelease(given);
    if (told === undefined || opened.length === 0) {
      if (cell.seen !== 'this') plan.nothing += 1;
      continue;
    }
    const isMissing = closed && handedIn.length === 0;
    plan.lines.push({
      person: { id, name, role },
      from: standingOf(whatStands(knownOf(given)), isMissing),
      to: cell.standing,
      scores: opened.map((score) => score.id),
      stands: told.id,
      mail: timingOf('score', choices.get(id) ?? {}),
    });
  }
  return { item, ...plan, mark: markOf(key, plan) };
}

function markOf(key: string, plan: ReleasePlan): string {
  return createHash('sha256').update(planText(key, plan)).digest('base64url');
}

async function scoreChoices(
  db: Db | Transaction,
  offeringId: string,
): Promise<Map<string, MailChoices>> {
  const rows = await db.mailChoice.findMany({
    where: { kind: 'score', person: { memberships: { some: { offeringId, to: null } } } },
  });
  return new Map(rows.map(({ personId, timing }) => [personId, { score: timing }]));
}
