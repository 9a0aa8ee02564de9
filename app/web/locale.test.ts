import { describe, expect, test } from 'vitest';
import { chooseLanguage } from './locale.ts';

const nothing = {
  query: null,
  cookieHeader: undefined,
  person: undefined,
  acceptHeader: undefined,
};

describe('the language of the interface', () => {
  test.each([
    ['English when nobody says anything', nothing, 'en'],
    [
      'what the address asks for, before all else',
      { query: 'zh', cookieHeader: 'language=en' },
      'zh',
    ],
    [
      'what the browser remembers, before the person',
      { cookieHeader: 'a=b; language=zh', person: 'en' },
      'zh',
    ],
    [
      'what the person chose, before the browser’s wish',
      { person: 'zh', acceptHeader: 'en' },
      'zh',
    ],
    ['the best liked language that we have', { acceptHeader: 'fr, en;q=0.5, zh-CN;q=0.8' }, 'zh'],
    ['a language that is refused is not taken', { acceptHeader: 'zh;q=0, en' }, 'en'],
    ['nonsense counts as nothing', { query: 'klingon', acceptHeader: ';;,q=' }, 'en'],
  ] as const)('is %s', (_, asked, expected) => {
    expect(chooseLanguage({ ...nothing, ...asked })).toBe(expected);
  });
});
