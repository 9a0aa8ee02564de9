import { expect, it } from 'vitest';
import { judge } from './disagreement.ts';
import { hardThingsIn, namesOfHardThings } from './hard-things.ts';

/** `npm run campaign:ledger` judges a million. */
const histories = 2_000;
/** Others at each run; a failure names its history, which shows it again. */
const anywhere = 1_000_000 + Math.floor(Math.random() * 2_000_000_000);

it('the ledger agrees with the oracle on histories that meet every hard thing', () => {
  const met = new Set<string>();
  for (let seed = 1; seed <= histories; seed++) {
    const found = judge(seed);
    if ('story' in found) expect.fail(found.story);
    const isMet = hardThingsIn(found.history, found.said);
    for (const [index, name] of namesOfHardThings.entries()) if (isMet[index]) met.add(name);
  }
  expect(namesOfHardThings.filter((name) => !met.has(name))).toEqual([]);
});

it(`the ledger agrees with the oracle on histories from ${anywhere} on`, () => {
  for (let seed = anywhere; seed < anywhere + histories; seed++) {
    const found = judge(seed);
    if ('story' in found) expect.fail(found.story);
  }
});
