import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';

import { useWords } from './words.tsx';
import classes from './drawing-field.module.css';

/** What is drawn on, and how a drawing is told as text. */
export interface Sheet {
  rows: number;
  columns: number;
  decode: (text: string) => readonly boolean[] | null;
  encode: (cells: readonly boolean[]) => string;
  /** Whether an empty drawing is told as well. */
  mayBeEmpty?: boolean;
}

interface DrawingFieldProps {
  id: string;
  label: string;
  sheet: Sheet;
  value: string;
  /** Told a drawing when a stroke ends. */
  onChange: (value: string) => void;
}

interface Place {
  row: number;
  column: number;
}

const WAYS: Partial<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** A sheet to draw on with a mouse, a finger or the keyboard. */
export function DrawingField({ id, label, sheet, value, onChange }: DrawingFieldProps) {
  const { m } = useWords();
  const { rows, columns } = sheet;
  const blank = Array.from({ length: rows * columns }, () => false);
  const [cells, setCells] = useState(() => sheet.decode(value) ?? blank);
  const [told, setTold] = useState(value);
  const [erasing, setErasing] = useState(false);
  const [cursor, setCursor] = useState<Place | null>(null);
  const stroke = useRef<Place | null>(null);
  // A quick hand moves on before the last stretch is on screen: strokes build on this.
  const latest = useRef(cells);
  const canvas = useRef<HTMLCanvasElement>(null);
  // A drawing from outside, as from "back to the example", takes the place of the one here.
  if (told !== value) {
    setTold(value);
    setCells(sheet.decode(value) ?? blank);
  }
  useEffect(() => {
    latest.current = cells;
    if (canvas.current) paint(canvas.current, columns, cells, cursor);
  }, [cells, columns, cursor]);

  const change = (next: readonly boolean[]) => {
    setCells(next);
    const empty = !next.includes(true);
    if (empty && !sheet.mayBeEmpty) return;
    const text = empty ? '' : sheet.encode(next);
    setTold(text);
    onChange(text);
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const place = placeOf(event, sheet);
    latest.current = brushed(sheet, latest.current, stroke.current ?? place, place, !erasing);
    stroke.current = place;
    setCells(latest.current);
  };
  const end = () => {
    if (stroke.current === null) return;
    stroke.current = null;
    change(latest.current);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = cursor ?? { row: Math.floor(rows / 2), column: Math.floor(columns / 2) };
    const way = WAYS[event.key];
    if (way) {
      const row = inside(at.row + way.row, rows);
      setCursor({ row, column: inside(at.column + way.column, columns) });
    } else if (event.key === ' ') {
      setCursor(at);
      change(cells.map((filled, i) => (i === indexOf(sheet, at) ? !filled : filled)));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const filled = cells.filter(Boolean).length;
  return (
    <div>
      <canvas
        ref={canvas}
        id={id}
        width={columns * CELL_PIXELS}
        height={rows * CELL_PIXELS}
        className={classes.sheet}
        role="application"
        aria-label={label}
        aria-describedby={`${id}-keys`}
        tabIndex={0}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          draw(event);
        }}
        onPointerMove={(event) => stroke.current !== null && draw(event)}
        onPointerUp={end}
        onPointerCancel={end}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(null)}
      />
      <div className={classes.tools}>
        <UnstyledButton
          className={classes.tool}
          aria-pressed={erasing}
          onClick={() => setErasing(!erasing)}
        >
          {m.drawing.erase}
        </UnstyledButton>
        <UnstyledButton className={classes.tool} onClick={() => change(blank)}>
          {m.drawing.clear}
        </UnstyledButton>
      </div>
      <p id={`${id}-keys`} className={classes.words}>
        {m.drawing.keys}
      </p>
      <p role="status" className={classes.words}>
        {cursor &&
          m.drawing.cursor(cursor.row + 1, cursor.column + 1, !!cells[indexOf(sheet, cursor)])}{' '}
        {filled > 0
          ? m.drawing.state(filled)
          : sheet.mayBeEmpty
            ? m.drawing.blank
            : m.drawing.empty}
      </p>
    </div>
  );
}

const CELL_PIXELS = 16;

function inside(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index));
}

function indexOf({ columns }: Sheet, { row, column }: Place): number {
  return columns * row + column;
}

function placeOf(
  { clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>,
  { rows, columns }: Sheet,
): Place {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  const column = inside(Math.floor((columns * (clientX - left)) / width), columns);
  return { column, row: inside(Math.floor((rows * (clientY - top)) / height), rows) };
}

/** The cells after a stroke from one place to another: a quick hand skips cells between events. */
function brushed(
  sheet: Sheet,
  cells: readonly boolean[],
  from: Place,
  to: Place,
  filled: boolean,
): readonly boolean[] {
  const next = [...cells];
  const steps = Math.max(1, Math.abs(to.row - from.row), Math.abs(to.column - from.column));
  for (let i = 0; i <= steps; i++) {
    const row = Math.round(from.row + ((to.row - from.row) * i) / steps);
    const column = Math.round(from.column + ((to.column - from.column) * i) / steps);
    next[indexOf(sheet, { row, column })] = filled;
  }
  return next;
}

function paint(
  canvas: HTMLCanvasElement,
  columns: number,
  cells: readonly boolean[],
  cursor: Place | null,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  const style = getComputedStyle(canvas);
  context.fillStyle = style.color;
  cells.forEach((filled, i) => {
    if (!filled) return;
    const [column, row] = [i % columns, Math.floor(i / columns)];
    context.fillRect(column * CELL_PIXELS, row * CELL_PIXELS, CELL_PIXELS - 1, CELL_PIXELS - 1);
  });
  if (!cursor) return;
  context.strokeStyle = style.caretColor;
  context.lineWidth = 3;
  const at = (index: number) => index * CELL_PIXELS - 0.5;
  context.strokeRect(at(cursor.column), at(cursor.row), CELL_PIXELS, CELL_PIXELS);
}
