/** Work on a device that may be taken away while one waits for it. */

/** Thrown when it is. */
export class DeviceLost extends Error {
  override readonly name = 'DeviceLost';
}

/** How often a run may lose its device before it gives up. */
export const MOST_LOSSES = 3;

/** What fails with a device often fails a moment before one is told that the device is gone. */
const MOMENT = 200;

/**
 * Ends a wait, with `DeviceLost`, when the device is lost, which what is waited for may never say:
 * a result that is read back from a lost device does not always come, nor fail.
 */
export function guardedBy(lost: Promise<string>): <T>(work: Promise<T>) => Promise<T> {
  const gone = lost.then((detail): never => {
    throw new DeviceLost(detail);
  });
  // Nobody may be waiting when it happens.
  gone.catch(() => {});
  const blame = async (error: unknown): Promise<never> => {
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, MOMENT))]);
    throw error;
  };
  return (work) => Promise.race([gone, work.catch(blame)]);
}
