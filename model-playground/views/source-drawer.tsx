import 'katex/dist/katex.min.css';

import { UnstyledButton } from '@mantine/core';
import { renderToString } from 'katex';
import { useEffect, useMemo, useRef, useState } from 'react';

import type { Equation, Experiment } from '../catalog.ts';
import { findSymbol, tokens } from './source-lines.ts';
import { useWords } from './words.tsx';
import classes from './source-drawer.module.css';

const FILES = import.meta.glob<string>(['../models/*.ts', '!../models/*.test.ts'], {
  query: '?raw',
  import: 'default',
});

/** The family's file as it runs, beside its equations; choosing one marks the lines it became. */
export default function SourceDrawer({ experiment }: { experiment: Experiment }) {
  const { m, say } = useWords();
  const [source, setSource] = useState<string>();
  const [chosen, setChosen] = useState<string>();
  const code = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let current = true;
    void FILES[`../${experiment.source}`]?.().then((text) => {
      if (current) setSource(text);
    });
    return () => {
      current = false;
    };
  }, [experiment.source]);

  const ranges = useMemo(
    () =>
      new Map(
        experiment.equations.map((equation) => [
          equation.id,
          findSymbol(source ?? '', equation.symbol),
        ]),
      ),
    [experiment.equations, source],
  );
  const range = chosen === undefined ? undefined : ranges.get(chosen);

  useEffect(() => {
    const box = code.current;
    const line = range && box?.querySelector<HTMLElement>(`[data-line="${range.from}"]`);
    if (box && line) box.scrollTop = line.offsetTop - 48;
  }, [range]);

  return (
    <div className={classes.drawer}>
      <div>
        <p className={classes.hint}>
          {experiment.equations.length > 0 ? m.sourceHint : m.noEquation}
        </p>
        <ul className={classes.equations}>
          {experiment.equations.map((equation) => {
            const lines = ranges.get(equation.id);
            return (
              <li key={equation.id}>
                <UnstyledButton
                  className={classes.equation}
                  aria-pressed={chosen === equation.id}
                  onClick={() => setChosen(chosen === equation.id ? undefined : equation.id)}
                >
                  <span className={classes.name}>{say(equation.label)}</span>
                  <Formula equation={equation} />
                  <span className={classes.reference}>
                    {equation.reference}
                    {lines && ` · ${m.lines(lines.from, lines.to)}`}
                  </span>
                </UnstyledButton>
              </li>
            );
          })}
        </ul>
      </div>
      <figure className={classes.file}>
        <figcaption>model-playground/{experiment.source}</figcaption>
        <div className={classes.code} ref={code} tabIndex={0} role="region" aria-label={m.source}>
          <pre>
            {(source ?? '').split('\n').map((line, i) => {
              const number = i + 1;
              const marked = range && number >= range.from && number <= range.to;
              return (
                <div key={number} data-line={number} data-marked={marked || undefined}>
                  <span className={classes.number} aria-hidden>
                    {number}
                  </span>
                  <code>
                    {tokens(line).map((token, j) => (
                      <span key={j} className={classes[token.kind]}>
                        {token.text}
                      </span>
                    ))}
                  </code>
                </div>
              );
            })}
          </pre>
        </div>
      </figure>
    </div>
  );
}

/** LaTeX of our own catalogue, never a visitor's. */
function Formula({ equation }: { equation: Equation }) {
  const html = useMemo(
    // Not in display mode: a long formula may break after a relation instead of being cut off.
    () => renderToString(`\\displaystyle ${equation.tex}`, { throwOnError: false }),
    [equation.tex],
  );
  return <span className={classes.formula} dangerouslySetInnerHTML={{ __html: html }} />;
}
