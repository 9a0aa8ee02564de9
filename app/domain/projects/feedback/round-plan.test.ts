import { describe, expect, it } from 'vitest';
import { commentsIn, planText, type HeldAnswer } from './round-plan.ts';

const at = (minute: number) => new Date(Date.UTC(2024, 1, 26, 18, minute));
const answer = (id: string, drafts: HeldAnswer['drafts'] = []): HeldAnswer => ({
  ...{ id, documentId: `document ${id}`, project: id, title: id, team: ['Ada'], version: 1 },
  ...{ verdict: 'approved', conditions: 0, scope: null, note: '', by: 'Ivy', drafts },
});
const draft = (id: string, minute = 0) => ({ id, writtenAt: at(minute) });
const plan = (...answers: HeldAnswer[]) => ({ answers, undecided: [] });

describe('the plan of a round', () => {
  const shown = plan(answer('a', [draft('x'), draft('y')]), answer('b'));

  it('counts what it sends', () => {
    expect(commentsIn(shown)).toBe(2);
  });

  it('is the same in whatever order it is read, and whoever still waits', () => {
    const same = plan(answer('b'), answer('a', [draft('y'), draft('x')]));
    expect(planText({ ...same, undecided: [{ project: 'c', title: 'C' }] })).toBe(planText(shown));
  });

  it.each([
    ['an answer more', plan(...shown.answers, answer('c'))],
    ['an answer less', plan(answer('b'))],
    ['a comment more', plan(answer('a', [draft('x'), draft('y'), draft('z')]), answer('b'))],
    ['a comment written anew', plan(answer('a', [draft('x'), draft('y', 5)]), answer('b'))],
  ])('is another one with %s', (_what, other) => {
    expect(planText(other)).not.toBe(planText(shown));
  });
});
