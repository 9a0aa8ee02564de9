import { createContext, useContext } from 'react';

import type { Bilingual } from '../catalog.ts';
import { messagesFor, type Language, type Messages } from './messages.ts';

export interface Words {
  m: Messages;
  lang: Language;
  /** A text of the catalogue in the reader's language. */
  say: (text: Bilingual) => string;
}

/** The words of a language, for components that stand below a `WordsContext`. */
export function wordsFor(lang: Language): Words {
  return { m: messagesFor(lang), lang, say: (text) => text[lang] };
}

export const WordsContext = createContext<Words>(wordsFor('en'));

export function useWords(): Words {
  return useContext(WordsContext);
}
