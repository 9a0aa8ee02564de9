import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { askedBy, consentsOf, keptOut, lacksOf, releasedVersion, type Showing } from './showing.ts';

const day = (number: number) => new Date(Date.UTC(2024, 4, number));
const fact = (step: Showing['step'], personId = 'ada', more: Partial<Showing> = {}): Showing => ({
  ...{ personId, step, at: day(1), why: step === 'kept_out' ? 'A patent' : '' },
  name: step === 'consented' ? personId.toUpperCase() : '',
  versionId: step === 'released' ? 'v1' : null,
  ...more,
});
const yes = (personId: string) => fact('consented', personId);
const no = (personId: string) => fact('declined', personId);
const released = fact('released', 'ivy');

describe('a project in the public gallery', () => {
  const members = ['ada', 'ben'];
  test.each([
    ['is public when all of it is there', [yes('ada'), yes('ben'), released], true, 20, []],
    ['waits for the day', [yes('ada'), yes('ben'), released], true, 16, ['date']],
    ['waits for staff', [yes('ada'), yes('ben')], true, 20, ['release']],
    ['waits for the report', [yes('ada'), yes('ben'), released], false, 20, ['report']],
    ['waits for each of the team', [yes('ada'), released], true, 20, ['members']],
    [
      'is withdrawn by one of them',
      [yes('ada'), yes('ben'), released, no('ada')],
      true,
      20,
      ['members'],
    ],
    [
      'comes back when they agree again',
      [no('ada'), yes('ben'), released, yes('ada')],
      true,
      20,
      [],
    ],
    [
      'is taken out by staff',
      [yes('ada'), yes('ben'), released, fact('taken_down', 'ivy')],
      true,
      20,
      ['release'],
    ],
    ['lacks everything at first', [], false, 1, ['members', 'report', 'release', 'date']],
  ] as const)('%s', (_what, facts, handedIn, at, lacks) => {
    expect(lacksOf({ facts, members, handedIn }, day(17), day(at))).toEqual(lacks);
  });

  it('needs somebody who agrees', () => {
    expect(lacksOf({ facts: [released], members: [], handedIn: true }, day(1), day(2))).toEqual([
      'members',
    ]);
  });

  it('is not for somebody to agree who has left, nor without somebody who came', () => {
    const facts = [yes('ada'), yes('ben'), released];
    const among = (now: string[]) =>
      lacksOf({ facts, members: now, handedIn: true }, day(1), day(2));
    expect(among(['ada'])).toEqual([]);
    expect(among(['ada', 'cleo'])).toEqual(['members']);
  });

  it('is public only while everybody’s last word is yes', () => {
    const word = fc.tuple(fc.constantFrom('ada', 'ben', 'cleo'), fc.boolean());
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const facts = words.map(([who, says]) => (says ? yes(who) : no(who)));
        const last = new Map<string, boolean>(words);
        const lacks = lacksOf(
          { facts: [released, ...facts], members, handedIn: true },
          day(1),
          day(2),
        );
        const agreed = members.every((member) => last.get(member) === true);
        expect(lacks).toEqual(agreed ? [] : ['members']);
      }),
    );
  });
});

it('names members as they want to be named', () => {
  const facts = [yes('ada'), fact('consented', 'ada', { name: 'A. L.' }), no('ben')];
  expect(consentsOf(facts, ['ben', 'ada', 'cleo'])).toEqual([
    { personId: 'ben', says: 'no', name: '' },
    { personId: 'ada', says: 'yes', name: 'A. L.' },
    { personId: 'cleo', says: null, name: '' },
  ]);
});

it('shows the version that was released last', () => {
  const second = fact('released', 'ivy', { versionId: 'v2' });
  expect(releasedVersion([released, second])).toBe('v2');
  expect(releasedVersion([])).toBeNull();
});

it('is kept out of the class until the team lets it in', () => {
  expect(keptOut([])).toBeNull();
  expect(keptOut([fact('kept_out')])).toBe('A patent');
  expect(keptOut([fact('kept_out'), fact('let_in')])).toBeNull();
});

it.each([
  ['nobody has said anything', null, null, []],
  ['a team-mate agrees first', null, 'yes', ['Ben']],
  ['a team-mate does not agree', null, 'no', []],
  ['one has agreed too', 'yes', 'yes', []],
  ['one has declined', 'no', 'yes', []],
] as const)('asks a member while %s: %s', (_, own, other, names) => {
  const members = [
    { name: 'Ada', says: own, own: true },
    { name: 'Ben', says: other, own: false },
  ];
  expect(askedBy(members)).toEqual(names);
});
