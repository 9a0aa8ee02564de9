import { describe, expect, it } from 'vitest';
import {
  conditionLines,
  conditionState,
  openConditions,
  refuseStep,
  type ConditionState,
  type ConditionWord,
} from './conditions.ts';

const at = (minute: number) => new Date(Date.UTC(2024, 1, 26, 18, minute));
const said = (...steps: ConditionWord['step'][]) =>
  steps.map((step, index) => ({ step, at: at(index) }));

describe('a condition', () => {
  it.each<[string, ConditionWord[], ConditionState]>([
    ['nobody has said anything about', [], 'open'],
    ['that the team ticked', said('ticked'), 'ticked'],
    ['whose tick was taken back', said('ticked', 'unticked'), 'open'],
    ['that staff accepted', said('ticked', 'accepted'), 'accepted'],
    ['that staff accepted without a tick', said('accepted'), 'accepted'],
    ['that was opened again', said('ticked', 'accepted', 'reopened'), 'open'],
    ['ticked again after that', said('ticked', 'reopened', 'ticked'), 'ticked'],
    ['whatever the order it is read in', said('ticked', 'accepted').toReversed(), 'accepted'],
    [
      'with two words at one instant, by the later row',
      [
        { step: 'ticked', at: at(0) },
        { step: 'accepted', at: at(0) },
      ],
      'accepted',
    ],
  ])('%s', (_which, words, state) => {
    expect(conditionState(words)).toBe(state);
  });

  it.each([
    ['open', 'ticked', 'member', 'how', null],
    ['open', 'ticked', 'member', '', 'words missing'],
    ['open', 'ticked', 'staff', 'how', 'not allowed'],
    ['open', 'ticked', 'reader', 'how', 'not allowed'],
    ['ticked', 'ticked', 'member', 'how', 'not so now'],
    ['accepted', 'ticked', 'member', 'how', 'not so now'],
    ['ticked', 'unticked', 'member', '', null],
    ['open', 'unticked', 'member', '', 'not so now'],
    ['accepted', 'unticked', 'member', '', 'not so now'],
    ['ticked', 'unticked', 'staff', '', 'not allowed'],
    ['ticked', 'accepted', 'staff', '', null],
    ['open', 'accepted', 'staff', '', null],
    ['accepted', 'accepted', 'staff', '', 'not so now'],
    ['ticked', 'accepted', 'member', '', 'not allowed'],
    ['accepted', 'reopened', 'staff', 'why', null],
    ['ticked', 'reopened', 'staff', 'why', null],
    ['ticked', 'reopened', 'staff', '', 'words missing'],
    ['open', 'reopened', 'staff', 'why', 'not so now'],
    ['accepted', 'reopened', 'member', 'why', 'not allowed'],
  ] as const)('that is %s: %s by a %s with the words “%s” is refused as %s', (...row) => {
    const [state, step, access, words, refused] = row;
    expect(refuseStep(state, step, access, words)).toBe(refused);
  });

  it('is a line of text: empty ones are left out, too many or too long ones refused', () => {
    expect(conditionLines(' Name the baseline \r\n\n  Say who trains what')).toEqual([
      'Name the baseline',
      'Say who trains what',
    ]);
    expect(conditionLines('\n')).toEqual([]);
    expect(conditionLines('x'.repeat(501))).toBeNull();
    expect(conditionLines('x\n'.repeat(21))).toBeNull();
  });

  it('counts as open until staff accept it', () => {
    const states: ConditionState[] = ['open', 'ticked', 'accepted'];
    expect(openConditions(states.map((state) => ({ state })))).toBe(2);
  });
});
