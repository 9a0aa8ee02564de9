import { describe, expect, it } from 'vitest';
import { openTurns } from './turns.ts';

const limits = { atOnce: 1, waiting: 1, patienceMs: 10_000 };

describe('turns', () => {
  it('are given in the order in which they were asked for', async () => {
    const turns = openTurns({ ...limits, waiting: 2 });
    const order: number[] = [];
    const first = await turns.take();
    const second = turns.take().then((giveBack) => {
      order.push(2);
      giveBack?.();
    });
    const third = turns.take().then((giveBack) => {
      order.push(3);
      giveBack?.();
    });
    first?.();
    await Promise.all([second, third]);
    expect(order).toEqual([2, 3]);
    expect(await turns.take()).not.toBeNull();
  });

  it('are refused at once when too many wait', async () => {
    const turns = openTurns(limits);
    const first = await turns.take();
    const second = turns.take();
    expect(await turns.take()).toBeNull();
    first?.();
    expect(await second).not.toBeNull();
  });

  it('are refused after a while, and the place in the queue is free again', async () => {
    const turns = openTurns({ ...limits, patienceMs: 1 });
    const first = await turns.take();
    expect(await turns.take()).toBeNull();
    const next = turns.take();
    first?.();
    expect(await next).not.toBeNull();
  });

  it('given back twice are one turn', async () => {
    const turns = openTurns({ ...limits, waiting: 0 });
    const first = await turns.take();
    first?.();
    first?.();
    expect(await turns.take()).not.toBeNull();
    expect(await turns.take()).toBeNull();
  });
});
