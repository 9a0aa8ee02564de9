import { createHash } from 'node:crypto';
import katex from 'katex';
import { imageKind } from '#app/files/image-type.ts';
import type { Inline, Mark } from '../../content.ts';
import { largestFigure, longestWords } from '../../figures/figure.ts';
import type { FigureNode } from '../../figures/figure-nodes.ts';
import { linkMark, type Tally } from '../import-plan.ts';
import { latexFromOmml } from './latex-from-omml.ts';
import { runFormats, type Docx } from './open-docx.server.ts';
import { child, isOn, valueOf, within, type Element } from './xml.ts';

/** What a paragraph holds: its words, formulas that stand alone, and boxes beside it. */
export type Piece =
  | { kind: 'inline'; inline: Inline }
  | { kind: 'display'; latex: string }
  | { kind: 'figure'; figure: FigureNode }
  | { kind: 'box'; content: Element };

/** What goes on from one paragraph to the next. */
export type Reading = {
  docx: Docx;
  tally: Tally;
  /** Fields that have begun and not ended: their instruction, and whether its result has begun. */
  fields: { instruction: string; result: boolean }[];
  /** The notes that were referred to, in order. */
  notes: { kind: 'footnote' | 'endnote'; id: string }[];
  /** The pictures that the text shows, by their SHA-256. */
  pictures: Map<string, Uint8Array>;
};

/** The pieces of a paragraph, in order; words that are set alike are one. */
export function piecesOf(paragraph: Element, reading: Reading): Piece[] {
  return joined(paragraph.children.flatMap((each) => piecesIn(each, reading, [])));
}

function piecesIn(node: Element, reading: Reading, marks: readonly Mark[]): Piece[] {
  const inner = (more: readonly Mark[] = marks) =>
    node.children.flatMap((each) => piecesIn(each, reading, more));
  switch (node.name) {
    case 'r':
      return runPieces(node, reading, marks);
    case 'hyperlink': {
      const target = reading.docx.target(node.attributes.get('id'));
      // A place within the file has none here.
      return target === undefined ? inner() : inner([...marks, ...linkMark(target, reading.tally)]);
    }
    case 'fldSimple':
      return inner([...marks, ...fieldLink(node.attributes.get('instr') ?? '', reading)]);
    case 'oMath':
      return formulaPieces(node, reading, 'inline');
    case 'oMathPara':
      return within(node, 'oMath').flatMap((each) => formulaPieces(each, reading, 'display'));
    case 'del':
    case 'moveFrom':
      reading.tally.leave('deletions');
      return [];
    case 'pPr':
      return [];
    default:
      return inner();
  }
}

function runPieces(run: Element, reading: Reading, outer: readonly Mark[]): Piece[] {
  if (isOn(child(run, 'rPr'), 'vanish')) return [];
  const links = [...outer, ...reading.fields.flatMap((field) => linkOfField(field))];
  const formats = runFormats(reading.docx, run)
    // Word processors underline every link.
    .filter((format) => format !== 'underline' || links.length === 0);
  const raised = valueOf(child(run, 'rPr'), 'vertAlign');
  const marks: Mark[] = formats.includes('code')
    ? [{ type: 'code' }]
    : [...formats.map((type) => ({ type })), ...links];
  const words = (text: string): Piece[] => {
    const clean = storable(text);
    if (clean === '' || isInstruction(reading)) return [];
    const inline = { type: 'text' as const, text: clean, ...(marks.length > 0 && { marks }) };
    return [{ kind: 'inline', inline }];
  };
  return run.children.flatMap((node): Piece[] => {
    switch (node.name) {
      case 't':
        return words(scripted(node.text, raised));
      case 'tab':
        return words(' ');
      case 'noBreakHyphen':
        return words('\u2011');
      case 'cr':
        return [{ kind: 'inline', inline: { type: 'hardBreak' } }];
      case 'br':
        // A page ends where it is full.
        return node.attributes.has('type') && node.attributes.get('type') !== 'textWrapping'
          ? []
          : [{ kind: 'inline', inline: { type: 'hardBreak' } }];
      case 'sym':
        reading.tally.leave('symbols');
        return [];
      case 'commentReference':
        reading.tally.leave('comments');
        return [];
      case 'footnoteReference':
      case 'endnoteReference':
        return words(noteMark(node, reading));
      case 'fldChar':
        stepField(node.attributes.get('fldCharType'), reading);
        return [];
      case 'instrText': {
        const field = reading.fields.at(-1);
        if (field !== undefined) field.instruction += node.text;
        return [];
      }
      case 'AlternateContent':
        return thingPieces(node.children[0] ?? node, reading, words);
      case 'drawing':
      case 'pict':
      case 'object':
        return thingPieces(node, reading, words);
      default:
        return [];
    }
  });
}

/** A picture is a figure, else what its description says; a box of words stands after its paragraph. */
function thingPieces(
  node: Element,
  { docx, tally, pictures }: Reading,
  words: (text: string) => Piece[],
): Piece[] {
  const boxes = within(node, 'txbxContent');
  if (boxes.length > 0) return boxes.map((content) => ({ kind: 'box', content }));
  const described = within(node, 'docPr')[0]?.attributes;
  const alt = storable(described?.get('descr') ?? described?.get('title') ?? '').trim();
  const shown = [...within(node, 'blip'), ...within(node, 'imagedata')];
  const figures = shown.map((each) => figureOf(docx.picture(pictureIn(each)), alt));
  const found = figures.filter((each) => each !== null);
  if (found.length > 0) {
    for (const { figure, bytes } of found) pictures.set(figure.attrs.file, bytes);
    return found.map(({ figure }) => ({ kind: 'figure', figure }));
  }
  tally.leave(shown.length > 0 ? 'images' : 'objects');
  return alt === '' ? [] : words(`[${alt}]`);
}

const pictureIn = ({ attributes }: Element) => attributes.get('embed') ?? attributes.get('id');

/** A figure of a picture as figures can be; null for any other. */
function figureOf(bytes: Uint8Array | undefined, alt: string) {
  const kind = bytes === undefined ? null : imageKind(bytes);
  if (bytes === undefined || kind === null || bytes.length > largestFigure) return null;
  const { width, height } = kind;
  if (Math.max(width, height) > 20_000 || width * height > 50_000_000) return null;
  const file = createHash('sha256').update(bytes).digest('hex');
  const said = { alt: alt.slice(0, longestWords.alt), caption: '' };
  const attrs = { file, width, height, ...said, size: 'full' as const };
  return { figure: { type: 'figure' as const, attrs }, bytes };
}

function noteMark(node: Element, { notes }: Reading): string {
  const kind = node.name === 'endnoteReference' ? 'endnote' : 'footnote';
  notes.push({ kind, id: node.attributes.get('id') ?? '' });
  return `[${notes.length}]`;
}

function stepField(step: string | undefined, { fields }: Reading): void {
  const field = fields.at(-1);
  if (step === 'begin') fields.push({ instruction: '', result: false });
  else if (step === 'end') fields.pop();
  else if (field !== undefined) field.result = true;
}

function isInstruction({ fields }: Reading): boolean {
  return fields.some(({ result }) => !result);
}

/** Where a field leads, as far as that is a place on the web. */
function linkOfField({ instruction, result }: Reading['fields'][number]): Mark[] {
  const href = /^\s*HYPERLINK\s+"([^"]*)"/i.exec(instruction)?.[1];
  return !result || href === undefined ? [] : [{ type: 'link', attrs: { href } }];
}

function fieldLink(instruction: string, { tally }: Reading): Mark[] {
  const href = /^\s*HYPERLINK\s+"([^"]*)"/i.exec(instruction)?.[1];
  return href === undefined ? [] : linkMark(href, tally);
}

function formulaPieces(math: Element, { tally }: Reading, kind: 'inline' | 'display'): Piece[] {
  const latex = storable(latexFromOmml(math));
  if (latex === '') return [];
  if (isSettable(latex)) {
    return kind === 'display'
      ? [{ kind, latex }]
      : [{ kind, inline: { type: 'inlineMath', attrs: { latex } } }];
  }
  tally.leave('formulas');
  const words = storable(
    within(math, 't')
      .map(({ text }) => text)
      .join(''),
  );
  return words === '' ? [] : [{ kind: 'inline', inline: { type: 'text', text: words } }];
}

const longestFormula = 4_000;

function isSettable(latex: string): boolean {
  if (latex.length > longestFormula) return false;
  try {
    katex.renderToString(latex, { throwOnError: true, strict: 'ignore', trust: false });
    return true;
  } catch {
    return false;
  }
}

const raisedSigns = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ';
const loweredSigns = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢ';
const plainSigns = '0123456789+-=()ni';

/** Raised and lowered digits as characters of their own; other letters stay on the line. */
function scripted(text: string, place: string | undefined): string {
  if (place !== 'superscript' && place !== 'subscript') return text;
  const table = place === 'superscript' ? raisedSigns : loweredSigns;
  const signs = [...text].map((sign) => [...table][plainSigns.indexOf(sign)]);
  return signs.every((sign) => sign !== undefined) ? signs.join('') : text;
}

/** Without what PostgreSQL cannot keep; a line end within a run is a space. */
function storable(text: string): string {
  return text.replaceAll(/[\0\r\n]+/g, ' ').replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const both = last === undefined ? null : oneOf(last, piece);
    if (both === null) result.push(piece);
    else result[result.length - 1] = both;
  }
  return result;
}

function oneOf(first: Piece, second: Piece): Piece | null {
  if (first.kind !== 'inline' || second.kind !== 'inline') return null;
  if (first.inline.type !== 'text' || second.inline.type !== 'text') return null;
  if (JSON.stringify(first.inline.marks) !== JSON.stringify(second.inline.marks)) return null;
  return {
    kind: 'inline',
    inline: { ...first.inline, text: first.inline.text + second.inline.text },
  };
}
