import type { Table } from '#app/domain/enrollment/roster/read-table.ts';
import type { ItemStanding } from './grade.ts';
import type { GradedPerson } from './gradebook-facts.server.ts';
import { longestWords } from './grading/mark-limits.ts';
import type { GradebookCell } from './item-facts.ts';
import { pointsTyped } from './points.ts';
import type { ScoreColumns } from './score-columns.ts';

/** Why a line of a file is not taken. */
export type LineProblem =
  /** More cells than the table has columns: nobody knows which is which. */
  | 'broken'
  | 'nobody named'
  /** Nobody who is graded has this address or number. */
  | 'nobody'
  /** The address is one person's and the number another's. */
  | 'two people'
  /** Somebody stands in the file again, with another score or other words. */
  | 'twice'
  /** A sheet would compute it: what it comes to is not in the file. */
  | 'formula'
  | 'no number'
  | 'too many points'
  /** It has words alone, and its person has no score that they could be about. */
  | 'no score'
  | 'too many words';

/** What a file would do, line by line; lines without a score and without words say nothing. */
export type ScoreLine = {
  /** Where it stands in the file, counted from 1. */
  line: number;
  /** As the file names them. */
  named: string;
} & (
  | { kind: 'problem'; because: LineProblem; typed: string }
  | {
      kind: 'change' | 'same';
      person: Pick<GradedPerson, 'id' | 'name'>;
      from: ItemStanding;
      /** In points of the item. */
      points: number;
      /** To the person, before and after: a line without any leaves those of a score alone. */
      words: { from: string; to: string };
      /** What stands, by its id. */
      before: string | null;
    }
);

/** Whether a line gives somebody another score, or other words. */
export function isChange(line: ScoreLine): line is Extract<ScoreLine, { points: number }> {
  return line.kind === 'change';
}

export type ScoreDifference = {
  lines: ScoreLine[];
  /** How many lines have neither score nor words, and are left alone. */
  empty: number;
  /** Those who are graded and not in the file. */
  absent: Pick<GradedPerson, 'id' | 'name'>[];
};

/** With the words of what stands. */
type Person = GradedPerson & { cell: GradebookCell; words: string };
type Row = {
  line: number;
  email: string;
  number: string;
  typed: string;
  outOf: string;
  words: string;
  broken: boolean;
};

/**
 * What a file of scores would change for an item. A line is found by its address, else by its
 * number. Of lines about one person that say the same the first counts; of others none does. Words
 * are words, whatever they begin with.
 *
 * @param outOf what the item is out of; scores are brought to it where the file says its own
 */
export function scoreDifference(
  table: Table,
  columns: ScoreColumns,
  people: readonly Person[],
  outOf: number,
): ScoreDifference {
  const byEmail = new Map(people.map((person) => [person.email.toLowerCase(), person]));
  const byNumber = new Map(
    people.flatMap((person) => (person.number === null ? [] : [[person.number, person] as const])),
  );
  const found = rowsOf(table, columns).map((row) => {
    const [email, number] = [byEmail.get(row.email), byNumber.get(row.number)];
    const clash = email !== undefined && number !== undefined && email !== number;
    return { row, person: email ?? number ?? null, clash };
  });
  const present = new Set(found.map(({ person }) => person));
  const scored = found.filter(({ row }) => row.broken || row.typed + row.words !== '');
  const said = new Map<Person | null, Set<string>>();
  for (const { row, person } of scored) {
    said.set(person, (said.get(person) ?? new Set()).add(saidIn(row, outOf)));
  }
  const taken = new Set<Person>();
  const lines = scored.flatMap(({ row, person, clash }): ScoreLine[] => {
    const { line, email, number, typed } = row;
    const named = [email, number].filter(Boolean).join(' · ');
    const problem = (because: LineProblem): ScoreLine[] => [
      { line, named, kind: 'problem', because, typed },
    ];
    if (row.broken) return problem('broken');
    if (named === '') return problem('nobody named');
    if (clash) return problem('two people');
    if (person === null) return problem('nobody');
    const { id, name, cell } = person;
    const { standing, score: before } = cell;
    const now = standing.kind === 'score' ? standing.points : null;
    if (typed === '' && now === null) return problem('no score');
    const points = typed === '' ? (now ?? Number.NaN) : pointsOf(row, outOf);
    if (/^\s*['"]?[=+\-@]/.test(typed)) return problem('formula');
    if (Number.isNaN(points)) return problem('no number');
    if (points > outOf) return problem('too many points');
    if (row.words.length > longestWords) return problem('too many words');
    if ((said.get(person)?.size ?? 0) > 1) return problem('twice');
    if (taken.has(person)) return [];
    taken.add(person);
    const words = { from: person.words, to: row.words || (now === null ? '' : person.words) };
    const same = now === points && words.from === words.to;
    return [
      {
        ...{ line, named, kind: same ? 'same' : 'change', person: { id, name } },
        ...{ from: standing, points, words, before },
      },
    ];
  });
  return {
    lines,
    empty: found.length - scored.length,
    absent: people.filter((person) => !present.has(person)).map(({ id, name }) => ({ id, name })),
  };
}

/** In points of the item, to a ten-thousandth; NaN for what is no number. */
function pointsOf({ typed, outOf: ownText }: Row, outOf: number): number {
  const points = pointsTyped(typed);
  const own = ownText === '' ? outOf : pointsTyped(ownText);
  return own > 0 ? Math.round(((points * outOf) / own) * 1e4) / 1e4 : Number.NaN;
}

/** A score with its words, so that two lines can be compared. */
function saidIn(row: Row, outOf: number): string {
  return `${row.typed && pointsOf(row, outOf)} ${row.words}`;
}

function rowsOf({ head, rows }: Table, columns: ScoreColumns): Row[] {
  return rows.map(({ line, cells }) => {
    const text = (column: number | undefined) =>
      column === undefined ? '' : (cells[column] ?? '');
    // Words alone have lines.
    const cell = (column: number | undefined) => text(column).replace(/\s+/g, ' ');
    return {
      ...{ line, email: cell(columns.email).toLowerCase(), number: cell(columns.number) },
      ...{ typed: cell(columns.score), outOf: cell(columns.outOf), words: text(columns.words) },
      broken: cells.length > head.length,
    };
  });
}

/** Everything that was shown of a difference, as one text. */
export function differenceText({ lines }: ScoreDifference): string {
  return JSON.stringify(
    lines.map((line) =>
      line.kind === 'problem'
        ? [line.line, line.because]
        : [line.line, line.kind, line.person.id, line.points, line.words.to, line.before],
    ),
  );
}
