import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterCards, longestTag, mostTags, readBoardFilter, refuseMatch, tagsOf } from './card.ts';

describe('the tags of a card', () => {
  it.each([
    ['diffusion, Compression', ['diffusion', 'Compression']],
    ['扩散模型，压缩、流模型', ['扩散模型', '压缩', '流模型']],
    ['VAE, vae,  V A  E', ['VAE', 'V A E']],
    [' , ,', []],
    ['a,b,c,d,e,f', null],
    ['x'.repeat(longestTag + 1), null],
  ])('of %j are %j', (text, tags) => {
    expect(tagsOf(text)).toEqual(tags);
  });

  it('are read as themselves once more, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const tags = tagsOf(text);
        if (tags === null) return;
        expect(tags.length).toBeLessThanOrEqual(mostTags);
        expect(tagsOf(tags.join(','))).toEqual(tags);
      }),
    );
  });
});

it('a filter of the board shows people or teams, and one tag in any case', () => {
  const person = { team: null, tags: ['Flows'] };
  const team = { team: ['Ada'], tags: ['flows', 'video'] };
  const shown = (query: string) =>
    filterCards([person, team], readBoardFilter(new URLSearchParams(query)));
  expect(shown('')).toEqual([person, team]);
  expect(shown('show=people')).toEqual([person]);
  expect(shown('show=teams&tag=FLOWS')).toEqual([team]);
  expect(shown('tag=video')).toEqual([team]);
  expect(shown('show=nonsense&tag=none')).toEqual([]);
});

describe('a match', () => {
  const person = { people: 1, isTeam: false };
  const pair = { people: 2, isTeam: true };

  it.each([
    ['of one', [person], 'too few'],
    ['of two people', [person, person], null],
    ['of a pair and one', [pair, person], null],
    ['of a pair and two', [pair, person, person], 'too many people'],
    [
      'of two teams',
      [
        { ...pair, people: 1 },
        { ...pair, people: 1 },
      ],
      'two teams',
    ],
    ['of four', [person, person, person, person], 'too many people'],
  ])('%s', (_, cards, refusal) => {
    expect(refuseMatch(cards, 3)).toBe(refusal);
  });
});
