import type { JointTable } from '../worker/protocol.ts';
import { formatCount } from './scale.ts';
import { useWords } from './words.tsx';
import own from './mask-diagram.module.css';
import classes from './picture.module.css';

const WIDTH = 400;
const HEIGHT = 132;
const ROWS = [44, 100];
const HIDDEN = [36, 60, 84, 108];
const COLUMNS = { input: 60, first: 150, second: 210, output: 300 };

/** Which value each of the two distributions is guessed from: the paths that the masks leave open. */
export function MaskDiagram({ table }: { table: JointTable }) {
  const { m } = useWords();
  const sees = (output: number, input: number) => table.sight[2 * output + input] === 1;
  const names = ['a', 'b'];
  const inputs = [0, 1].filter((input) => [0, 1].some((output) => sees(output, input)));
  const outputs = [0, 1].filter((output) => [0, 1].some((input) => sees(output, input)));
  const conditional = (output: number) => {
    const seen = names.filter((_, input) => sees(output, input));
    return seen.length === 0 ? `p(${names[output]})` : `p(${names[output]} | ${seen.join(', ')})`;
  };
  const told = [0, 1].map((output) =>
    m.guessedFrom(
      names[output] ?? '',
      names.filter((_, input) => sees(output, input)),
    ),
  );
  return (
    <figure className={classes.pane}>
      <figcaption>{m.whoSeesWhat}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={own.diagram}
        role="img"
        aria-label={told.join(' ')}
      >
        {inputs.flatMap((input) =>
          HIDDEN.map((y) => (
            <line
              key={`${input} ${y}`}
              x1={COLUMNS.input}
              y1={ROWS[input]}
              x2={COLUMNS.first}
              y2={y}
            />
          )),
        )}
        {HIDDEN.flatMap((y) =>
          HIDDEN.map((z) => (
            <line key={`${y} ${z}`} x1={COLUMNS.first} y1={y} x2={COLUMNS.second} y2={z} />
          )),
        )}
        {outputs.flatMap((output) =>
          HIDDEN.map((y) => (
            <line
              key={`${output} ${y}`}
              x1={COLUMNS.second}
              y1={y}
              x2={COLUMNS.output}
              y2={ROWS[output]}
            />
          )),
        )}
        {[COLUMNS.first, COLUMNS.second].flatMap((x) =>
          HIDDEN.map((y) => <circle key={`${x} ${y}`} cx={x} cy={y} r="5" />),
        )}
        {ROWS.map((y, k) => (
          <g key={y}>
            <circle cx={COLUMNS.input} cy={y} r="9" data-open={inputs.includes(k)} />
            <text x={COLUMNS.input - 18} y={y + 4} textAnchor="end">
              {names[k]}
            </text>
            <circle cx={COLUMNS.output} cy={y} r="9" data-open={outputs.includes(k)} />
            <text x={COLUMNS.output + 18} y={y + 4}>
              {conditional(k)}
            </text>
          </g>
        ))}
        <text x={(COLUMNS.first + COLUMNS.second) / 2} y="16" textAnchor="middle">
          {m.hiddenUnits(formatCount(table.width))}
        </text>
      </svg>
      <p className={classes.note}>{told.join(' ')}</p>
    </figure>
  );
}
