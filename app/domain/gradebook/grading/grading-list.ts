import {
  partOutcome,
  shownTo,
  waitsFor,
  type GivenMark,
  type PartOutcome,
} from './part-outcome.ts';
import { pointsOf, type MarkedPart } from './rubric.ts';
import { workScore } from './work-score.ts';
import type { Work } from './work.ts';

/** How far one part of a work is, as one of staff sees it. */
export type PartState = {
  key: string;
  kind: PartOutcome['kind'];
  /** What it got, or what the viewer gave where that is all they may know; null for nothing yet. */
  points: number | null;
  /** Whether it waits for the viewer's mark. */
  waits: boolean;
};

/** One work with the state of its parts. */
export type WorkLine = Work & {
  parts: PartState[];
  /** What the whole of it got; null while a part is open. */
  score: number | null;
};

/** What the lines of a homework are made of. */
export type GradingFacts = {
  parts: readonly MarkedPart[];
  markers: 1 | 2;
  works: readonly Work[];
  /** In the order in which they were given. */
  marks: readonly (GivenMark & { submission: string; part: string })[];
  /** Who marks which part; where nobody is named for it, anybody does. */
  partMarkers: readonly { part: string; person: string }[];
};

/** Every work as one of staff sees it, in the order of the works. */
export function workLines(facts: GradingFacts, viewer: string): WorkLine[] {
  const given = new Map<string, GradingFacts['marks'][number][]>();
  for (const mark of facts.marks) {
    const key = `${mark.submission} ${mark.part}`;
    given.set(key, [...(given.get(key) ?? []), mark]);
  }
  return facts.works.map((work) => {
    const outcomes = facts.parts.map((part) => {
      const marks = given.get(`${work.submission} ${part.key}`) ?? [];
      return { part, marks, outcome: partOutcome(part, marks, facts.markers) };
    });
    const score = workScore(outcomes.map(({ outcome }) => outcome))?.points ?? null;
    // Who began to count after the others were given theirs gets it with the next mark.
    const isLeftOut = score !== null && work.lacksScore;
    return {
      ...work,
      parts: outcomes.map(({ part, marks, outcome }): PartState => {
        const last = shownTo(viewer, marks, facts.markers).at(-1);
        const isMine = isMarker(facts, part.key, viewer);
        return {
          ...{ key: part.key, kind: outcome.kind },
          points: last === undefined ? null : pointsOf(part, last.points),
          waits: isMine && (isLeftOut || waitsFor(viewer, outcome)),
        };
      }),
      score: isLeftOut ? null : score,
    };
  });
}

/** Whether somebody is to mark a part. */
export function isMarker(
  { partMarkers }: Pick<GradingFacts, 'partMarkers'>,
  part: string,
  person: string,
): boolean {
  const named = partMarkers.filter((each) => each.part === part);
  return named.length === 0 || named.some((each) => each.person === person);
}

/** How the marks of a part lie so far. */
export type PartStatistics = {
  key: string;
  given: number;
  of: number;
  differs: number;
  /** Null while nothing is given. */
  mean: number | null;
  median: number | null;
  lowest: number | null;
  highest: number | null;
};

/** The statistics of each part over the works whose marks stand. */
export function partStatistics(
  parts: readonly MarkedPart[],
  lines: readonly WorkLine[],
): PartStatistics[] {
  return parts.map(({ key }) => {
    const states = lines.flatMap((line) => line.parts.filter((part) => part.key === key));
    const points = states
      .flatMap((state) => (state.kind === 'given' && state.points !== null ? [state.points] : []))
      .sort((a, b) => a - b);
    return {
      ...{ key, of: lines.length, given: states.filter(({ kind }) => kind === 'given').length },
      differs: states.filter(({ kind }) => kind === 'differs').length,
      mean: points.length === 0 ? null : points.reduce((a, b) => a + b, 0) / points.length,
      median: median(points),
      lowest: points[0] ?? null,
      highest: points.at(-1) ?? null,
    };
  });
}

/** The middle of sorted numbers: between the two in the middle where they are even. */
function median(sorted: readonly number[]): number | null {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}

/** Which works a list shows, kept in the address. */
export const shownWorks = ['all', 'waiting', 'given', 'differs', 'regrades'] as const;
export type ShownWorks = (typeof shownWorks)[number];

/** The works that are asked for: all, or those of which the part (or any part) is so. */
export function listedWorks(
  lines: readonly WorkLine[],
  show: ShownWorks,
  part: string | null,
): WorkLine[] {
  return lines.filter((line) => {
    const parts = line.parts.filter(({ key }) => part === null || key === part);
    switch (show) {
      case 'all':
        return true;
      case 'waiting':
        return parts.some(({ waits }) => waits);
      case 'given':
        return parts.every(({ kind }) => kind === 'given');
      case 'differs':
        return parts.some(({ kind }) => kind === 'differs');
      case 'regrades':
        return line.regrades.some((key) => part === null || key === part);
    }
  });
}

/** A part of a work. */
export type PartPlace = { submission: string; part: string };

/**
 * What is marked next: with one part of everybody the next work of which that part waits; else the
 * next part of the same work, then the first waiting part of the works after it. From the end it
 * begins again; null when nothing waits.
 */
export function nextToMark(
  lines: readonly WorkLine[],
  here: PartPlace,
  onlyPart: boolean,
): PartPlace | null {
  const at = lines.findIndex(({ submission }) => submission === here.submission);
  const from = Math.max(at, 0);
  const places = [...lines.slice(from), ...lines.slice(0, from)].flatMap((line) =>
    line.parts.flatMap(({ key, waits }) =>
      waits && (!onlyPart || key === here.part) ? [{ submission: line.submission, part: key }] : [],
    ),
  );
  const own = lines[at]?.parts.map(({ key }) => key) ?? [];
  const isPassed = (place: PartPlace) =>
    place.submission === here.submission && own.indexOf(place.part) <= own.indexOf(here.part);
  return (
    places.find((place) => !isPassed(place)) ??
    places.find(({ submission, part }) => submission !== here.submission || part !== here.part) ??
    null
  );
}
