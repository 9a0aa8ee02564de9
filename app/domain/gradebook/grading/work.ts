/** What is marked of a homework: the version that counts, of one person or of a team. */
export type Work = {
  /** The id of what was handed in; of a team’s, of one row of it. */
  submission: string;
  /** Every row of it that counts, the same among them: each is a person’s. */
  rows: readonly string[];
  /** The version's number. */
  number: number;
  at: Date;
  /** Whose it is, by name. */
  people: { id: string; name: string }[];
  /** What it is called while names are hidden. */
  code: string;
  /** The parts at which another look is asked for. */
  regrades: string[];
  /** A row that counts has no score: it may have begun to count after the others were given theirs. */
  lacksScore: boolean;
};
