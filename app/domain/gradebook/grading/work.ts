/** What is marked of one person's homework: the version that counts. */
export type Work = {
  /** The id of what was handed in. */
  submission: string;
  /** The version's number. */
  number: number;
  at: Date;
  person: { id: string; name: string };
  /** What it is called while names are hidden. */
  code: string;
  /** The parts at which another look is asked for. */
  regrades: string[];
};
