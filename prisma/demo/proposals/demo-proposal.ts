/** A comment of staff: on these words of the text, or on all of it. */
export type DemoThread = {
  on: string | null;
  by: string;
  says: string;
  /** What a member of the team answers, and whether the thread is settled. */
  reply?: { by: string; says: string };
  resolved?: true;
};

/** Staff's answer to a version. */
export type DemoAnswer = {
  at: string;
  by: string;
  verdict: 'approved' | 'changes_requested';
  note: string;
  threads: DemoThread[];
  /** Levels of the rubric, by criterion. */
  marks?: Record<string, string>;
  /** Of an approval; what the team did about one, and by whom. */
  conditions?: { says: string; met?: { by: string; words: string } }[];
  /** Waits for the round. */
  held?: true;
  /** When the team has read it; nobody has, when missing. */
  readAt?: string;
};

/** What somebody of staff suggests in the live text: words behind others, or in their place. */
export type DemoSuggestion = {
  by: string;
  at: string;
  on: string;
  deletes: boolean;
  inserts: string;
};

/** One project of the demo. Times are wall times in Berkeley. */
export type DemoProposal = {
  title: string;
  team: string[];
  begun: string;
  /** When its text was written; nothing is, without. */
  writtenAt?: string;
  submitted?: string;
  answer?: DemoAnswer;
  /** When it was submitted again, with what was added after the answer. */
  revisedAt?: string;
  /** A comment that staff have not sent yet. */
  unsent?: DemoThread;
  /** Open in the live text. */
  suggestions?: DemoSuggestion[];
};
