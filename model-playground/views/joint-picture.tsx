import {
  useCallback,
  useMemo,
  useState,
  type PointerEvent,
  type ReactNode,
  type RefObject,
} from 'react';

import type { JointTable } from '../worker/protocol.ts';
import { Canvas, type Frame } from './canvas.tsx';
import { drawJoint, valueAt } from './draw-joint.ts';
import { drawMasses } from './draw-masses.ts';
import { MaskDiagram } from './mask-diagram.tsx';
import { Range } from './range.tsx';
import { waitingWords, type RunState } from './run-state.ts';
import { formatCount, formatNumber } from './scale.ts';
import { useWords } from './words.tsx';
import classes from './picture.module.css';

interface JointPictureProps {
  run: RunState;
  /** The small instrument shows the tables alone. */
  small?: boolean;
  tablesRef: RefObject<HTMLCanvasElement>;
  givenRef: RefObject<HTMLCanvasElement>;
  /** What stands between the picture and its options: on a phone, the transport. */
  between?: ReactNode;
}

/** The tables of a pair's probabilities, one conditional of them, and who sees what. */
export function JointPicture({ run, small, tablesRef, givenRef, between }: JointPictureProps) {
  const { m } = useWords();
  const [chosen, setChosen] = useState(6);
  const table = run.snapshot?.picture.kind === 'joint-table' ? run.snapshot.picture : undefined;
  const given = useMemo(() => table && givenA(table, chosen), [table, chosen]);

  const drawTables = useCallback(
    (frame: Frame) => {
      if (table) drawJoint(frame, table, chosen, { data: m.tableOfData, model: m.tableOfModel });
    },
    [table, chosen, m],
  );
  const drawGiven = useCallback(
    (frame: Frame) => {
      if (!given) return;
      const nothing = new Float32Array(0);
      const bars = { kind: 'masses', ...given, training: nothing, parts: nothing } as const;
      drawMasses(frame, bars, { training: false, parts: false, density: false });
    },
    [given],
  );
  const point = (event: PointerEvent) => {
    const box = tablesRef.current?.getBoundingClientRect();
    if (!box || !table) return;
    const at = valueAt(box, table.values, [event.clientX - box.left, event.clientY - box.top]);
    if (at !== undefined) setChosen(at);
  };

  const step = formatCount(run.snapshot?.step ?? 0);
  const likeliest = given ? given.model.indexOf(Math.max(...given.model)) : 0;
  const said = {
    a: String(chosen),
    b: String(likeliest),
    model: formatNumber(given?.model[likeliest] ?? Number.NaN, 3),
    data: formatNumber(given?.data[likeliest] ?? Number.NaN, 3),
  };
  return (
    <div className={classes.picture}>
      <div className={small ? undefined : classes.pair}>
        <figure className={classes.pane}>
          <figcaption>{m.jointTables}</figcaption>
          <div className={classes.stage} onPointerMove={point} onPointerDown={point}>
            <Canvas
              label={m.describeTables({ values: formatCount(table?.values ?? 0), step })}
              draw={drawTables}
              className={classes.wide}
              canvasRef={tablesRef}
            />
            {!table && <p className={classes.waiting}>{waitingWords(run, m)}</p>}
          </div>
        </figure>
        {!small && (
          <figure className={classes.pane}>
            <figcaption>{m.givenValue(said.a)}</figcaption>
            <Canvas
              label={m.describeGiven(said)}
              draw={drawGiven}
              className={classes.wide}
              canvasRef={givenRef}
            />
            <div className={classes.time}>
              <Range
                min={0}
                max={(table?.values ?? 24) - 1}
                step={1}
                value={chosen}
                onChange={(event) => setChosen(Number(event.currentTarget.value))}
                aria-label={m.whichValue}
              />
              <output className={classes.clock}>a = {said.a}</output>
            </div>
          </figure>
        )}
      </div>
      {between}
      {!small && (
        <>
          <ul className={classes.legend}>
            <li>
              <i className={classes.block} /> {m.population}
            </li>
            <li>
              <i className={classes.line} /> {m.model}
            </li>
          </ul>
          {table && <MaskDiagram table={table} />}
        </>
      )}
    </div>
  );
}

/** p(b | a) of the model and of the data, for one a: its row of each table, divided by its sum. */
function givenA(
  { values, model, data }: JointTable,
  a: number,
): { model: Float32Array; data: Float32Array } {
  const row = (table: Float32Array): Float32Array => {
    const part = table.subarray(a * values, (a + 1) * values);
    const total = part.reduce((sum, p) => sum + p, 0);
    return part.map((p) => p / total);
  };
  return { model: row(model), data: row(data) };
}
