import { z } from 'zod';
import { judge } from './disagreement.ts';
import { hardThingsIn, namesOfHardThings } from './hard-things.ts';

/**
 * What one process of the campaign tells: how many histories it has judged since it last told, which
 * hard things they met how often, and the story of a disagreement.
 */
export type Told = { histories: number; met: number[]; story: string | null };

const number = z.coerce.number().int();
const [from, to, step] = z.tuple([number, number, number]).parse(process.argv.slice(2));

let met = namesOfHardThings.map(() => 0);
let histories = 0;
for (let seed = from; seed < to; seed += step) {
  const found = judge(seed);
  histories += 1;
  if ('story' in found) {
    tell(found.story);
    break;
  }
  const isMet = hardThingsIn(found.history, found.said);
  met = met.map((count, index) => count + Number(isMet[index]));
  if (histories === 1_000) tell(null);
}
tell(null);

function tell(story: string | null): void {
  const told: Told = { histories, met, story };
  process.send?.(told);
  histories = 0;
  met = namesOfHardThings.map(() => 0);
}
