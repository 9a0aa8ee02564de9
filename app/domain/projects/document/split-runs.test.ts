import { expect, it } from 'vitest';
import type { Inline } from './content.ts';
import { splitRuns } from './split-runs.ts';

const parts: Inline[] = [
  { type: 'text', text: 'abc', marks: [{ type: 'bold' }] },
  { type: 'inlineMath', attrs: { latex: 'x' } },
  { type: 'text', text: 'def' },
];
const over = (thread: string, block: number, from: number, to: number, last = block) => ({
  thread,
  passage: { from: { block, offset: from }, to: { block: last, offset: to } },
});
const shown = (...highlights: ReturnType<typeof over>[]) =>
  splitRuns(parts, 1, highlights).map(
    ({ part, threads }) => `${part.type === 'text' ? part.text : '*'}:${threads.join('')}`,
  );

it('leaves a block whole where nothing lies on it', () => {
  expect(shown()).toEqual(['abc:', '*:', 'def:']);
  expect(shown(over('A', 0, 0, 3), over('B', 2, 0, 9))).toEqual(['abc:', '*:', 'def:']);
});

it('cuts where highlights begin and end, and lets them overlap', () => {
  expect(shown(over('A', 1, 1, 4), over('B', 1, 2, 5))).toEqual([
    'a:',
    'b:A',
    'c:AB',
    '*:AB',
    'd:B',
    'ef:',
  ]);
});

it('covers the whole of a block between the first and the last of a passage', () => {
  expect(shown(over('A', 0, 5, 1, 2))).toEqual(['abc:A', '*:A', 'def:A']);
  expect(shown(over('A', 0, 5, 1, 1))).toEqual(['a:A', 'bc:', '*:', 'def:']);
});

it('keeps the marks of what it cuts', () => {
  const [first] = splitRuns(parts, 1, [over('A', 1, 0, 1)]);
  expect(first?.part).toEqual({ type: 'text', text: 'a', marks: [{ type: 'bold' }] });
});
