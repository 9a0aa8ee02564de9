import 'katex/dist/katex.min.css';

import { Fragment, type CSSProperties, type ReactNode } from 'react';
import type {
  Block,
  DocumentContent,
  Inline,
  ListItem,
  Mark,
  TableCell,
  TextBlock,
} from '../content.ts';
import { Caption, FigureView } from '../figures/components/figure-view.tsx';
import { ExperimentView } from '../figures/components/experiment-view.tsx';
import {
  captionParts,
  experimentHref,
  isAtomBlock,
  numberOf,
  numbersIn,
  type AtomBlock,
  type TextNumbers,
} from '../figures/figure.ts';
import type { FigurePlace } from '../figures/figure-place.ts';
import {
  Citation,
  figureAnchor,
  FigureReference,
  ReferenceLine,
} from '../figures/components/references.tsx';
import { formulaKey } from '../formula-key.ts';
import type { Formulas } from '../formulas.server.ts';
import { splitRuns, type Highlight } from '../split-runs.ts';
import { SuggestionEnd, SuggestionStart } from '../suggestions/components/suggestion-edges.tsx';
import type { Voices } from '../suggestions/editor/suggestion-decorations.ts';
import classes from './text.module.css';

type DocumentViewProps = {
  content: DocumentContent;
  formulas: Formulas;
  figures: FigurePlace;
  /** Passages that a thread is about. */
  highlights?: readonly Highlight[];
  /** The thread that is looked at now. */
  active?: string | null;
  /** Put beside each text block, by its number. */
  beside?: (block: number) => ReactNode;
  /** How suggestions are said. */
  voices?: Voices;
};

/**
 * A document's text, readable without the editor. Only what the schema knows is rendered, each
 * text block under its number (`data-block`), each commented passage under its thread
 * (`data-thread`), each formula and each figure as one character (`data-atom`).
 */
export function DocumentView(props: DocumentViewProps) {
  const counter = { next: 0, figure: 1 };
  const given = { ...props, numbers: numbersIn(props.content) };
  return <div className={classes.text}>{blocks(props.content.content, given, counter)}</div>;
}

/** What blocks are shown with: `numbers` are those of works and figures that are referred to. */
type Given = Omit<DocumentViewProps, 'content'> & { numbers: TextNumbers };

type BlockContentProps = Pick<Given, 'formulas' | 'figures' | 'numbers'> & { node: TextBlock };

/** The content of one text block alone, without its number. */
export function BlockContent({ node, ...given }: BlockContentProps) {
  return <>{isAtomBlock(node) ? atomOf(node, given, null) : textOf(node, given, 0)}</>;
}

/** A figure's caption: its words, and the formulas in them. */
function CaptionWords({ caption, formulas }: { caption: string; formulas: Formulas }) {
  return captionParts(caption).map((part, index) => (
    <Fragment key={index}>{inline(part, { formulas, numbers: none })}</Fragment>
  ));
}

/** What the next text block and the next figure are numbered with. */
type Counter = { next: number; figure: number };

function blocks(nodes: readonly Block[] | undefined, props: Given, counter: Counter) {
  return (nodes ?? []).map((node, index) => (
    <Fragment key={index}>{block(node, props, counter)}</Fragment>
  ));
}

function block(node: Block, props: Given, counter: Counter): ReactNode {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'codeBlock':
      return textBlock(node, props, counter.next++);
    case 'figure':
    case 'experiment':
      return atomBlock(node, props, counter.next++, counter.figure++);
    case 'blockMath':
    case 'reference':
      return atomBlock(node, props, counter.next++, null);
    case 'horizontalRule':
      return <hr />;
    case 'bulletList':
      return <ul>{items(node.content, props, counter)}</ul>;
    case 'orderedList':
      return <ol start={node.attrs?.start ?? 1}>{items(node.content, props, counter)}</ol>;
    case 'blockquote':
      return <blockquote>{blocks(node.content, props, counter)}</blockquote>;
    case 'table':
      return (
        <div className={classes.table}>
          <table>
            <tbody>
              {(node.content ?? []).map((row, index) => (
                <tr key={index}>
                  {(row.content ?? []).map((cell, column) => (
                    <Fragment key={column}>{tableCell(cell, props, counter)}</Fragment>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

function items(nodes: readonly ListItem[] | undefined, props: Given, counter: Counter) {
  return (nodes ?? []).map((item, index) => (
    <li key={index}>{blocks(item.content, props, counter)}</li>
  ));
}

function tableCell(cell: TableCell, props: Given, counter: Counter) {
  const Cell = cell.type === 'tableHeader' ? 'th' : 'td';
  return (
    <Cell colSpan={cell.attrs?.colspan ?? 1} rowSpan={cell.attrs?.rowspan ?? 1}>
      {blocks(cell.content, props, counter)}
    </Cell>
  );
}

type WordBlock = Exclude<TextBlock, AtomBlock>;

function textBlock(node: WordBlock, props: Given, number: number) {
  const content = textOf(node, props, number);
  const beside = props.beside?.(number);
  if (node.type === 'codeBlock') {
    return (
      <pre data-block={number}>
        <code>{content}</code>
        {beside}
      </pre>
    );
  }
  const Tag = tagOf(node);
  return (
    <Tag data-block={number}>
      {content}
      {beside}
    </Tag>
  );
}

function tagOf(node: Exclude<WordBlock, { type: 'codeBlock' }>) {
  if (node.type === 'heading') return node.attrs.level === 2 ? 'h2' : 'h3';
  return 'p';
}

/** A block that counts as one character; `figure` is the number of a figure. */
function atomBlock(node: AtomBlock, props: Given, number: number, figure: number | null) {
  const threads = splitRuns([oneCharacter], number, props.highlights ?? [])[0]?.threads ?? [];
  const shown = threads.reduce<ReactNode>(
    (inner, thread) => (
      <div data-thread={thread} data-active={thread === props.active || undefined}>
        {inner}
      </div>
    ),
    atomOf(node, props, figure),
  );
  const Tag = figure === null ? 'div' : 'figure';
  return (
    <Tag
      data-block={number}
      {...(figure !== null && { id: figureAnchor(figure) })}
      className={node.type === 'blockMath' ? classes.display : undefined}
    >
      <div data-atom="">{shown}</div>
      {props.beside?.(number)}
    </Tag>
  );
}

const oneCharacter: Inline = { type: 'hardBreak' };

type Shown = Pick<Given, 'formulas' | 'figures' | 'numbers'>;

function atomOf(node: AtomBlock, given: Shown, figure: number | null): ReactNode {
  switch (node.type) {
    case 'blockMath':
      return formula(node.attrs.latex, true, given.formulas);
    case 'reference':
      return (
        <ReferenceLine attrs={node.attrs} number={numberOf(given.numbers.works, node.attrs.key)} />
      );
    case 'figure':
    case 'experiment': {
      const caption = (
        <Caption number={figure}>
          <CaptionWords caption={node.attrs.caption} formulas={given.formulas} />
        </Caption>
      );
      if (node.type === 'figure') {
        return <FigureView attrs={node.attrs} at={given.figures.at} caption={caption} />;
      }
      const still = given.figures.stills[experimentHref(node.attrs)] ?? null;
      return <ExperimentView attrs={node.attrs} still={still} caption={caption} />;
    }
  }
}

function textOf(
  node: WordBlock,
  props: Pick<Given, 'formulas' | 'numbers' | 'highlights' | 'active' | 'voices'>,
  number: number,
): ReactNode {
  const runs = splitRuns(node.content ?? [], number, props.highlights ?? []);
  return runs.map(({ part, threads }, index) => (
    <Fragment key={index}>
      {props.voices !== undefined && (
        <SuggestionStart part={part} beside={runs[index - 1]?.part} voices={props.voices} />
      )}
      {threads.reduce<ReactNode>(
        (inner, thread) => (
          <mark data-thread={thread} data-active={thread === props.active || undefined}>
            {inner}
          </mark>
        ),
        inline(part, props),
      )}
      {props.voices !== undefined && (
        <SuggestionEnd part={part} beside={runs[index + 1]?.part} voices={props.voices} />
      )}
    </Fragment>
  ));
}

const none: TextNumbers = { works: {}, figures: {} };

function inline(part: Inline, { formulas, numbers }: Pick<Given, 'formulas' | 'numbers'>) {
  if (part.type === 'hardBreak') return <br data-atom="" />;
  if (part.type === 'inlineMath') {
    return <span data-atom="">{formula(part.attrs.latex, false, formulas)}</span>;
  }
  if (part.type === 'citation') {
    const { key } = part.attrs;
    return <Citation cited={key} number={numberOf(numbers.works, key)} />;
  }
  if (part.type === 'figureReference') {
    return <FigureReference number={numberOf(numbers.figures, part.attrs.figure)} />;
  }
  return (part.marks ?? []).reduce<ReactNode>(marked, part.text);
}

function formula(latex: string, display: boolean, formulas: Formulas): ReactNode {
  const html = formulas[formulaKey(latex, display)];
  return html === undefined ? latex : <span dangerouslySetInnerHTML={{ __html: html }} />;
}

function marked(inner: ReactNode, mark: Mark): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inner}</strong>;
    case 'italic':
      return <em>{inner}</em>;
    case 'strike':
      return <s>{inner}</s>;
    case 'underline':
      return <u style={underline}>{inner}</u>;
    case 'code':
      return <code>{inner}</code>;
    case 'insertion':
      return <ins data-suggestion={mark.attrs.id}>{inner}</ins>;
    case 'deletion':
      return <del data-suggestion={mark.attrs.id}>{inner}</del>;
    case 'modification':
      return <span data-suggestion={mark.attrs.id}>{inner}</span>;
    case 'link':
      return (
        <a href={mark.attrs.href} target="_blank" rel="noopener noreferrer nofollow">
          {inner}
        </a>
      );
  }
}

const underline: CSSProperties = { textDecorationThickness: '1px', textUnderlineOffset: '0.18em' };
