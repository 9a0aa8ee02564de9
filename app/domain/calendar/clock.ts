/** What time it is. Passed in everywhere; nothing in the domain asks the machine. */
export type Clock = {
  now(): Date;
  /** Learns what another process did to the time; only a clock that can be moved has it. */
  refresh?(): Promise<void>;
};

/** The machine's own time: what a real course runs on. */
export const realClock: Clock = { now: () => new Date() };

/** A clock that stands still, for tests. */
export function clockAt(instant: Date | string): Clock {
  const fixed = new Date(instant);
  return { now: () => new Date(fixed) };
}
