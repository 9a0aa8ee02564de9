import { useMemo } from 'react';

import { findExperiment } from '../catalog.ts';
import { FullInstrument, type AskInstrument } from './full-instrument.tsx';
import type { Language } from './messages.ts';
import type { ModelFile } from './model-file.ts';
import { SmallInstrument } from './small-instrument.tsx';
import { wordsFor, WordsContext } from './words.tsx';

export interface PlaygroundProps {
  slug: string;
  lang: Language;
  /** The permalink's query string; read once. */
  search?: string;
  /** A trained model to begin with, read once, instead of what `search` says. */
  model?: ModelFile;
  /** Told the new query string whenever a setting changes. */
  onLink?: (search: string) => void;
  /** Given ways to ask about the run, once there is an instrument. */
  onInstrument?: (ask: AskInstrument) => void;
  /** The small instrument of a lecture's bench: it starts on a press and links to `href`. */
  embedded?: boolean;
  /** Embedded: address of the full page. */
  href?: string;
  /** Embedded: the reader has pressed play already, on whatever stood here before. */
  pressed?: boolean;
}

/** An experiment as an instrument. Runs in a browser only; load it lazily. */
export default function Playground(props: PlaygroundProps) {
  const { slug, lang, search = '', model, onLink, onInstrument } = props;
  const { embedded, href, pressed = false } = props;
  const experiment = findExperiment(slug);
  const words = useMemo(() => wordsFor(lang), [lang]);
  if (!experiment) return null;
  return (
    <WordsContext.Provider value={words}>
      {embedded ? (
        <SmallInstrument
          key={slug}
          experiment={experiment}
          search={search}
          href={href}
          pressed={pressed}
        />
      ) : (
        <FullInstrument key={slug} {...{ experiment, search, model, onLink, onInstrument }} />
      )}
    </WordsContext.Provider>
  );
}
