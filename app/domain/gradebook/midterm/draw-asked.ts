/** What somebody of staff asks of a draw. */
export type DrawAsked = {
  seed: string;
  /** How many different papers. */
  papers: number;
  /** By slug, where it is not 1. */
  weights: ReadonlyMap<string, number>;
  /** Why it is drawn again, as typed. */
  why: string;
};

/** How long the reason of another draw may be, in characters. */
export const longestWhy = 500;

/** How long a seed may be, in characters: long enough for what public dice show. */
export const longestSeed = 40;

/** What a question can weigh: never, half as often, as the others, twice and three times as often. */
export const weights = [0, 0.5, 1, 2, 3] as const;
