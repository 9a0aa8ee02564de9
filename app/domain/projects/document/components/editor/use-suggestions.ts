import { useEffect } from 'react';
import { undescribedIn } from '../../figures/figure.ts';
import { suggestionsOf, type Suggestion } from '../../suggestions/suggestion.ts';
import { liveContent } from './live-content.ts';
import type { LiveText } from './live-text.ts';

type Told = {
  onSuggestions: (suggestions: Suggestion[]) => void;
  /** The numbers of the pictures without a description. */
  onUndescribed: (figures: number[]) => void;
};

/** Tells of the suggestions in the text and of what lacks in it, at most once a frame. */
export function useSuggestions(live: LiveText, { onSuggestions, onUndescribed }: Told) {
  useEffect(() => {
    let frame = 0;
    const tell = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const content = liveContent(live.doc);
        if (content === null) return;
        onSuggestions(suggestionsOf(content));
        onUndescribed(undescribedIn(content));
      });
    };
    live.doc.on('update', tell);
    tell();
    return () => {
      cancelAnimationFrame(frame);
      live.doc.off('update', tell);
    };
  }, [live, onSuggestions, onUndescribed]);
}
