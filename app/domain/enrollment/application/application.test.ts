import { describe, expect, it } from 'vitest';
import type { SeatFactKind } from '#app/db/generated/enums.ts';
import type { SeatFact } from '#app/domain/waitlist/seat-state.ts';
import { applicationState, mayDo, openness } from './application.ts';

const day = (n: number) => new Date(Date.UTC(2024, 1, n, 18));
const fact = (kind: SeatFactKind, n: number, expires?: number): SeatFact => ({
  personId: 'ada',
  kind,
  at: day(n),
  expiresAt: expires === undefined ? null : day(expires),
});
const applied = fact('applied', 1);

describe('what an applicant sees', () => {
  it.each<[string, SeatFact[], number, string]>([
    ['nothing, before anything was sent', [], 9, 'none'],
    ['that it is in', [applied], 9, 'received'],
    ['nothing that lies ahead', [applied, fact('refused', 9)], 8, 'received'],
    ['an answer from its instant on', [applied, fact('refused', 9)], 9, 'refused'],
    ['the waitlist', [applied, fact('waitlisted', 3)], 9, 'waitlisted'],
    [
      'the waitlist after an offer was taken back',
      [applied, fact('offered', 3, 20), fact('withdrawn', 4)],
      9,
      'waitlisted',
    ],
    ['an offer while it is held', [applied, fact('offered', 3, 9)], 8, 'offered'],
    ['no offer once it has run out', [applied, fact('offered', 3, 9)], 10, 'expired'],
    ['a seat that was taken', [applied, fact('offered', 3, 9), fact('accepted', 4)], 9, 'seated'],
    ['a seat that was given', [applied, fact('admitted', 3)], 9, 'seated'],
    ['that it was withdrawn', [applied, fact('audits', 3)], 9, 'withdrawn'],
    ['nothing, as an auditor who never applied', [fact('audits', 3)], 9, 'none'],
    [
      'that a new one is in after a refusal',
      [applied, fact('refused', 3), fact('applied', 5)],
      9,
      'received',
    ],
    ['that they left', [applied, fact('admitted', 3), fact('dropped', 5)], 9, 'dropped'],
  ])('%s', (_, facts, at, state) => {
    expect(applicationState(facts, day(at)).state).toBe(state);
  });

  it('can be changed until it is answered, and sent anew by whoever has no seat', () => {
    expect(mayDo({ state: 'received', since: day(1) })).toBe('change');
    expect(mayDo({ state: 'refused', since: day(1) })).toBe('send');
    expect(mayDo({ state: 'waitlisted', since: day(1) })).toBe('read');
  });
});

describe('the form', () => {
  it('is open from its opening to the instant before it closes', () => {
    const form = { opens: day(2), closes: day(4) };
    const second = 1_000;
    expect(openness(form, new Date(day(2).getTime() - second))).toBe('not yet');
    expect(openness(form, day(2))).toBe('open');
    expect(openness(form, new Date(day(4).getTime() - second))).toBe('open');
    expect(openness(form, day(4))).toBe('closed');
  });
});
