/**
 * Lets costly work run a few at a time, so that one name asked for ten thousand times keeps neither
 * the machine nor the other names waiting: every name has at most one piece of work running and rests
 * after it, and the names take turns, one piece each.
 */
export type Turns = {
  /**
   * Runs the work when it is this name's turn; gives `too busy`, without running it, when too many
   * wait under the name already.
   */
  take<T>(name: string, work: () => Promise<T>): Promise<T | typeof tooBusy>;
};

export const tooBusy = Symbol('too busy');

/**
 * @param atOnce how many pieces of work run at the same time, of different names
 * @param waitingPerName how many may wait under one name beside the one that runs
 * @param restMs how long a name waits after one piece of work for its next
 */
export function makeTurns({
  atOnce,
  waitingPerName,
  restMs = 0,
}: {
  atOnce: number;
  waitingPerName: number;
  restMs?: number;
}): Turns {
  /** Who waits, by name; the names stand in the order of their next turn. */
  const waiting = new Map<string, (() => void)[]>();
  const running = new Set<string>();
  const resting = new Set<string>();

  const start = () => {
    for (const [name, queue] of waiting) {
      if (running.size >= atOnce) return;
      if (running.has(name) || resting.has(name)) continue;
      const [next, ...rest] = queue;
      waiting.delete(name);
      if (rest.length > 0) waiting.set(name, rest);
      running.add(name);
      next?.();
    }
  };

  const rest = (name: string) => {
    resting.add(name);
    setTimeout(() => {
      resting.delete(name);
      start();
    }, restMs);
  };

  return {
    take: async (name, work) => {
      const queue = waiting.get(name) ?? [];
      if (queue.length >= waitingPerName) return tooBusy;
      await new Promise<void>((resolve) => {
        waiting.set(name, [...queue, resolve]);
        start();
      });
      try {
        return await work();
      } finally {
        running.delete(name);
        if (restMs > 0) rest(name);
        start();
      }
    },
  };
}
