import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance, fit, type Pair, type Plan, type Reviewer, type Unassigned } from './balance.ts';

const topics = ['flow', 'diffusion', 'gan'];

function reviewers(loads: readonly number[], known: readonly string[][] = []): Reviewer[] {
  return loads.map((load, index) => ({ id: `r${index}`, load, topics: known[index] ?? [] }));
}

function projects(words: readonly string[]): Unassigned[] {
  return words.map((each, index) => ({ id: `p${index}`, words: each }));
}

/** How many projects each would have, in the order of staff. */
function loadsAfter(staff: readonly Reviewer[], { pairs }: Plan): number[] {
  return staff.map(({ id, load }) => load + pairs.filter(({ person }) => person === id).length);
}

function squares(loads: readonly number[]): number {
  return loads.reduce((sum, load) => sum + load * load, 0);
}

const someWords = fc.array(fc.constantFrom(...topics, 'vae', 'flow diffusion'), { maxLength: 40 });
const someTopics = fc.array(fc.subarray(topics), { maxLength: 6 });
const conflictsAmong = (staff: number, works: number) =>
  fc.array(
    fc.record({
      project: fc.nat({ max: Math.max(0, works - 1) }).map((index) => `p${index}`),
      person: fc.nat({ max: Math.max(0, staff - 1) }).map((index) => `r${index}`),
    }),
    { maxLength: works * 2 },
  );

const settings = fc
  .record({ loads: fc.array(fc.nat({ max: 6 }), { maxLength: 6 }), known: someTopics, someWords })
  .chain(({ loads, known, someWords: words }) =>
    fc.record({
      staff: fc.constant(reviewers(loads, known)),
      works: fc.constant(projects(words)),
      conflicts: conflictsAmong(loads.length, words.length),
    }),
  );

describe('a balanced plan', () => {
  it('gives every project once, to somebody without a conflict, or says that nobody may', () => {
    fc.assert(
      fc.property(settings, ({ staff, works, conflicts }) => {
        const { pairs, nobody } = balance(staff, works, conflicts);
        const placed = [...pairs.map(({ project }) => project), ...nobody].toSorted();
        expect(placed).toEqual(works.map(({ id }) => id).toSorted());
        const against = (pair: Pair) =>
          conflicts.some((c) => c.project === pair.project && c.person === pair.person);
        expect(pairs.filter(against)).toEqual([]);
        for (const project of nobody) {
          expect(staff.every(({ id }) => against({ project, person: id }))).toBe(true);
        }
      }),
    );
  });

  it('leaves loads at most one apart where they began equal and no conflict forbids it', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 4 }),
        fc.integer({ min: 1, max: 6 }),
        someWords,
        (load, n, words) => {
          const staff = reviewers(Array.from({ length: n }, () => load));
          const after = loadsAfter(staff, balance(staff, projects(words), []));
          expect(Math.max(...after) - Math.min(...after)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('is as even as any plan that respects the conflicts', () => {
    const small = fc
      .record({
        loads: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 3 }),
        count: fc.nat({ max: 5 }),
      })
      .chain(({ loads, count }) =>
        fc.record({
          staff: fc.constant(reviewers(loads)),
          works: fc.constant(projects(Array.from({ length: count }, () => ''))),
          conflicts: conflictsAmong(loads.length, count),
        }),
      );
    fc.assert(
      fc.property(small, ({ staff, works, conflicts }) => {
        const plan = balance(staff, works, conflicts);
        const best = Math.min(
          ...everyPlan(staff, works, conflicts).map((pairs) =>
            squares(loadsAfter(staff, { pairs, nobody: [] })),
          ),
        );
        expect(squares(loadsAfter(staff, plan))).toBe(best);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same for the same input, in whichever order conflicts are told', () => {
    fc.assert(
      fc.property(settings, ({ staff, works, conflicts }) => {
        const plan = balance(staff, works, conflicts);
        expect(balance(staff, works, conflicts.toReversed())).toEqual(plan);
      }),
    );
  });

  it('is not less even for the sake of subjects', () => {
    fc.assert(
      fc.property(settings, ({ staff, works, conflicts }) => {
        const none = staff.map((reviewer) => ({ ...reviewer, topics: [] }));
        const loads = (of: Reviewer[]) => loadsAfter(of, balance(of, works, conflicts));
        expect(squares(loads(staff))).toBe(squares(loads(none)));
      }),
    );
  });

  it('gives projects to who knows their subject, where that is as even', () => {
    const staff = reviewers([0, 0], [['flow'], ['gan']]);
    const { pairs } = balance(staff, projects(['A GAN', 'Flows', 'GANs again', 'A flow']), []);
    expect(pairs.map(({ person }) => person)).toEqual(['r1', 'r0', 'r1', 'r0']);
  });

  it('passes a project on where an earlier choice would leave a later one uneven', () => {
    const conflicts = [
      { project: 'p0', person: 'r2' },
      { project: 'p1', person: 'r1' },
      { project: 'p1', person: 'r2' },
    ];
    const { pairs } = balance(reviewers([0, 0, 5]), projects(['', '']), conflicts);
    expect(pairs).toEqual([
      { project: 'p0', person: 'r1' },
      { project: 'p1', person: 'r0' },
    ]);
  });
});

describe('how well a subject fits', () => {
  it.each([
    ['Straight flows', ['flow'], 1],
    ['DIFFUSION and flows', ['Diffusion', 'flow', 'gan'], 2],
    ['Something else', ['flow'], 0],
    ['', [], 0],
  ])('%j by %j is %d', (words, known, count) => {
    expect(fit(words, known)).toBe(count);
  });
});

/** Every way to give each project that somebody may have to one of those who may. */
function everyPlan(
  staff: readonly Reviewer[],
  works: readonly Unassigned[],
  conflicts: readonly Pair[],
): Pair[][] {
  return works.reduce<Pair[][]>(
    (plans, { id: project }) => {
      const free = staff.filter(
        ({ id }) => !conflicts.some((c) => c.project === project && c.person === id),
      );
      if (free.length === 0) return plans;
      return plans.flatMap((pairs) => free.map(({ id }) => [...pairs, { project, person: id }]));
    },
    [[]],
  );
}
