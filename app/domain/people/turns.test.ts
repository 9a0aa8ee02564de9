import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTurns, tooBusy } from './turns.ts';

const pause = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Asks for all these names at once and tells the order in which their work began. */
async function order(names: string[], limits = { atOnce: 1, waitingPerName: 100 }) {
  const turns = makeTurns(limits);
  const begun: string[] = [];
  const answers = await Promise.all(
    names.map((name, index) =>
      turns.take(name, async () => {
        begun.push(name);
        await pause();
        return index;
      }),
    ),
  );
  return { begun, answers };
}

describe('turns', () => {
  it('let a name that asks once go before the rest of one that asks often', async () => {
    const { begun } = await order(['a', 'a', 'a', 'a', 'b', 'c']);
    expect(begun).toEqual(['a', 'a', 'b', 'c', 'a', 'a']);
  });

  it('refuse what is too much under one name, and nobody else', async () => {
    const { answers } = await order(['a', 'a', 'a', 'a', 'b'], { atOnce: 1, waitingPerName: 2 });
    expect(answers).toEqual([0, 1, 2, tooBusy, 4]);
  });

  it('make a name rest after its work, while others go on', async () => {
    const turns = makeTurns({ atOnce: 1, waitingPerName: 5, restMs: 30 });
    const begun: string[] = [];
    const work = (name: string) => turns.take(name, async () => begun.push(name));
    await Promise.all([work('a'), work('a'), work('b'), work('c')]);
    expect(begun).toEqual(['a', 'b', 'c', 'a']);
  });

  it('go on after work that fails', async () => {
    const turns = makeTurns({ atOnce: 1, waitingPerName: 5 });
    const failing = turns.take('a', () => Promise.reject(new Error('no')));
    const after = turns.take('a', () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('no');
    expect(await after).toBe('done');
  });

  it('run everything once, never two of a name nor more than allowed at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }),
        fc.integer({ min: 1, max: 3 }),
        async (names, atOnce) => {
          const turns = makeTurns({ atOnce, waitingPerName: 100 });
          const running: string[] = [];
          const answers = await Promise.all(
            names.map((name, index) =>
              turns.take(name, async () => {
                running.push(name);
                expect(running.length).toBeLessThanOrEqual(atOnce);
                expect(new Set(running).size).toBe(running.length);
                await Promise.resolve();
                running.splice(running.indexOf(name), 1);
                return index;
              }),
            ),
          );
          expect(answers).toEqual(names.map((_, index) => index));
        },
      ),
    );
  });
});
