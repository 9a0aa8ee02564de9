import { expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

const escape = '\u001b';

it.each([
  ['colours', `${escape}[0;31mIndexError${escape}[0m: 3`, 'IndexError: 3'],
  ['moves', `a${escape}[2K${escape}[1Gb`, 'ab'],
  [
    'a link of a terminal',
    `${escape}]8;;https://elsewhere.example\u0007here${escape}]8;;\u0007`,
    'here',
  ],
  ['a colour that broke off', `red${escape}[`, 'red['],
  ['progress: only its last state', ' 10%|#\r 50%|##\r100%|###\nready', '100%|###\nready'],
  ['lines of Windows', 'a\r\nb\r\n', 'a\nb\n'],
  ['what has no shape', 'a\u0000\u0007\u0008b\tc', 'ab\tc'],
  ['half a character', 'a\ud800b', 'a\ufffdb'],
  ['a list stays a list', 'x\n[0]', 'x\n[0]'],
])('%s', (_what, printed, read) => {
  expect(plainText(printed)).toBe(read);
});
