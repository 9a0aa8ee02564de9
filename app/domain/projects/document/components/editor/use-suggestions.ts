import { useEffect } from 'react';
import { suggestionsOf, type Suggestion } from '../../suggestions/suggestion.ts';
import { liveContent } from './live-content.ts';
import type { LiveText } from './live-text.ts';

/** Tells of the suggestions in the text, at most once a frame. */
export function useSuggestions(live: LiveText, onSuggestions: (suggestions: Suggestion[]) => void) {
  useEffect(() => {
    let frame = 0;
    const tell = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const content = liveContent(live.doc);
        if (content !== null) onSuggestions(suggestionsOf(content));
      });
    };
    live.doc.on('update', tell);
    tell();
    return () => {
      cancelAnimationFrame(frame);
      live.doc.off('update', tell);
    };
  }, [live, onSuggestions]);
}
