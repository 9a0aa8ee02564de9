import { expect, test } from 'vitest';
import { safeName, uniquePaths } from './safe-name.ts';

test.each([
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\Windows\\x.dll', 'C__Windows_x.dll'],
  ['.bashrc', 'bashrc'],
  ['nul.txt', '_nul.txt'],
  ['a\0b\n.txt', 'a_b_.txt'],
  ['\u202Egnp.exe', '_gnp.exe'],
  ['  ', 'unnamed'],
  ['作业 一.pdf', '作业 一.pdf'],
])('%j is unpacked as %j', (given, safe) => {
  expect(safeName(given)).toBe(safe);
});

test('a long name keeps its ending', () => {
  const name = safeName(`${'x'.repeat(400)}.ipynb`);
  expect(name).toHaveLength(120);
  expect(name).toMatch(/x\.ipynb$/);
});

test('the same path is given once, on systems that know no case too', () => {
  const unique = uniquePaths();
  expect(['a/b.txt', 'a/B.txt', 'a/b.txt', 'c'].map(unique)).toEqual([
    'a/b.txt',
    'a/B (2).txt',
    'a/b (3).txt',
    'c',
  ]);
});
