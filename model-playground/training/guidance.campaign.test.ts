import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

it('guidance learns both guesses, and too much of it leads samples out of the data', async () => {
  const slug = 'guidance';
  const found = await trainInNode(await openInNode('wasm'), slug);
  const { quantities } = lastOf(found);
  const figure = (key: string): number => quantities[key] ?? NaN;
  const run = { experiment: slug, settings: {} } as const;
  const above = 'percent above the best possible ε-error';
  expectReached({ ...run, what: `${above}, label known`, value: figure('relativeGap'), below: 2 });
  expectReached({ ...run, what: `${above}, label dropped`, value: figure('freeGap'), below: 6 });
  const outside = 'percent of samples outside 99 % of the data';
  expectReached({ ...run, what: `${outside}, guidance 1`, value: figure('outsideOne'), below: 8 });
  expectReached({
    ...run,
    what: `${outside}, guidance 8`,
    value: figure('outsideEight'),
    above: 20,
  });
  const sure = 'percent, probability of the label given the sample';
  expectReached({ ...run, what: `${sure}, guidance 3`, value: figure('sureThree'), above: 95 });
  expect(figure('sureThree')).toBeGreaterThan(figure('sureOne'));
  for (const each of found) expect(each.gap).toBeGreaterThan(-3 * each.error);
  expect(verdicts(slug, found).every((verdict) => verdict === 'met')).toBe(true);
});
