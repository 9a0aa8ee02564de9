import { describe, expect, it, test } from 'vitest';
import { instantOf } from '#app/domain/calendar/zone.ts';
import type { LedgerAssignment, LedgerFacts, LedgerSubmission } from './ledger-facts.ts';
import { choosableVersions, lateDayLedger, priceOfHandingIn } from './ledger.ts';

const zone = 'America/Los_Angeles';
const wall = (text: string) => instantOf(text, zone);
const endOfTerm = wall('2024-05-20T00:00');

describe('late days on one assignment due 7 February, 23:59', () => {
  test.each([
    ['nothing handed in', [], 0, []],
    ['on time', [sent('07T23:59')], 0, ['counts on time']],
    ['a second late', [sent('07T23:59:01')], 1, ['counts late']],
    ['three hours late', [sent('08T02:59')], 1, ['counts late']],
    [
      'twice on the same late day',
      [sent('08T09:00'), sent('08T21:00')],
      1,
      ['a later one counts', 'counts late'],
    ],
    [
      'on time and then late: the last counts while no score is known',
      [sent('07T20:00'), sent('09T20:00')],
      2,
      ['a later one counts', 'counts late'],
    ],
    [
      'late, but the one on time is better',
      [sent('07T20:00', 95), sent('09T20:00', 90)],
      0,
      ['counts on time', 'a better one counts'],
    ],
    [
      'late, and only that was scored',
      [sent('07T20:00'), sent('09T20:00', 90)],
      2,
      ['a later one counts', 'counts late'],
    ],
    [
      'late, and better',
      [sent('07T20:00', 60), sent('09T20:00', 90)],
      2,
      ['a better one counts', 'counts late'],
    ],
    [
      'equally good: the cheaper counts',
      [sent('07T20:00', 90), sent('09T20:00', 90)],
      0,
      ['counts on time', 'a better one counts'],
    ],
    [
      'a later version after the scores: it counts until it has one',
      [sent('07T20:00', 60, '08T08:00'), sent('09T20:00')],
      2,
      ['a later one counts', 'counts late'],
    ],
    ['at the last instant of the fourth day', [sent('11T23:59')], 4, ['counts late']],
    [
      'past the fourth day after a version on time',
      [sent('07T20:00'), sent('11T23:59:01')],
      0,
      ['counts on time', 'refused: too late'],
    ],
  ] as const)('%s', (_what, submissions, charge, standings) => {
    const ledger = lateDayLedger(facts(hw1({ submissions })), endOfTerm);
    expect(ledger.lines.map(({ standing }) => standing)).toEqual(standings);
    expect(ledger.charges).toEqual({ hw1: charge });
    expect(ledger.balance).toBe(7 - charge);
  });
});

describe('the person’s own deadline', () => {
  const late = [sent('09T20:00')];

  it('is an extension, when that is later', () => {
    const extensions = [{ due: wall('2024-02-09T23:59'), grantedAt: wall('2024-02-06T09:00') }];
    expect(lateDayLedger(facts(hw1({ submissions: late, extensions })), endOfTerm).used).toBe(0);
  });

  it('is the course’s, when that was moved beyond the extension: no day is lost by it', () => {
    const extensions = [{ due: wall('2024-02-08T23:59'), grantedAt: wall('2024-02-06T09:00') }];
    const moves = [{ due: wall('2024-02-09T23:59'), movedAt: wall('2024-02-08T12:00') }];
    const moved = hw1({ submissions: late, extensions, moves });
    expect(lateDayLedger(facts(moved), endOfTerm).used).toBe(0);
  });

  it('gives days back when an extension is granted afterwards', () => {
    const extensions = [{ due: wall('2024-02-09T23:59'), grantedAt: wall('2024-02-12T09:00') }];
    const given = facts(hw1({ submissions: late, extensions }));
    expect(lateDayLedger(given, wall('2024-02-12T08:59')).used).toBe(2);
    expect(lateDayLedger(given, wall('2024-02-12T09:00')).used).toBe(0);
  });

  it('stays what it was for who has handed in, when the course’s is moved to an earlier day', () => {
    const moves = [{ due: wall('2024-02-05T23:59'), movedAt: wall('2024-02-07T21:00') }];
    const submissions = [sent('07T20:00')];
    expect(lateDayLedger(facts(hw1({ submissions, moves })), endOfTerm).used).toBe(0);
  });

  it('stays what it was moved to, when the course’s is moved back again', () => {
    const moves = [
      { due: wall('2024-02-10T23:59'), movedAt: wall('2024-02-09T21:00') },
      { due: wall('2024-02-07T23:59'), movedAt: wall('2024-02-09T22:00') },
    ];
    expect(lateDayLedger(facts(hw1({ submissions: late, moves })), endOfTerm).used).toBe(0);
    const price = priceOfHandingIn(facts(hw1({ moves })), 'hw1', wall('2024-02-09T23:00'));
    expect(price).toMatchObject({ unitsLate: 2 });
  });

  it('is of those who handed it in, where they were others than now', () => {
    const theirs = [{ due: wall('2024-02-08T23:59'), grantedAt: wall('2024-02-06T09:00') }];
    const extensions = [{ due: wall('2024-02-20T23:59'), grantedAt: wall('2024-02-06T09:00') }];
    const given = facts(
      hw1({ submissions: [{ ...sent('09T20:00'), extensions: theirs }], extensions }),
    );
    expect(lateDayLedger(given, endOfTerm).used).toBe(1);
    expect(priceOfHandingIn(given, 'hw1', wall('2024-02-10T09:00'))).toMatchObject({
      unitsLate: 0,
    });
  });
});

describe('what was refused, when more time is given afterwards', () => {
  const tooLate = sent('12T20:00');
  const oneMore = { due: wall('2024-02-08T23:59'), grantedAt: wall('2024-02-14T09:00') };
  const hw2 = (...submissions: LedgerSubmission[]) => ({
    ...hw1({ submissions }),
    ...due('hw2', '10'),
  });

  it('is accepted for what it costs then', () => {
    const given = facts(hw1({ submissions: [tooLate], extensions: [oneMore] }));
    expect(lateDayLedger(given, wall('2024-02-14T08:59')).lines[0]?.standing).toBe(
      'refused: too late',
    );
    expect(lateDayLedger(given, wall('2024-02-14T09:00')).charges).toEqual({ hw1: 4 });
  });

  it('takes nothing from what has been accepted since', () => {
    const given = facts(
      hw1({ submissions: [tooLate], extensions: [oneMore] }),
      hw2(sent('14T08:00')),
    );
    const { lines, charges } = lateDayLedger(given, endOfTerm);
    expect(charges).toEqual({ hw1: 0, hw2: 4 });
    expect(lines.map(({ standing }) => standing)).toEqual(['refused: too few left', 'counts late']);
  });

  it('is not asked again by days that only a score gave back', () => {
    const regraded = hw1({
      submissions: [sent('07T20:00', 90, '24T12:00'), sent('11T20:00', 90, '24T12:00')],
    });
    const { charges } = lateDayLedger(facts(regraded, hw2(sent('14T08:00'))), endOfTerm);
    expect(charges).toEqual({ hw1: 0, hw2: 0 });
  });
});

describe('seven days for the term', () => {
  const four = hw1({ submissions: [sent('11T20:00')] });

  it('refuse what needs more than are left, and say so', () => {
    const hw2 = { ...hw1({ submissions: [sent('25T20:00')] }), ...due('hw2', '21') };
    const ledger = lateDayLedger(facts(four, hw2), endOfTerm);
    expect(ledger.charges).toEqual({ hw1: 4, hw2: 0 });
    expect(ledger.lines.at(-1)?.standing).toBe('refused: too few left');
  });

  it('are spent in the order in which people hand in, whatever was due first', () => {
    const extended = hw1({
      submissions: [sent('29T20:00')],
      extensions: [{ due: wall('2024-02-25T23:59'), grantedAt: wall('2024-02-01T09:00') }],
    });
    const hw2 = { ...hw1({ submissions: [sent('25T20:00')] }), ...due('hw2', '21') };
    expect(lateDayLedger(facts(extended, hw2), endOfTerm).charges).toEqual({ hw1: 0, hw2: 4 });
  });

  it('are never exceeded by a score that comes later', () => {
    const rescored: LedgerSubmission = {
      id: 'second',
      at: wall('2024-02-11T20:00'),
      scores: [
        { percent: 50, knownFrom: wall('2024-02-13T09:00') },
        { percent: 99, knownFrom: wall('2024-03-20T09:00') },
      ],
    };
    const regraded = hw1({ submissions: [sent('07T20:00', 80, '13T09:00'), rescored] });
    const hw2 = { ...hw1({ submissions: [sent('25T20:00')] }), ...due('hw2', '21') };
    const hw3 = { ...hw1({ submissions: [sent('29T20:00')] }), ...due('hw3', '27') };
    const given = facts(regraded, hw2, hw3);
    expect(lateDayLedger(given, wall('2024-03-01T00:00')).used).toBe(6);
    const after = lateDayLedger(given, endOfTerm);
    expect(after.charges).toEqual({ hw1: 1, hw2: 4, hw3: 2 });
    expect(after.balance).toBe(0);
  });
});

describe('a score', () => {
  const corrected = [
    { percent: 95, knownFrom: wall('2024-02-20T09:00') },
    { percent: 60, knownFrom: wall('2024-02-20T09:00') },
  ];

  it('that was corrected before its release is the corrected one', () => {
    const submissions = [sent('07T20:00', 80), { ...sent('09T20:00'), scores: corrected }];
    expect(lateDayLedger(facts(hw1({ submissions })), endOfTerm).used).toBe(0);
  });

  it('takes nothing from another assignment, nor makes handing that in again cost more', () => {
    // The late version of hw1 becomes the better one when no more than a day is left for it.
    const regraded: LedgerSubmission = {
      ...sent('11T20:00', 50, '13T09:00'),
      scores: [
        { percent: 50, knownFrom: wall('2024-02-13T09:00') },
        { percent: 99, knownFrom: wall('2024-02-29T21:00') },
      ],
    };
    const given = facts(
      hw1({ submissions: [sent('07T20:00', 80, '13T09:00'), regraded] }),
      { ...hw1({ submissions: [sent('25T20:00')] }), ...due('hw2', '21') },
      { ...hw1({ submissions: [sent('29T20:00')] }), ...due('hw3', '27') },
    );
    const at = wall('2024-02-29T22:00');
    expect(lateDayLedger(given, at).charges).toEqual({ hw1: 1, hw2: 4, hw3: 2 });
    expect(priceOfHandingIn(given, 'hw3', at)).toMatchObject({ ok: true, unitsLate: 2, extra: 0 });
  });
});

describe('the price of handing in', () => {
  test.each([
    ['a second before the deadline', '2024-02-07T23:58:59', 0, 0],
    ['at the deadline', '2024-02-07T23:59', 0, 0],
    ['a second after it', '2024-02-07T23:59:01', 1, 1],
    ['at the end of the fourth day', '2024-02-11T23:59', 4, 4],
  ])('%s', (_when, at, unitsLate, extra) => {
    expect(priceOfHandingIn(facts(hw1({})), 'hw1', wall(at))).toMatchObject({
      ok: true,
      unitsLate,
      extra,
    });
  });

  it('knows a score that becomes known at the very instant, as the charge does', () => {
    // Three days freed at the instant at which they are asked for.
    const noon = '2024-02-24T12:00';
    const given = facts(
      hw1({ submissions: [sent('07T20:00', 90, '24T12:00'), sent('11T20:00', 90, '24T12:00')] }),
      { ...hw1({ submissions: [sent('24T12:00')] }), ...due('hw2', '20') },
    );
    const ledger = lateDayLedger(given, endOfTerm);
    expect(ledger.charges).toEqual({ hw1: 0, hw2: 4 });
    const { submissions: _none, ...asked } = given.assignments[1] ?? hw1({});
    const before = facts(given.assignments[0] ?? hw1({}), { ...asked, submissions: [] });
    expect(priceOfHandingIn(before, 'hw2', wall(noon))).toMatchObject({ ok: true, extra: 4 });
  });

  it('is only the difference to what is charged already', () => {
    const given = facts(hw1({ submissions: [sent('08T09:00')] }));
    expect(priceOfHandingIn(given, 'hw1', wall('2024-02-08T21:00'))).toMatchObject({ extra: 0 });
    expect(priceOfHandingIn(given, 'hw1', wall('2024-02-10T21:00'))).toMatchObject({ extra: 2 });
  });

  it('names the last instant at the price, and the last at all', () => {
    const price = priceOfHandingIn(facts(hw1({})), 'hw1', wall('2024-02-08T09:00'));
    expect(price).toMatchObject({
      samePriceUntil: wall('2024-02-08T23:59'),
      acceptedUntil: wall('2024-02-11T23:59'),
    });
  });

  it('is refused past the last late day', () => {
    expect(priceOfHandingIn(facts(hw1({})), 'hw1', wall('2024-02-11T23:59:01'))).toEqual({
      ok: false,
      because: 'too late',
      unitsLate: 5,
    });
  });

  it('is refused when too few days are left, and the limit says until when they last', () => {
    const given = facts(hw1({ submissions: [sent('11T20:00')] }), {
      ...hw1({}),
      ...due('hw2', '21'),
    });
    expect(priceOfHandingIn(given, 'hw2', wall('2024-02-21T12:00'))).toMatchObject({
      ok: true,
      acceptedUntil: wall('2024-02-24T23:59'),
    });
    expect(priceOfHandingIn(given, 'hw2', wall('2024-02-25T12:00'))).toEqual({
      ok: false,
      because: 'too few left',
      unitsLate: 4,
    });
  });

  it('asks for an assignment that exists', () => {
    expect(() => priceOfHandingIn(facts(), 'hw9', endOfTerm)).toThrow(RangeError);
  });
});

const policy = { kind: 'budget', unit: 'day', total: 7, perAssignment: 4 } as const;

function facts(...assignments: LedgerAssignment[]): LedgerFacts {
  return { zone, policy, assignments };
}

function hw1(given: Partial<LedgerAssignment>): LedgerAssignment {
  return { ...due('hw1', '07'), moves: [], extensions: [], submissions: [], ...given };
}

function due(key: string, day: string) {
  return { key, due: wall(`2024-02-${day}T23:59`) };
}

/** Handed in on a day of February, scored a week later unless said otherwise. */
function sent(time: string, percent?: number, knownFrom = '20T09:00'): LedgerSubmission {
  const at = wall(`2024-02-${time}`);
  const scores =
    percent === undefined ? [] : [{ percent, knownFrom: wall(`2024-02-${knownFrom}`) }];
  return { id: time, at, scores };
}

describe('which version counts', () => {
  const both = [sent('07T20:00'), sent('09T20:00')];
  const chosen = (
    index: number,
    at: string,
    submissions: LedgerAssignment['submissions'] = both,
  ) => {
    const choices = [{ submission: submissions[index]?.id ?? '', at: wall(`2024-02-${at}`) }];
    return facts(hw1({ submissions, choices }));
  };

  test.each([
    [
      'the one that was chosen',
      chosen(0, '09T21:00'),
      0,
      ['counts on time', 'another one is chosen'],
    ],
    [
      'the last, before it is chosen',
      chosen(0, '28T00:00'),
      2,
      ['a later one counts', 'counts late'],
    ],
    ['what is handed in since', chosen(0, '08T09:00'), 2, ['a later one counts', 'counts late']],
    [
      'not what is refused: what was chosen stays',
      chosen(0, '10T09:00', [...both, sent('13T09:00')]),
      0,
      ['counts on time', 'another one is chosen', 'refused: too late'],
    ],
    [
      'never what was refused',
      chosen(2, '14T09:00', [...both, sent('13T09:00')]),
      2,
      ['a later one counts', 'counts late', 'refused: too late'],
    ],
    [
      'the chosen one until it has a score, whatever the other has',
      chosen(0, '09T21:00', [sent('07T20:00'), sent('09T20:00', 95)]),
      0,
      ['counts on time', 'another one is chosen'],
    ],
    [
      'the better one, once the chosen one has a score',
      chosen(0, '09T21:00', [sent('07T20:00', 80), sent('09T20:00', 95)]),
      2,
      ['a better one counts', 'counts late'],
    ],
  ] as const)('is %s', (_what, given, charge, standings) => {
    const ledger = lateDayLedger(given, wall('2024-02-27T00:00'));
    expect(ledger.lines.map(({ standing }) => standing)).toEqual(standings);
    expect(ledger.charges).toEqual({ hw1: charge });
  });

  it('can be chosen only while its days fit into what is left', () => {
    const first = hw1({
      submissions: both,
      choices: [{ submission: both[0]?.id ?? '', at: wall('2024-02-09T21:00') }],
    });
    const elsewhere = { ...hw1({ submissions: [sent('11T20:00')] }), key: 'hw2' };
    const given = { ...facts(first), assignments: [first, elsewhere] };
    const at = wall('2024-02-12T09:00');
    const withTotal = (total: number) => ({ ...given, policy: { ...policy, total } });
    const second = { submission: both[1]?.id ?? '', chargedNow: 0, chargedThen: 2 };
    expect(choosableVersions(withTotal(7), 'hw1', at)).toEqual([second]);
    expect(choosableVersions(withTotal(5), 'hw1', at)).toEqual([]);
  });
});
