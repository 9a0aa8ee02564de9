import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import textClasses from '../../components/text.module.css';
import { countPages } from './count-pages.ts';
import type { Paper, PaperHead } from '../paper.ts';
import classes from './paper.module.css';
import { PrintedHead } from './printed-head.tsx';

type PageCountProps = {
  /** Where the text stands, as a view or in the editor. */
  sheet: RefObject<HTMLElement | null>;
  head: PaperHead;
  paper: Paper;
  /** How many pages the stage allows; null where there is no limit. */
  limit: number | null;
};

/** How many pages the text would take on paper, counted again after each pause in typing. */
export function PageCount({ sheet, head, paper, limit }: PageCountProps) {
  const { t } = useTranslation('paper');
  const columns = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState<number | null>(null);
  useEffect(
    () =>
      whenQuiet(sheet.current, () => {
        const text = sheet.current?.querySelector<HTMLElement>(`.${textClasses.text}`);
        if (text == null || columns.current === null || body.current === null) return;
        setCount(countPages(columns.current, body.current, text));
      }),
    [sheet, paper],
  );
  const over = count !== null && limit !== null && count > limit;
  return (
    <>
      {count !== null && (
        <span className={classes.count} data-over={over || undefined}>
          {limit === null ? t('pages', { count }) : t('pagesOf', { count, limit })}
          {over && ` · ${t('over', { count: count - limit })}`}
        </span>
      )}
      <div
        ref={columns}
        className={`${classes.paper} ${classes[paper]} ${classes.columns}`}
        aria-hidden
      >
        <PrintedHead {...head} />
        <div ref={body} />
      </div>
    </>
  );
}

const pauseMs = 400;

/** Calls at once, when the fonts have come, and whenever an element has been changed for a while. */
function whenQuiet(element: HTMLElement | null, call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(call, pauseMs);
  };
  const observer = new MutationObserver(soon);
  if (element !== null) {
    observer.observe(element, { childList: true, characterData: true, subtree: true });
  }
  void document.fonts.ready.then(() => !over && call());
  return () => {
    over = true;
    observer.disconnect();
    clearTimeout(timer);
  };
}
