import { startTransition, useCallback, useEffect, useMemo, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useDistances } from '#app/domain/calendar/components/deadline.tsx';
import { useNow } from '#app/domain/calendar/components/now.tsx';
import { Margin, type Note } from '../../feedback/components/margin.tsx';
import { ThreadCard } from '../../feedback/components/thread-card.tsx';
import { SuggestionCard } from '../suggestions/components/suggestion-card.tsx';
import type { Resolution } from '../suggestions/editor/resolve-suggestions.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import type { TeamDocument } from '../team-document.server.ts';
import type { EditorHandle } from './editor/live-editor.tsx';

/** What stands beside the sheet: a thread or a suggestion. */
type SheetNote = Note & ({ thread: TeamDocument['threads'][number] } | { suggestion: Suggestion });

type SheetMarginProps = {
  notes: readonly SheetNote[];
  sheet: RefObject<HTMLElement | null>;
  /** The reader's id. */
  person: string;
  documentId: string;
  may: TeamDocument['may'];
  /** Whether the editor is still being made. */
  isBusy: boolean;
  /** Accepts or rejects in the editor; null while there is none. */
  onResolve: EditorHandle['resolve'] | null;
  nameOf: (person: string) => string;
  /** Whether a thread's passage is no longer in the text. */
  isOrphan: (thread: string) => boolean;
  active: string | null;
  onActivate: (note: string) => void;
};

/** The threads and suggestions of a live text, each at its line. */
export function SheetMargin(props: SheetMarginProps) {
  const { sheet, person, documentId, may, nameOf, isOrphan, active, onActivate } = props;
  const { onResolve } = props;
  const notes = useFirstThenAll(props.notes, props.isBusy);
  const { t } = useTranslation('suggestions');
  const begun = useBegun();
  const resolve = useCallback((id: string, how: Resolution) => onResolve?.([id], how), [onResolve]);
  const right = (author: string) => {
    if (onResolve === null) return 'read';
    if (may === 'write') return 'resolve';
    return author === person ? 'take back' : 'read';
  };
  return (
    <Margin label={t('margin')} notes={notes} sheet={sheet} active={active}>
      {(note) =>
        'thread' in note ? (
          <ThreadCard
            thread={note.thread}
            orphan={isOrphan(note.id)}
            active={note.id === active}
            onActivate={onActivate}
            as={may === 'write' ? 'member' : 'reader'}
            keptAs={`${person}/${documentId}`}
          />
        ) : (
          <SuggestionCard
            suggestion={note.suggestion}
            name={nameOf(note.suggestion.author)}
            ago={begun(note.suggestion)}
            t={t}
            active={note.id === active}
            onActivate={onActivate}
            may={right(note.suggestion.author)}
            onResolve={resolve}
          />
        )
      }
    </Margin>
  );
}

/** How many threads and how many suggestions are more than anybody sees before scrolling. */
const firstOfEach = 20;

/** After this long the others come, whatever the editor does. */
const patienceMs = 2_000;

/**
 * The first notes at once, the others when the editor is there: hundreds of cards would keep the
 * text from being written in.
 */
function useFirstThenAll(notes: readonly SheetNote[], isBusy: boolean): readonly SheetNote[] {
  const [all, setAll] = useState(notes.length <= firstOfEach);
  useEffect(() => {
    const come = () => startTransition(() => setAll(true));
    const patience = setTimeout(come, isBusy ? patienceMs : 0);
    return () => clearTimeout(patience);
  }, [isBusy]);
  return useMemo(() => (all ? notes : first(notes)), [all, notes]);
}

function first(notes: readonly SheetNote[]): readonly SheetNote[] {
  const threads = notes.filter((note) => 'thread' in note);
  const suggestions = notes.filter((note) => 'suggestion' in note);
  return [...threads.slice(0, firstOfEach), ...suggestions.slice(0, firstOfEach)];
}

/** When a suggestion was begun, in words. */
function useBegun(): (suggestion: Suggestion) => string {
  const now = useNow();
  const distance = useDistances();
  // What was begun a moment ago may be ahead of the page's clock, which moves by minutes.
  return ({ at }) => distance(new Date(Math.min(Date.parse(at), now.getTime() - 1)));
}
