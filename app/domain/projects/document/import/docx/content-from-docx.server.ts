import { readContent, type Block, type TableCell } from '../../content.ts';
import { openTally, type ReadFile } from '../import-plan.ts';
import { folded, type Part } from './fold-parts.ts';
import { piecesOf, type Piece, type Reading } from './inlines-from-docx.server.ts';
import { openDocx } from './open-docx.server.ts';
import { child, isOn, valueOf, within, type Element } from './xml.ts';

/** More than any stage's text; a text that is larger is refused as a whole. */
const mostBlocks = 5_000;
const mostCharacters = 200_000;
const widestSpan = 50;

/**
 * A DOCX file as a document, with what of it does not come. Headings, lists, tables, links,
 * formulas, code and quotations become what they are here; every other paragraph is one. Changes
 * that are tracked count as accepted.
 *
 * @returns null when it is no such file, or more than a text may be
 */
export function contentFromDocx(bytes: Uint8Array): ReadFile | null {
  const docx = openDocx(bytes);
  if (docx === null) return null;
  const tally = openTally();
  const reading: Reading = { docx, tally, fields: [], notes: [], pictures: new Map() };
  const reader = openReader(reading);
  try {
    const blocks = [...reader.blocksOf(docx.body), ...reader.notes()];
    const content = readContent({ type: 'doc', content: blocks });
    return content && { content, leftOut: tally.counts, pictures: [...reading.pictures.values()] };
  } catch (error) {
    if (error instanceof TooMuch) return null;
    throw error;
  }
}

class TooMuch extends Error {}

function openReader(reading: Reading) {
  const { docx, tally, notes } = reading;
  /** How many items a level of a list has had. */
  const counted = new Map<string, number>();
  let blocks = 0;
  let characters = 0;

  const count = (pieces: readonly Piece[]) => {
    blocks += 1;
    for (const piece of pieces) {
      if (piece.kind === 'inline' && piece.inline.type === 'text')
        characters += piece.inline.text.length;
    }
    if (blocks > mostBlocks || characters > mostCharacters) throw new TooMuch();
  };

  const blocksOf = (container: Element): Block[] => folded(container.children.flatMap(partsOf));

  const partsOf = (node: Element): Part[] => {
    switch (node.name) {
      case 'p':
        return paragraphParts(node);
      case 'tbl':
        return within(node, 'tc').length === 0 ? [] : [{ kind: 'block', block: tableOf(node) }];
      case 'altChunk':
        tally.leave('objects');
        return [];
      case 'sdt':
      case 'sdtContent':
      case 'customXml':
      case 'ins':
      case 'moveTo':
        return node.children.flatMap(partsOf);
      default:
        return [];
    }
  };

  const paragraphParts = (paragraph: Element): Part[] => {
    const properties = child(paragraph, 'pPr');
    const style = docx.style(valueOf(properties, 'pStyle'));
    const name = style?.name ?? '';
    if (/^(toc|table of (figures|contents))\b/.test(name)) {
      tally.leave('contents');
      return [];
    }
    const pieces = piecesOf(paragraph, reading);
    count(pieces);
    const boxes = pieces.flatMap((piece) => (piece.kind === 'box' ? blocksOf(piece.content) : []));
    const lines = linesOf(pieces);
    const level = headingLevel(name, valueOf(properties, 'outlineLvl') ?? style?.outline ?? null);
    const number = child(properties, 'numPr') ?? style?.numbering;
    const own: Part[] =
      level !== null
        ? lines.map((line) => ({ kind: 'block', block: headed(line, level) }))
        : number !== undefined && lines.length > 0
          ? itemParts(number, lines)
          : lines.map((line) => plainPart(line, name));
    return [...own, ...boxes.map((block): Part => ({ kind: 'block', block }))];
  };

  const itemParts = (number: Element, lines: Block[]): Part[] => {
    const list = valueOf(number, 'numId') ?? '0';
    const level = Math.min(8, Math.max(0, Number(valueOf(number, 'ilvl') ?? '0') || 0));
    const how = docx.level(list, level);
    // Number 0 takes a paragraph out of its list.
    if (how === undefined) return lines.map((block) => ({ kind: 'block', block }));
    const before = counted.get(`${list}/${level}`) ?? 0;
    counted.set(`${list}/${level}`, before + 1);
    for (let deeper = level + 1; deeper < 9; deeper += 1) counted.delete(`${list}/${deeper}`);
    const start = Math.min(9_999, Math.max(0, how.start + before));
    // An item of the editor begins with a line of words.
    const blocks: Block[] =
      lines[0]?.type === 'paragraph' ? lines : [{ type: 'paragraph' }, ...lines];
    return [{ kind: 'item', level, ordered: how.ordered, start, blocks }];
  };

  const tableOf = (table: Element): Block => {
    const open = new Map<number, TableCell>();
    const rows = table.children.filter(({ name }) => name === 'tr');
    const content = rows.map((row, index) => {
      const isHead = isOn(child(row, 'trPr'), 'tblHeader') || (index === 0 && hasHead(table));
      let column = 0;
      const cells = row.children
        .flatMap((each) =>
          each.name === 'sdt' ? (child(each, 'sdtContent')?.children ?? []) : each,
        )
        .filter(({ name }) => name === 'tc')
        .flatMap((cell) => {
          count([]);
          const properties = child(cell, 'tcPr');
          const colspan = spanOf(valueOf(properties, 'gridSpan'));
          const at = column;
          column += colspan;
          const merge = child(properties, 'vMerge');
          const above = open.get(at);
          if (merge !== undefined && merge.attributes.get('val') !== 'restart' && above) {
            const rowspan = Math.min(widestSpan, (above.attrs?.rowspan ?? 1) + 1);
            above.attrs = { ...above.attrs, rowspan };
            return [];
          }
          const inside = blocksOf(cell);
          const made: TableCell = {
            type: isHead ? 'tableHeader' : 'tableCell',
            ...(colspan > 1 && { attrs: { colspan } }),
            content: inside.length === 0 ? [{ type: 'paragraph' }] : inside,
          };
          if (merge === undefined) open.delete(at);
          else open.set(at, made);
          return [made];
        });
      return { type: 'tableRow' as const, content: cells };
    });
    return { type: 'table', content };
  };

  return {
    blocksOf,
    /** The notes below the text, numbered as they were referred to. */
    notes: (): Block[] => {
      const found: Block[] = [];
      // A note may refer to another one.
      for (let index = 0; index < notes.length; index += 1) {
        const note = notes[index];
        const element = note && docx.note(note.kind, note.id);
        const inside = element === undefined ? [] : blocksOf(element);
        found.push(...numbered(inside, index + 1));
      }
      return found;
    },
  };
}

function numbered(blocks: Block[], number: number): Block[] {
  const [first, ...rest] = blocks;
  const mark = { type: 'text' as const, text: `[${number}] ` };
  return first?.type === 'paragraph'
    ? [{ ...first, content: [mark, ...trimmed(first.content ?? [])] }, ...rest]
    : [{ type: 'paragraph', content: [mark] }, ...blocks];
}

type Inlines = NonNullable<(Block & { type: 'paragraph' })['content']>;

function trimmed([first, ...rest]: Inlines): Inlines {
  if (first === undefined) return [];
  if (first.type !== 'text') return [first, ...rest];
  const text = first.text.trimStart();
  return text === '' ? rest : [{ ...first, text }, ...rest];
}

function hasHead(table: Element): boolean {
  const look = child(child(table, 'tblPr'), 'tblLook')?.attributes;
  if (look === undefined) return false;
  const bits = Number.parseInt(look.get('val') ?? '0', 16);
  return look.get('firstRow') === '1' || (!look.has('firstRow') && (bits & 0x20) !== 0);
}

function spanOf(value: string | undefined): number {
  const span = Number(value ?? '1');
  return Number.isInteger(span) ? Math.min(widestSpan, Math.max(1, span)) : 1;
}

/** The title of the project is the document's only heading of the first level. */
function headingLevel(name: string, outline: string | number | null): 2 | 3 | null {
  const named = /^heading (\d)/.exec(name)?.[1];
  if (name === 'title' || named === '1') return 2;
  if (name === 'subtitle' || named !== undefined) return 3;
  if (outline === null || Number(outline) > 8) return null;
  return Number(outline) === 0 ? 2 : 3;
}

function headed(line: Block, level: 2 | 3): Block {
  return line.type === 'paragraph'
    ? { type: 'heading', attrs: { level }, ...(line.content && { content: line.content }) }
    : line;
}

function plainPart(block: Block, name: string): Part {
  if (block.type !== 'paragraph') return { kind: 'block', block };
  if (/source code|^code|preformatted|verbatim/.test(name)) return { kind: 'code', block };
  if (/quote|block text|quotation/.test(name)) return { kind: 'quote', block };
  if (name === 'caption' || name === 'image caption') return { kind: 'caption', block };
  return { kind: 'block', block };
}

/** A paragraph's lines: a formula that is set apart, or that is all of it, stands alone. */
function linesOf(pieces: readonly Piece[]): Block[] {
  const lines: Block[] = [];
  let content: Inlines = [];
  const close = () => {
    const [only] = content;
    const words = content.filter((each) => each.type !== 'text' || each.text.trim() !== '');
    if (words.length === 1 && words[0]?.type === 'inlineMath')
      lines.push({ type: 'blockMath', attrs: { latex: words[0].attrs.latex } });
    else if (only !== undefined && words.some(({ type }) => type !== 'hardBreak'))
      lines.push({ type: 'paragraph', content });
    content = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'inline') content.push(piece.inline);
    else if (piece.kind === 'display') {
      close();
      lines.push({ type: 'blockMath', attrs: { latex: piece.latex } });
    } else if (piece.kind === 'figure') {
      close();
      lines.push(piece.figure);
    }
  }
  close();
  return lines;
}
