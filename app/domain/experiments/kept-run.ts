/** Where a run stood when it was kept; a figure that was not measured is null. */
export type RunResult = {
  step: number;
  totalSteps: number;
  loss: number | null;
  heldOut: number | null;
  gap: number | null;
  floor: number | null;
};

/** What somebody wants to keep of a run. */
export type NewRun = {
  /** The experiment's slug. */
  experiment: string;
  /** The permalink's query string, in its shortest form. */
  settings: string;
  result: RunResult;
  note: string;
  /** Its trained model, as the file that the playground writes; null when that is not kept. */
  model: Uint8Array | null;
  /** When it was kept first, for one that comes back after it was removed; otherwise null. */
  keptAt: Date | null;
};

/** Characters of a note. */
export const longestNote = 500;

/** How many runs one person can keep. */
export const mostRuns = 500;

/** How many of them with their models. */
export const mostModels = 30;

/** Why a run, or its note, was not kept. */
export type NotKept =
  'nothing to keep' | 'note too long' | 'too many' | 'too many models' | 'not its model';
