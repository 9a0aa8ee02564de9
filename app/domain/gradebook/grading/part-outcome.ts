import { pointsOf, type MarkedPart, type Points } from './rubric.ts';

/** What somebody of staff gave for a part. */
export type GivenMark = {
  id: string;
  /** Null once they are gone. */
  by: string | null;
  points: Points;
  /** Whether it decides between what others have marked differently. */
  settles: boolean;
};

/** What has become of a part. */
export type PartOutcome<Mark extends GivenMark = GivenMark> =
  /** Not enough of staff have marked it. */
  | { kind: 'open'; marks: Mark[] }
  /** Marked: by one, by two alike, or settled. The marks are what the person is shown. */
  | { kind: 'given'; marks: Mark[]; points: number }
  /** Two have marked it differently. */
  | { kind: 'differs'; marks: Mark[] };

/**
 * What stands of everything that was given for a part. With one marker what was given last stands,
 * whoever gave it. With two the last of each stands: alike in every criterion they are the outcome,
 * else somebody settles it. What settles stands until something settles anew.
 *
 * @param given in the order in which it came
 */
export function partOutcome<Mark extends GivenMark>(
  part: MarkedPart,
  given: readonly Mark[],
  markers: 1 | 2,
): PartOutcome<Mark> {
  const outcome = (marks: Mark[], last: Mark): PartOutcome<Mark> => ({
    ...{ kind: 'given', marks, points: pointsOf(part, last.points) },
  });
  const decisive = markers === 1 ? given.at(-1) : given.findLast(({ settles }) => settles);
  if (decisive !== undefined) return outcome([decisive], decisive);
  const marks = lastOfEach(given);
  const [first] = marks;
  if (first === undefined || marks.length < markers) return { kind: 'open', marks };
  const alike = marks.every(({ points }) => isAlike(part, points, first.points));
  return alike ? outcome(marks, first) : { kind: 'differs', marks };
}

/**
 * What somebody may see of what others gave: with two markers nothing until they have given their
 * own, so that neither follows the other.
 */
export function shownTo<Mark extends GivenMark>(
  viewer: string,
  given: readonly Mark[],
  markers: 1 | 2,
): readonly Mark[] {
  const isOpen = markers === 2 && !given.some(({ by, settles }) => settles || by === viewer);
  return isOpen ? [] : given;
}

/** Whether a part waits for this person's mark. */
export function waitsFor(viewer: string, outcome: PartOutcome): boolean {
  return outcome.kind === 'open' && !outcome.marks.some(({ by }) => by === viewer);
}

/** The last of each marker; of those who are gone each by itself. */
function lastOfEach<Mark extends GivenMark>(given: readonly Mark[]): Mark[] {
  return [...new Map(given.map((mark) => [mark.by ?? mark.id, mark])).values()];
}

function isAlike({ rubric }: MarkedPart, a: Points, b: Points): boolean {
  return rubric.every(({ key }) => a[key] === b[key]);
}
