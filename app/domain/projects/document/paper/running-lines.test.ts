import { expect, it } from 'vitest';
import { runningLines } from './running-lines.ts';

it('puts words above every page but the first', () => {
  const css = runningLines('a4', { left: '微型扩散', right: 'Version 2' });
  expect(css).toContain('@page a4 { @top-left { content: "微型扩散"; }');
  expect(css).toContain('@page a4:first { @top-left { content: none; }');
});

it('lets no words out of their string', () => {
  const css = runningLines('letter', {
    left: '"; } * { display: none } /* \\',
    right: '\n</style>',
  });
  const strings = [...css.matchAll(/content: ("[^"]*");/g)].map(([, string]) => string);
  expect(strings).toEqual([
    '"\\22 \\3b  \\7d  \\2a  \\7b  display\\3a  none \\7d  \\2f \\2a  \\5c "',
    '"\\3c \\2f style\\3e "',
  ]);
  expect(css.replaceAll(/"[^"]*"/g, '')).not.toMatch(/display|style/);
});

it('cuts a title that would not fit', () => {
  expect(runningLines('letter', { left: 'a'.repeat(200), right: '' })).toContain(
    `${'a'.repeat(59)}\\2026 "`,
  );
});
