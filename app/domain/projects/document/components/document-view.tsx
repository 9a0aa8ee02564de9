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
import { formulaKey } from '../formula-key.ts';
import type { Formulas } from '../formulas.server.ts';
import { splitRuns, type Highlight } from '../split-runs.ts';
import classes from './text.module.css';

type DocumentViewProps = {
  content: DocumentContent;
  formulas: Formulas;
  /** Passages that a thread is about. */
  highlights?: readonly Highlight[];
  /** The thread that is looked at now. */
  active?: string | null;
  /** Put beside each text block, by its number. */
  beside?: (block: number) => ReactNode;
};

/**
 * A document's text, readable without the editor. Only what the schema knows is rendered, each
 * text block under its number (`data-block`), each commented passage under its thread
 * (`data-thread`), each formula as one character (`data-atom`).
 */
export function DocumentView(props: DocumentViewProps) {
  const counter = { next: 0 };
  return <div className={classes.text}>{blocks(props.content.content, props, counter)}</div>;
}

/** The content of one text block alone, without its number. */
export function BlockContent({ node, formulas }: { node: TextBlock; formulas: Formulas }) {
  return <>{textOf(node, { formulas }, 0)}</>;
}

type Counter = { next: number };

function blocks(nodes: readonly Block[] | undefined, props: DocumentViewProps, counter: Counter) {
  return (nodes ?? []).map((node, index) => (
    <Fragment key={index}>{block(node, props, counter)}</Fragment>
  ));
}

function block(node: Block, props: DocumentViewProps, counter: Counter): ReactNode {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'codeBlock':
    case 'blockMath':
      return textBlock(node, props, counter.next++);
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

function items(nodes: readonly ListItem[] | undefined, props: DocumentViewProps, counter: Counter) {
  return (nodes ?? []).map((item, index) => (
    <li key={index}>{blocks(item.content, props, counter)}</li>
  ));
}

function tableCell(cell: TableCell, props: DocumentViewProps, counter: Counter) {
  const Cell = cell.type === 'tableHeader' ? 'th' : 'td';
  return (
    <Cell colSpan={cell.attrs?.colspan ?? 1} rowSpan={cell.attrs?.rowspan ?? 1}>
      {blocks(cell.content, props, counter)}
    </Cell>
  );
}

function textBlock(node: TextBlock, props: DocumentViewProps, number: number) {
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
    <Tag data-block={number} className={node.type === 'blockMath' ? classes.display : undefined}>
      {content}
      {beside}
    </Tag>
  );
}

function tagOf(node: Exclude<TextBlock, { type: 'codeBlock' }>) {
  if (node.type === 'heading') return node.attrs.level === 2 ? 'h2' : 'h3';
  return node.type === 'paragraph' ? 'p' : 'div';
}

function textOf(
  node: TextBlock,
  props: Pick<DocumentViewProps, 'formulas' | 'highlights' | 'active'>,
  number: number,
): ReactNode {
  const parts: readonly Inline[] =
    node.type === 'blockMath' ? [{ type: 'inlineMath', attrs: node.attrs }] : (node.content ?? []);
  const runs = splitRuns(parts, number, props.highlights ?? []);
  return runs.map(({ part, threads }, index) => {
    const shown = inline(part, node.type === 'blockMath', props.formulas);
    return threads.reduce<ReactNode>(
      (inner, thread) => (
        <mark key={index} data-thread={thread} data-active={thread === props.active || undefined}>
          {inner}
        </mark>
      ),
      <Fragment key={index}>{shown}</Fragment>,
    );
  });
}

function inline(part: Inline, display: boolean, formulas: Formulas): ReactNode {
  if (part.type === 'hardBreak') return <br data-atom="" />;
  if (part.type === 'inlineMath') {
    const html = formulas[formulaKey(part.attrs.latex, display)];
    if (html === undefined) return <span data-atom="">{part.attrs.latex}</span>;
    return <span data-atom="" dangerouslySetInnerHTML={{ __html: html }} />;
  }
  return (part.marks ?? []).reduce<ReactNode>(marked, part.text);
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
