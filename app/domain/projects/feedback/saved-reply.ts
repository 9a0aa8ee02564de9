/** Words that staff say often. */
export type SavedReplyView = {
  id: string;
  title: string;
  body: string;
  /** Whether all staff of the offering have it. */
  shared: boolean;
  /** Whether the asker may change it: their own. */
  mine: boolean;
  owner: string;
};

/** At most this many characters. */
export const longestReplyTitle = 80;
export const longestReply = 4_000;
