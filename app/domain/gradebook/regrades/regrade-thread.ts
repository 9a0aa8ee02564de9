/** How long something said about another look may be, in characters. */
export const longestPlea = 4_000;

/** Another look at a part: what was said, and what became of it. */
export type RegradeThread = {
  id: string;
  part: string;
  askedAt: Date;
  messages: {
    id: string;
    /** Null once they are gone. */
    by: { id: string; name: string } | null;
    words: string;
    at: Date;
  }[];
  /** Null while it is open. */
  outcome: {
    words: string;
    fromPoints: number;
    toPoints: number;
    by: string | null;
    at: Date;
  } | null;
};
