import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { lineOf } from '../goals/goal.ts';
import {
  bothPatches,
  frozenDetails,
  isHttps,
  noDetails,
  patched,
  refuseDetails,
  wordsIn,
  type Details,
  type DetailsPatch,
} from './details.ts';

const line = (id: string, words = `Goal ${id}`) => lineOf({ id, words });
const given: Details = { ...noDetails, goals: [line('a'), line('b')], abstract: 'Short.' };

describe('a change to details', () => {
  it('changes what it names and leaves the rest', () => {
    const changed = patched(given, { goals: [{ id: 'b', state: 'met' }], code: 'https://x.org' });
    expect(changed.goals).toEqual([line('a'), { ...line('b'), state: 'met' }]);
    expect(changed).toMatchObject({ abstract: 'Short.', code: 'https://x.org' });
  });

  it('adds at the end and removes', () => {
    const changes = {
      goals: [
        { id: 'c', words: 'New' },
        { id: 'a', removed: true },
      ],
    };
    expect(patched(given, changes).goals).toEqual([line('b'), line('c', 'New')]);
  });

  it('is the same in two steps as in one', () => {
    const goal = fc.record(
      {
        id: fc.constantFrom('a', 'b', 'c'),
        words: fc.string(),
        dropped: fc.boolean(),
        removed: fc.constant(true),
      },
      { requiredKeys: ['id'] },
    );
    const patch: fc.Arbitrary<DetailsPatch> = fc.record(
      {
        goals: fc.uniqueArray(goal, { selector: ({ id }) => id }),
        abstract: fc.string(),
        code: fc.string(),
      },
      { requiredKeys: [] },
    );
    const known = (details: Details) => ({
      ...details,
      goals: details.goals.toSorted((x, y) => x.id.localeCompare(y.id)),
    });
    fc.assert(
      fc.property(patch, patch, (first, second) => {
        // What was removed and comes back is begun anew in one step only.
        fc.pre(!(first.goals ?? []).some(({ removed }) => removed === true));
        expect(known(patched(given, bothPatches(first, second)))).toEqual(
          known(patched(patched(given, first), second)),
        );
      }),
    );
  });
});

describe('another order of goals', () => {
  const ids = (details: Details) => details.goals.map(({ id }) => id).join('');
  const four: Details = { ...noDetails, goals: ['a', 'b', 'c', 'd'].map((id) => line(id)) };

  it.each([
    ['of all', ['d', 'c', 'b', 'a'], 'dcba'],
    ['of some, which come first', ['c', 'a'], 'cabd'],
    ['that names a goal which is gone', ['c', 'x', 'a'], 'cabd'],
  ])('%s', (_, order, expected) => {
    expect(ids(patched(four, { order }))).toBe(expected);
  });

  it('keeps what a team-mate adds, changes and takes away meanwhile', () => {
    const theirs = patched(four, {
      goals: [
        { id: 'b', removed: true },
        { id: 'a', words: 'Theirs' },
        { id: 'e', words: 'New' },
      ],
    });
    const both = patched(theirs, { order: ['c', 'b', 'a', 'd'] });
    expect(ids(both)).toBe('cade');
    expect(both.goals[1]?.words).toBe('Theirs');
  });

  it('is the same in two steps as in one', () => {
    const known = fc.shuffledSubarray(['a', 'b', 'c', 'd']);
    const order = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e']);
    const goals = fc.uniqueArray(
      fc.oneof(
        fc.record({ id: fc.constantFrom('a', 'b'), removed: fc.constant(true) }),
        fc.record({ id: fc.constantFrom('c', 'e'), words: fc.string() }),
      ),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(known, fc.record({ order, goals }), (first, second) => {
        const begun = { order: first };
        expect(ids(patched(four, bothPatches(begun, second)))).toBe(
          ids(patched(patched(four, begun), second)),
        );
      }),
    );
  });
});

describe('what a version freezes', () => {
  it('is nothing when nothing is said, and only what the stage asks for', () => {
    expect(frozenDetails('proposal', { ...noDetails, abstract: ' ' }, null)).toBeNull();
    expect(frozenDetails('presentation', given, null)).toBeNull();
    expect(frozenDetails('report', { ...given, code: 'https://x.org' }, null)).toEqual({
      ...{ goals: [], abstract: 'Short.', code: 'https://x.org' },
    });
    expect(
      frozenDetails('proposal', { ...given, goals: [line('a'), line('b', ' ')] }, null),
    ).toEqual({ ...noDetails, goals: [line('a')], abstract: 'Short.' });
  });

  it('of a milestone has a line for every approved goal; without words it is given up', () => {
    const approved = [line('a'), line('b')];
    const frozen = frozenDetails('milestone', { ...noDetails, goals: [line('a', '')] }, approved);
    expect(frozen?.goals).toEqual([{ ...line('a'), dropped: true }, line('b')]);
  });
});

test.each([
  ['', 0],
  ['One idea, two tests – three seeds.', 6],
  ['扩散模型', 4],
  ['用 PixelCNN 压缩图像', 6],
])('%j has so many words: %i', (text, count) => {
  expect(wordsIn(text)).toBe(count);
});

test.each([
  ['https://github.com/team/code', true],
  ['http://github.com/team/code', false],
  ['javascript:alert(1)', false],
  ['https://user:secret@example.org/', false],
  ['https://localhost/', false],
  ['github.com/team', false],
])('%s can be a link to the code: %s', (text, is) => {
  expect(isHttps(text)).toBe(is);
});

test('an abstract over the limit and an address that is none are not handed in', () => {
  expect(refuseDetails(null, 3)).toBeNull();
  expect(refuseDetails({ ...noDetails, abstract: 'Three words here' }, 3)).toBeNull();
  expect(refuseDetails({ ...noDetails, abstract: 'Now four words here' }, 3)).toBe(
    'abstract too long',
  );
  expect(refuseDetails({ ...noDetails, code: 'ftp://x.org' }, 3)).toBe('code is no link');
});
