/** Lets a few do something at a time; others wait in the order in which they came. */
export type Turns = {
  /** Resolves to what gives the turn back; null when too many wait, or it takes too long. */
  take(): Promise<(() => void) | null>;
};

/**
 * @param atOnce how many have their turn at a time
 * @param waiting how many may wait for theirs
 * @param patienceMs how long each of them waits
 */
export function openTurns(limits: { atOnce: number; waiting: number; patienceMs: number }): Turns {
  let free = limits.atOnce;
  const queue: ((given: boolean) => void)[] = [];
  const turn = () => {
    let given = true;
    return () => {
      if (!given) return;
      given = false;
      const next = queue.shift();
      if (next === undefined) free += 1;
      else next(true);
    };
  };
  return {
    take: async () => {
      if (free > 0) {
        free -= 1;
        return turn();
      }
      if (queue.length >= limits.waiting) return null;
      const given = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => leave(), limits.patienceMs);
        const come = (mine: boolean) => {
          clearTimeout(timer);
          resolve(mine);
        };
        const leave = () => {
          queue.splice(queue.indexOf(come), 1);
          come(false);
        };
        queue.push(come);
      });
      return given ? turn() : null;
    },
  };
}
