import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  listedWorks,
  nextToMark,
  partStatistics,
  workLines,
  type GradingFacts,
  type PartPlace,
} from './grading-list.ts';
import { draftOf, readDraft, toggled, typedPoints } from './mark-draft.ts';
import { partOutcome, shownTo, waitsFor, type GivenMark } from './part-outcome.ts';
import { markedParts, pointsOf, wrongCriterion, type MarkedPart } from './rubric.ts';
import { workScore } from './work-score.ts';

const both = (text: string) => ({ en: text, zh: text });
const part = (key: string, points: Record<string, number>): MarkedPart => ({
  ...{ key, title: both(key) },
  points: Object.values(points).reduce((a, b) => a + b, 0),
  rubric: Object.entries(points).map(([name, most]) => ({
    ...{ key: name, label: both(name), points: most },
  })),
});
const bound = part('bound', { derived: 4, shown: 6 });
const images = part('images', { whole: 90 });
let count = 0;
const mark = (by: string | null, points: Record<string, number>, settles = false): GivenMark => ({
  ...{ id: `m${(count += 1)}`, by, points, settles },
});

describe('what a homework is marked by', () => {
  const homework = { slug: 'hw1', title: both('One'), statement: null };
  const dates = { released: at(0), due: at(1), solutions: at(2) };

  it('is one part of a hundred points where its text is not written', () => {
    expect(markedParts({ ...homework, ...dates })).toMatchObject([
      { points: 100, rubric: [{ key: 'whole', points: 100 }] },
    ]);
  });

  it('needs points for each criterion, from nothing to what it is out of', () => {
    expect(wrongCriterion(bound, { derived: 4, shown: 0 })).toBeNull();
    expect(wrongCriterion(bound, { derived: 4 })).toBe('shown');
    expect(wrongCriterion(bound, { derived: 4.5, shown: 6 })).toBe('derived');
    expect(wrongCriterion(bound, { derived: -1, shown: 6 })).toBe('derived');
    expect(wrongCriterion(bound, { derived: Number.NaN, shown: 6 })).toBe('derived');
  });

  it('adds up without the dust of binary fractions', () => {
    expect(pointsOf(bound, { derived: 0.1, shown: 0.2, other: 5 })).toBe(0.3);
  });
});

describe('what becomes of a part', () => {
  const first = mark('ada', { derived: 4, shown: 3 });
  const same = mark('lin', { derived: 4, shown: 3 });
  const other = mark('lin', { derived: 2, shown: 5 });

  it('is what was given last, with one marker', () => {
    expect(partOutcome(bound, [], 1)).toEqual({ kind: 'open', marks: [] });
    expect(partOutcome(bound, [first, other], 1)).toMatchObject({
      ...{ kind: 'given', points: 7, marks: [other] },
    });
  });

  it('is open with two markers until both have given theirs', () => {
    expect(partOutcome(bound, [first], 2)).toEqual({ kind: 'open', marks: [first] });
    const again = mark('ada', { derived: 1, shown: 1 });
    expect(partOutcome(bound, [first, again], 2)).toEqual({ kind: 'open', marks: [again] });
  });

  it('is given where both are alike, and differs even where only the criteria do', () => {
    expect(partOutcome(bound, [first, same], 2)).toMatchObject({ kind: 'given', points: 7 });
    expect(partOutcome(bound, [first, other], 2)).toMatchObject({ kind: 'differs' });
  });

  it('is settled for good by whoever settles it', () => {
    const settled = mark('eve', { derived: 3, shown: 3 }, true);
    const late = mark('ada', { derived: 0, shown: 0 });
    expect(partOutcome(bound, [first, other, settled, late], 2)).toMatchObject({
      ...{ kind: 'given', points: 6, marks: [settled] },
    });
  });

  it('hides what others gave from the second marker until theirs is given', () => {
    expect(shownTo('lin', [first], 2)).toEqual([]);
    expect(shownTo('lin', [first, same], 2)).toEqual([first, same]);
    expect(shownTo('lin', [first], 1)).toEqual([first]);
    expect(waitsFor('lin', partOutcome(bound, [first], 2))).toBe(true);
    expect(waitsFor('ada', partOutcome(bound, [first], 2))).toBe(false);
  });

  it('never comes to more than the part, nor to less than nothing', () => {
    const points = fc.record({
      derived: fc.integer({ min: 0, max: 16 }).map((quarter) => quarter / 4),
      shown: fc.integer({ min: 0, max: 24 }).map((quarter) => quarter / 4),
    });
    const marks = fc.array(
      fc.tuple(fc.constantFrom('ada', 'lin', null), points, fc.boolean()).map((given) => {
        const [by, criteria, settles] = given;
        return mark(by, criteria, settles);
      }),
    );
    fc.assert(
      fc.property(marks, fc.constantFrom(1 as const, 2 as const), (given, markers) => {
        const outcome = partOutcome(bound, given, markers);
        if (outcome.kind !== 'given') return;
        expect(outcome.points).toBeGreaterThanOrEqual(0);
        expect(outcome.points).toBeLessThanOrEqual(bound.points);
        // Whoever gives the same once more changes nothing.
        const last = outcome.marks.at(-1);
        if (last === undefined) throw new Error('Given by nobody');
        const again = partOutcome(bound, [...given, { ...last, id: 'again' }], markers);
        expect(again).toMatchObject({ kind: 'given', points: outcome.points });
      }),
    );
  });
});

describe('the score of a whole work', () => {
  const given = partOutcome(bound, [mark('ada', { derived: 4, shown: 6 })], 1);

  it('is the sum of its parts, made of their marks', () => {
    const last = mark('ada', { whole: 70.25 });
    expect(workScore([given, partOutcome(images, [last], 1)])).toMatchObject({ points: 80.25 });
  });

  it('is none while a part is open', () => {
    expect(workScore([given, partOutcome(images, [], 1)])).toBeNull();
  });
});

describe('the works of a homework', () => {
  const work = (submission: string, regrades: string[] = []) => ({
    ...{ submission, number: 1, at: at(0), code: submission, regrades },
    ...{ rows: [submission], people: [{ id: `person of ${submission}`, name: submission }] },
    lacksScore: false,
  });
  const given = (submission: string, key: string, by = 'ada') => ({
    ...mark(by, key === 'bound' ? { derived: 4, shown: 2 } : { whole: 60 }),
    ...{ submission, part: key },
  });
  const facts: GradingFacts = {
    ...{ parts: [bound, images], markers: 1, partMarkers: [] },
    works: [work('a'), work('b', ['images']), work('c')],
    marks: [given('a', 'bound'), given('b', 'bound'), given('b', 'images')],
  };
  const lines = workLines(facts, 'ada');
  const named = (shown: typeof lines) => shown.map(({ submission }) => submission);

  it('say what waits, what is marked and what it comes to', () => {
    expect(lines.map(({ score }) => score)).toEqual([null, 66, null]);
    expect(named(listedWorks(lines, 'waiting', null))).toEqual(['a', 'c']);
    expect(named(listedWorks(lines, 'waiting', 'bound'))).toEqual(['c']);
    expect(named(listedWorks(lines, 'given', null))).toEqual(['b']);
    expect(named(listedWorks(lines, 'regrades', 'bound'))).toEqual([]);
    expect(named(listedWorks(lines, 'regrades', 'images'))).toEqual(['b']);
  });

  it('wait for those alone who are named for a part', () => {
    const lin = { ...facts, partMarkers: [{ part: 'bound', person: 'lin' }] };
    expect(named(listedWorks(workLines(lin, 'ada'), 'waiting', 'bound'))).toEqual([]);
    expect(named(listedWorks(workLines(lin, 'lin'), 'waiting', 'bound'))).toEqual(['c']);
  });

  it('lead from part to part of a work, or from work to work of a part', () => {
    const to = (submission: string, key: string, onlyPart = false) =>
      nextToMark(lines, { submission, part: key }, onlyPart);
    expect(to('a', 'bound')).toEqual({ submission: 'a', part: 'images' });
    expect(to('a', 'images')).toEqual({ submission: 'c', part: 'bound' });
    expect(to('c', 'images')).toEqual({ submission: 'a', part: 'images' });
    expect(to('a', 'images', true)).toEqual({ submission: 'c', part: 'images' });
    expect(to('b', 'bound', true)).toEqual({ submission: 'c', part: 'bound' });
    expect(to('unknown', 'bound')).toEqual({ submission: 'a', part: 'images' });
    expect(nextToMark([], { submission: 'a', part: 'bound' }, false)).toBeNull();
  });

  it('come to an end from wherever one begins, each waiting part once', () => {
    const marked = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('bound', 'images')),
    );
    fc.assert(
      fc.property(marked, fc.constantFrom('a', 'b', 'c'), (before, begin) => {
        let marks = before.map(([submission, key]) => given(submission, key));
        let here: PartPlace = { submission: begin, part: 'bound' };
        for (let turn = 0; turn <= 6; turn += 1) {
          const next = nextToMark(workLines({ ...facts, marks }, 'ada'), here, false);
          if (next === null) break;
          marks = [...marks, given(next.submission, next.part)];
          here = next;
        }
        const end = workLines({ ...facts, marks }, 'ada');
        // Only where one stands may something be left.
        const left = listedWorks(end, 'waiting', null);
        expect(left.every(({ submission }) => submission === here.submission)).toBe(true);
      }),
    );
  });

  it('have statistics over what stands, and none over nothing', () => {
    expect(partStatistics(facts.parts, lines)).toMatchObject([
      { key: 'bound', given: 2, of: 3, mean: 6, median: 6, lowest: 6, highest: 6 },
      { key: 'images', given: 1, mean: 60 },
    ]);
    expect(partStatistics([bound], [])).toMatchObject([{ given: 0, mean: null, median: null }]);
  });
});

describe('a draft of a mark', () => {
  it('is kept exactly as typed, and read again', () => {
    const draft = { ...draftOf(null), typed: { derived: '3,' }, words: ' half a sent' };
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    expect(typedPoints(bound, draft)).toBe(0);
    expect(typedPoints(bound, { ...draft, typed: { derived: '3,5', shown: '2' } })).toBe(5.5);
  });

  it('is none where what was kept is no draft', () => {
    for (const kept of ['', 'words', '{}', '{"typed":{"a":1}}', 'null']) {
      expect(readDraft(kept)).toBeNull();
    }
  });

  it('gives all points by one key, and none by the same key again', () => {
    const [derived] = bound.rubric;
    if (derived === undefined) throw new Error('No criterion');
    const full = toggled(draftOf(null), derived);
    expect(full.typed).toEqual({ derived: '4' });
    expect(toggled(full, derived).typed).toEqual({ derived: '0' });
  });
});

function at(day: number): Date {
  return new Date(Date.UTC(2024, 1, 1 + day));
}
