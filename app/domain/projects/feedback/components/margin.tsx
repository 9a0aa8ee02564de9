import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import { stackNotes } from '../../document/stack-notes.ts';
import classes from './margin.module.css';

/** Something beside the text; what is about all of it has no anchor. */
export type Note = { id: string; anchor: unknown };

type MarginProps<Own extends Note> = {
  label: string;
  notes: readonly Own[];
  /** The sheet in which the passages stand, with `data-thread` or `data-suggestion`. */
  sheet: RefObject<HTMLElement | null>;
  active: string | null;
  children: (note: Own) => ReactNode;
};

const gap = 10;

/**
 * The margin beside the sheet: each note at its line. On narrow screens, and before the page has
 * come alive, the notes follow each other in reading order.
 */
export function Margin<Own extends Note>(props: MarginProps<Own>) {
  const { label, notes, sheet, active, children } = props;
  const column = useRef<HTMLElement>(null);
  const tops = useTops(column, sheet, notes, active);
  const height = Math.max(0, ...tops.map(({ bottom }) => bottom));
  const topOf = new Map(tops.map(({ id, top }) => [id, top]));
  return (
    <aside
      ref={column}
      aria-label={label}
      className={classes.margin}
      data-placed={tops.length > 0 || undefined}
      style={tops.length > 0 ? { minHeight: height } : undefined}
    >
      {notes.map((note) => {
        const top = topOf.get(note.id);
        return (
          <div
            key={note.id}
            data-note={note.id}
            className={classes.note}
            style={top === undefined ? undefined : { top }}
          >
            {children(note)}
          </div>
        );
      })}
    </aside>
  );
}

type Placed = { id: string; top: number; bottom: number };

const useBrowserLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/** Measures again whenever the sheet or a note changes its size. */
function useTops(
  column: RefObject<HTMLElement | null>,
  sheet: RefObject<HTMLElement | null>,
  notes: readonly Note[],
  active: string | null,
): Placed[] {
  const [placed, setPlaced] = useState<Placed[]>([]);
  useBrowserLayoutEffect(() => {
    const measure = () => {
      const next = place(column.current, sheet.current, notes, active);
      setPlaced((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    measure();
    // At most once for all that changes before the next picture.
    let frame = 0;
    const measureSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    };
    const resized = new ResizeObserver(measureSoon);
    const changed = new MutationObserver(measureSoon);
    if (sheet.current !== null) {
      resized.observe(sheet.current);
      changed.observe(sheet.current, { childList: true, subtree: true, characterData: true });
    }
    for (const note of column.current?.children ?? []) resized.observe(note);
    return () => {
      cancelAnimationFrame(frame);
      resized.disconnect();
      changed.disconnect();
    };
  }, [column, sheet, notes, active]);
  return placed;
}

/** Below this width the notes follow the sheet instead of standing beside it. */
const besideFrom = '(min-width: 1200px)';

function place(
  column: HTMLElement | null,
  sheet: HTMLElement | null,
  given: readonly Note[],
  active: string | null,
): Placed[] {
  if (column === null || sheet === null || !window.matchMedia(besideFrom).matches) return [];
  const origin = column.getBoundingClientRect().top;
  const end = sheet.getBoundingClientRect().bottom - origin;
  const marks = marksIn(sheet);
  const shown = new Map(
    [...column.children].map((note) => [note.getAttribute('data-note'), note] as const),
  );
  const notes = given.map(({ id, anchor }) => {
    const mark = marks.get(id);
    const height = shown.get(id)?.getBoundingClientRect().height ?? 0;
    // About all of it: at the top. Words that are gone: at the end.
    const wanted = mark ? mark.getBoundingClientRect().top - origin : anchor === null ? 0 : end;
    return { id, wanted: Math.max(0, Math.round(wanted)), height };
  });
  const order = notes.toSorted((a, b) => a.wanted - b.wanted);
  const tops = stackNotes(order, gap, active);
  return order.map(({ id, height }) => {
    const top = Math.round(tops.get(id) ?? 0);
    return { id, top, bottom: top + height };
  });
}

/** The first mark of each note in the text, by the note's id. */
function marksIn(sheet: HTMLElement): Map<string, Element> {
  const marks = new Map<string, Element>();
  for (const mark of sheet.querySelectorAll<HTMLElement>('[data-thread], [data-suggestion]')) {
    for (const id of [mark.dataset.thread, mark.dataset.suggestion])
      if (id !== undefined && !marks.has(id)) marks.set(id, mark);
  }
  return marks;
}
