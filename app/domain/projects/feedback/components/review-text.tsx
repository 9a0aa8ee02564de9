import { Button, UnstyledButton } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { useEffect, useState, type MouseEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentView } from '../../document/components/document-view.tsx';
import { selectedPassage } from '../../document/dom-passage.ts';
import type { Passage } from '../../document/passage.ts';
import type { StaffReview } from '../staff-review.server.ts';
import classes from './review-text.module.css';

/** What a new comment is about: a selected passage, a whole block, or all of the text. */
export type Target = Passage | { block: number } | null;

/** What was kept of one; about all of the text when it cannot be read. */
export function targetIn(kept: string): Target {
  try {
    const target: unknown = JSON.parse(kept);
    const is = target !== null && typeof target === 'object';
    return is && ('block' in target || 'from' in target) ? (target as Target) : null;
  } catch {
    return null;
  }
}

type ReviewTextProps = {
  review: StaffReview;
  sheet: RefObject<HTMLDivElement>;
  active: string | null;
  onActivate: (thread: string) => void;
  onComment: (target: Target) => void;
};

/**
 * A frozen version to be commented on: by selecting words, or, with the keyboard, by the button
 * that each paragraph has.
 */
export function ReviewText({ review, sheet, active, onActivate, onComment }: ReviewTextProps) {
  const { t } = useTranslation(['feedback', 'projects']);
  const { content, formulas, figures, threads } = review;
  const selection = useSelectedPassage(sheet);
  const onClick = (event: MouseEvent) => {
    const mark = (event.target as Element).closest<HTMLElement>('[data-thread]');
    if (mark?.dataset.thread !== undefined && selection === null) onActivate(mark.dataset.thread);
  };
  if (content === null) return <p>{t('projects:unreadable')}</p>;
  const highlights = threads.flatMap(({ id, passage, resolved }) =>
    passage === null || (resolved && id !== active) ? [] : [{ thread: id, passage }],
  );
  return (
    <div className={classes.holder}>
      <div ref={sheet} onClick={onClick}>
        <DocumentView
          content={content}
          formulas={formulas}
          figures={figures}
          highlights={highlights}
          active={active}
          beside={(block) => (
            <UnstyledButton
              data-beside=""
              className={classes.beside ?? ''}
              aria-label={t('commentOnBlock', { number: block + 1 })}
              title={t('commentOnBlock', { number: block + 1 })}
              onClick={() => onComment({ block })}
            >
              <IconMessagePlus size={18} stroke={1.6} aria-hidden />
            </UnstyledButton>
          )}
        />
      </div>
      {selection !== null && (
        <Button
          size="compact-sm"
          className={classes.comment ?? ''}
          style={{ top: selection.top, left: selection.left }}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onComment(selection.passage)}
          leftSection={<IconMessagePlus size={15} aria-hidden />}
        >
          {t('commentSelection')}
        </Button>
      )}
    </div>
  );
}

type Selected = { passage: Passage; top: number; left: number };

/** The selected passage, and where a button for it fits: under the end of the selection. */
function useSelectedPassage(sheet: RefObject<HTMLDivElement>): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    const look = () => {
      const root = sheet.current;
      const selection = document.getSelection();
      const passage = root && selectedPassage(root, selection);
      if (root === null || passage === null || selection === null) {
        setSelected(null);
        return;
      }
      const rects = [...selection.getRangeAt(0).getClientRects()];
      const last = rects.at(-1);
      const frame = root.getBoundingClientRect();
      if (last === undefined) return;
      const left = Math.max(0, Math.min(last.right - frame.left - 60, frame.width - 130));
      setSelected({ passage, top: last.bottom - frame.top + 6, left });
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [sheet]);
  return selected;
}
