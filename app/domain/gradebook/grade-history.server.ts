import type { Db } from '#app/db/client.ts';
import type { ScoreKind } from '#app/db/generated/enums.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { gradebookFacts } from './gradebook-facts.server.ts';
import { gradeItems, type GradeItem } from './grade-items.ts';
import { rowsFrom, type GradebookRow } from './gradebook-row.ts';

/** One thing that happened to a person's grades, newest first. */
export type GradeEvent = {
  id: string;
  at: Date;
  /** Null for the portal itself, and for who is gone. */
  by: string | null;
  item: GradeItem;
} & (
  | {
      what: 'given';
      kind: ScoreKind;
      points: number | null;
      version: number | null;
      /** To the person. */
      words: string;
      why: string;
    }
  | { what: 'released' | 'withdrawn'; kind: ScoreKind; points: number | null }
);

/** One person's line of the gradebook, and how it came about. For staff alone. */
export type GradeHistory = {
  row: GradebookRow;
  items: GradeItem[];
  events: GradeEvent[];
  /** Those of what stands, by the items' keys. */
  words: Record<string, string>;
};

/** Everything that was given to a person, and when they could see it; null for who is not graded. */
export async function gradeHistory(
  db: Db,
  offering: OfferingFile,
  personId: string,
  at: Date,
): Promise<GradeHistory | null> {
  const facts = await gradebookFacts(db, offering, at, [personId]);
  const [row] = rowsFrom(offering, facts);
  if (row === undefined) return null;
  const name = { select: { name: true } } as const;
  const scores = await db.scoreFact.findMany({
    where: { personId, offeringId: offering.slug, givenAt: { lte: at } },
    select: {
      ...{ id: true, item: true, kind: true, points: true, words: true, why: true },
      givenAt: true,
      by: name,
      submission: { select: { number: true } },
      releases: {
        select: {
          ...{ id: true, releasedAt: true, withdrawnAt: true },
          ...{ releaser: name, withdrawer: name },
        },
      },
    },
  });
  const items = gradeItems(offering);
  const events = scores.flatMap((score): GradeEvent[] => {
    const item = items.find(({ key }) => key === score.item);
    if (item === undefined) return [];
    const { id, kind, points, words, why, givenAt, by, submission } = score;
    const version = submission?.number ?? null;
    return [
      {
        ...{ id, at: givenAt, by: by?.name ?? null, item, what: 'given' },
        ...{ kind, points, version, words, why },
      },
      ...score.releases.flatMap(({ id: release, releasedAt, withdrawnAt, ...who }) => {
        const seen = { item, kind, points };
        const begin = { id: release, at: releasedAt, by: who.releaser?.name ?? null } as const;
        const released: GradeEvent = { ...begin, ...seen, what: 'released' };
        if (withdrawnAt === null) return [released];
        const end = { id: `${release} end`, at: withdrawnAt, by: who.withdrawer?.name ?? null };
        const withdrawn: GradeEvent = { ...end, ...seen, what: 'withdrawn' };
        return [released, withdrawn];
      }),
    ];
  });
  // Of one instant in the order in which it happened; then all of it turned round.
  const byTime = (a: GradeEvent, b: GradeEvent) => a.at.getTime() - b.at.getTime();
  const happened = events.filter((event) => event.at <= at).sort(byTime);
  const standing = items.map(({ key }) => {
    const stands = scores.find(({ id }) => id === row.cells[key]?.score);
    return [key, stands?.words ?? ''] as const;
  });
  return { row, items, events: happened.toReversed(), words: Object.fromEntries(standing) };
}
