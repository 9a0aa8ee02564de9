import type { Prisma } from '#app/db/generated/client.ts';
import { courseDeadline } from '#app/domain/calendar/effective-deadline.ts';
import { wallTimeOf } from '#app/domain/calendar/time-travel.ts';
import type { Bilingual } from '#app/i18n/languages.ts';

/** By when something is due for everybody, with how that came about, newest first. */
export type DeadlineHistory = {
  /** A homework's slug or a stage's name. */
  key: string;
  title: Bilingual;
  due: Date;
  /** What an input of day and time shows for it. */
  wall: string;
  /** What the offering's file says, where it was moved since. */
  movedFrom: Date | null;
  moves: { id: string; due: Date; at: Date; by: string | null; why: string }[];
};

/** What a history is made of, for queries of homework or stages. */
export const movedDeadlines = {
  orderBy: { id: 'asc' },
  include: { by: { select: { name: true } } },
} as const satisfies Prisma.Homework$deadlinesArgs;

type Moved = Prisma.DeadlineFactGetPayload<{ include: (typeof movedDeadlines)['include'] }>;

/** How the deadline of something came about. */
export function deadlineHistory(
  { key, title, due: fileDue }: { key: string; title: Bilingual; due: Date },
  deadlines: readonly Moved[],
  zone: string,
): DeadlineHistory {
  const due = courseDeadline(fileDue, deadlines);
  return {
    ...{ key, title, due, wall: wallTimeOf(due, zone) },
    movedFrom: deadlines.length === 0 ? null : fileDue,
    moves: deadlines.toReversed().map(({ id, by, why, movedAt, due: to }) => ({
      ...{ id, due: to, at: movedAt, by: by?.name ?? null, why },
    })),
  };
}
