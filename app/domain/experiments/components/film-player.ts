/**
 * Whose turn it is among the films on a page: one plays at a time, and each once after it came into
 * view, in the order in which they did.
 */
export interface FilmPlayer {
  /** Queues a film that came into view; the answer takes it out again. */
  enter(play: Play): () => void;
}

/** Starts a film and calls `done` at its end; the answer stops it before. */
export type Play = (done: () => void) => () => void;

export function filmPlayer(): FilmPlayer {
  const waiting = new Set<Play>();
  let current: { play: Play; stop: () => void } | null = null;
  const next = () => {
    const [play] = waiting;
    if (current !== null || play === undefined) return;
    waiting.delete(play);
    const done = () => {
      current = null;
      next();
    };
    const turn = { play, stop: () => {} };
    current = turn;
    turn.stop = play(done);
  };
  return {
    enter(play) {
      waiting.add(play);
      next();
      return () => {
        waiting.delete(play);
        if (current?.play !== play) return;
        current.stop();
        current = null;
        next();
      };
    },
  };
}
