import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';

import { decodeDrawing, encodeDrawing, SIDE } from '../datasets/drawing.ts';
import { useWords } from './words.tsx';
import classes from './drawing-field.module.css';

interface DrawingFieldProps {
  id: string;
  label: string;
  value: string;
  /** Told a drawing when a stroke ends; an empty one is nobody's data and not told. */
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

/** A square to draw in with a mouse, a finger or the keyboard. */
export function DrawingField({ id, label, value, onChange }: DrawingFieldProps) {
  const { m } = useWords();
  const [cells, setCells] = useState(() => decodeDrawing(value) ?? []);
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
    setCells(decodeDrawing(value) ?? []);
  }
  useEffect(() => {
    latest.current = cells;
    if (canvas.current) paint(canvas.current, cells, cursor);
  }, [cells, cursor]);

  const change = (next: boolean[]) => {
    setCells(next);
    if (!next.includes(true)) return;
    const text = encodeDrawing(next);
    setTold(text);
    onChange(text);
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const place = placeOf(event);
    latest.current = brushed(latest.current, stroke.current ?? place, place, !erasing);
    stroke.current = place;
    setCells(latest.current);
  };
  const end = () => {
    if (stroke.current === null) return;
    stroke.current = null;
    change(latest.current);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = cursor ?? { row: SIDE / 2, column: SIDE / 2 };
    const way = WAYS[event.key];
    if (way) setCursor({ row: inside(at.row + way.row), column: inside(at.column + way.column) });
    else if (event.key === ' ') {
      setCursor(at);
      change(cells.map((filled, i) => (i === indexOf(at) ? !filled : filled)));
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
        width={SIDE * CELL_PIXELS}
        height={SIDE * CELL_PIXELS}
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
        <UnstyledButton className={classes.tool} onClick={() => setCells(cells.map(() => false))}>
          {m.drawing.clear}
        </UnstyledButton>
      </div>
      <p id={`${id}-keys`} className={classes.words}>
        {m.drawing.keys}
      </p>
      <p role="status" className={classes.words}>
        {cursor && m.drawing.cursor(cursor.row + 1, cursor.column + 1, !!cells[indexOf(cursor)])}{' '}
        {filled === 0 ? m.drawing.empty : m.drawing.state(filled)}
      </p>
    </div>
  );
}

const CELL_PIXELS = 16;

function inside(index: number): number {
  return Math.min(SIDE - 1, Math.max(0, index));
}

function indexOf({ row, column }: Place): number {
  return SIDE * row + column;
}

function placeOf({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>): Place {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  const column = inside(Math.floor((SIDE * (clientX - left)) / width));
  return { column, row: inside(Math.floor((SIDE * (clientY - top)) / height)) };
}

/** The cells after a stroke from one place to another: a quick hand skips cells between events. */
function brushed(cells: readonly boolean[], from: Place, to: Place, filled: boolean): boolean[] {
  const next = [...cells];
  const steps = Math.max(1, Math.abs(to.row - from.row), Math.abs(to.column - from.column));
  for (let i = 0; i <= steps; i++) {
    const row = Math.round(from.row + ((to.row - from.row) * i) / steps);
    const column = Math.round(from.column + ((to.column - from.column) * i) / steps);
    next[indexOf({ row, column })] = filled;
  }
  return next;
}

function paint(canvas: HTMLCanvasElement, cells: readonly boolean[], cursor: Place | null): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  const style = getComputedStyle(canvas);
  context.fillStyle = style.color;
  cells.forEach((filled, i) => {
    if (!filled) return;
    const [column, row] = [i % SIDE, Math.floor(i / SIDE)];
    context.fillRect(column * CELL_PIXELS, row * CELL_PIXELS, CELL_PIXELS - 1, CELL_PIXELS - 1);
  });
  if (!cursor) return;
  context.strokeStyle = style.caretColor;
  context.lineWidth = 3;
  const at = (index: number) => index * CELL_PIXELS - 0.5;
  context.strokeRect(at(cursor.column), at(cursor.row), CELL_PIXELS, CELL_PIXELS);
}
