import { createContext, useContext } from 'react';
import type { Mentionable } from '../mention.ts';
import type { SavedReplyView } from '../saved-reply.ts';

/** What helps whoever writes on a page: names to mention and, for staff, saved replies. */
export type WritingHelp = {
  people: readonly Mentionable[];
  /** Null for who has none. */
  replies: readonly SavedReplyView[] | null;
  /** Opens the saved replies to be looked after, with the words being written. */
  manage: (words: string) => void;
};

const none: WritingHelp = { people: [], replies: null, manage: () => {} };

const context = createContext<WritingHelp>(none);

export const WritingHelpProvider = context.Provider;

export function useWritingHelp(): WritingHelp {
  return useContext(context);
}
