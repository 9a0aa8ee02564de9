import type { Inline } from '../../content.ts';
import type { SuggestionKind, Voices } from '../editor/suggestion-decorations.ts';
import { initialsOf } from '../initials.ts';

type Piece = { kind: SuggestionKind; id: string; author: string };

type EdgeProps = {
  /** What stands here, and what beside it in the same block. */
  part: Inline;
  beside: Inline | undefined;
  voices: Voices;
};

/** Before words that somebody suggests: whose they are and what becomes of them, for screen readers. */
export function SuggestionStart({ part, beside, voices }: EdgeProps) {
  return edges(part, beside).map(({ kind, id, author }) => (
    <span key={`${kind}/${id}`} className="spoken" data-beside="">
      {voices.before(kind, voices.nameOf(author))}{' '}
    </span>
  ));
}

/** Behind them: the author's initials, and that the suggestion ends. */
export function SuggestionEnd({ part, beside, voices }: EdgeProps) {
  return edges(part, beside).map(({ kind, id, author }) => (
    <span key={`${kind}/${id}`} data-beside="">
      <sup className="initials" aria-hidden="true">
        {initialsOf(voices.nameOf(author))}
      </sup>
      <span className="spoken"> {voices.after}</span>
    </span>
  ));
}

/** The suggestions on something that do not go on in what stands beside it. */
function edges(part: Inline, beside: Inline | undefined): Piece[] {
  const others = beside === undefined ? [] : piecesOf(beside);
  return piecesOf(part).filter(({ kind, id }) =>
    others.every((other) => other.kind !== kind || other.id !== id),
  );
}

function piecesOf(part: Inline): Piece[] {
  if (part.type === 'text')
    return (part.marks ?? []).flatMap((mark): Piece[] =>
      mark.type === 'insertion' || mark.type === 'deletion' || mark.type === 'modification'
        ? [{ kind: mark.type, id: mark.attrs.id, author: mark.attrs.author }]
        : [],
    );
  const deletion = part.attrs?.deletion;
  return deletion == null ? [] : [{ kind: 'deletion', id: deletion.id, author: deletion.author }];
}
