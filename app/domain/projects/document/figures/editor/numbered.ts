import type { Node } from '@tiptap/pm/model';
import { figureKey } from '../figure.ts';
import type { ExperimentNode, FigureNode, ReferenceNode } from '../figure-nodes.ts';

// What has a number in a text that is being edited, each once, in the order of the numbers. The same
// for a text that is read: `numbersIn` of `figure.ts`.

export type NumberedWork = ReferenceNode['attrs'] & { number: number };

/** The works of the list. */
export function worksIn(doc: Node): NumberedWork[] {
  const works: NumberedWork[] = [];
  doc.descendants((node) => {
    if (node.type.name !== 'reference') return;
    const attrs = node.attrs as ReferenceNode['attrs'];
    if (works.every(({ key }) => key !== attrs.key))
      works.push({ ...attrs, number: works.length + 1 });
  });
  return works;
}

/** A figure or an experiment, with what tells it from others. */
export type NumberedFigure = { key: string; number: number; words: string };

/** The figures of a text; one that stands there twice is called by its first number. */
export function figuresIn(doc: Node): NumberedFigure[] {
  const figures: NumberedFigure[] = [];
  let number = 0;
  doc.descendants((node) => {
    if (node.type.name !== 'figure' && node.type.name !== 'experiment') return;
    number += 1;
    const figure = { type: node.type.name, attrs: node.attrs } as FigureNode | ExperimentNode;
    const key = figureKey(figure);
    if (figures.some((one) => one.key === key)) return;
    const { caption } = figure.attrs;
    const shown = figure.type === 'figure' ? figure.attrs.alt : figure.attrs.experiment;
    figures.push({ key, number, words: caption || shown });
  });
  return figures;
}
