import { imageKind } from '#app/files/image-type.ts';
import type { Cell, FileView, Output, Picture } from './file-view.ts';
import { parseNotebook, type Bundle, type CellInFile, type OutputInFile } from './notebook-file.ts';
import { plainText } from './plain-text.ts';

/** What a notebook may bring onto a page, in characters, bytes and pixels. */
export const limits = {
  /** Of a cell's code, or of one output. */
  text: 20_000,
  allText: 1_500_000,
  /** To set words takes time: a longer cell is shown as it was typed. */
  words: 6_000,
  /** Of all words that are set, as HTML. */
  allHtml: 3_000_000,
  picture: 1_500_000,
  allPictures: 6_000_000,
  pixels: 40_000_000,
};

/** What is left of the limits that hold for all cells together. */
type Left = { text: number; html: number; pictures: number };

/** Markdown as HTML that runs nothing and loads nothing; null when it cannot be set. */
type Render = (markdown: string) => string | null;

/**
 * A Jupyter notebook (nbformat 4) as it is shown. Of its outputs those are shown that hold nothing
 * which could run: text, and two kinds of pictures. HTML, SVG and scripts are named and left out.
 *
 * @param json the file as text
 */
export function readNotebook(json: string, render: Render): FileView {
  const file = parseNotebook(json);
  if (file === null) return { kind: 'none', because: 'broken' };
  const left = { text: limits.allText, html: limits.allHtml, pictures: limits.allPictures };
  const { first, more } = file.cells;
  const cells = first.map((cell) => (cell === null ? unreadable : readCell(cell, left, render)));
  return { kind: 'notebook', cells, more };
}

const unreadable: Cell = { kind: 'plain', text: '', more: true };

function readCell(cell: CellInFile, left: Left, render: Render): Cell {
  switch (cell.cell_type) {
    case 'markdown': {
      const { source } = cell;
      const pictures = Object.values(cell.attachments).flatMap(
        (attached) => pictureOf(attached, left) ?? [],
      );
      const html = source.length <= limits.words ? render(source) : null;
      if (html === null || html.length > left.html) {
        return { kind: 'plain', ...taken(source, left) };
      }
      left.html -= html.length;
      return { kind: 'words', html, pictures: pictures.filter((one) => one !== 'too large') };
    }
    case 'raw':
      return { kind: 'plain', ...taken(cell.source, left) };
    case 'code': {
      const { text: code, more } = taken(cell.source, left);
      const { outputs } = cell;
      return {
        ...{ kind: 'code', count: cell.execution_count, code },
        outputs: outputs.first.flatMap((each) => (each === null ? [] : readOutput(each, left))),
        more: more || outputs.more,
      };
    }
  }
}

function readOutput(output: OutputInFile, left: Left): Output[] {
  switch (output.output_type) {
    case 'stream':
      return [{ kind: 'text', ...taken(output.text, left) }];
    case 'error': {
      const { ename, evalue, traceback } = output;
      const said = traceback.length === 0 ? `${ename}: ${evalue}` : traceback.join('\n');
      return [{ kind: 'error', ...taken(said, left) }];
    }
    default:
      return readBundle(output.data, left);
  }
}

/** What could run, or load something, when it were shown. */
const active = /^(?:text\/html|image\/svg\+xml|application\/javascript|text\/javascript)$/;

/** One thing in several kinds: as a picture if it is one, or else as text. */
function readBundle(data: Bundle, left: Left): Output[] {
  const picture = pictureOf(data, left);
  if (picture === 'too large') return [{ kind: 'left out', because: 'too large' }];
  if (picture !== null) return [{ kind: 'picture', picture }];
  const plain = data['text/plain'];
  const leftOut = Object.keys(data).some((type) => active.test(type));
  return [
    ...(plain == null ? [] : [{ kind: 'text' as const, ...taken(plain, left) }]),
    ...(leftOut ? [{ kind: 'left out' as const, because: 'not shown' as const }] : []),
  ];
}

/** The picture among what a thing is; null when there is none that opens as what it says. */
function pictureOf(data: Bundle, left: Left): Picture | 'too large' | null {
  for (const type of ['image/png', 'image/jpeg']) {
    const base64 = data[type];
    if (base64 == null) continue;
    // Four characters are three bytes.
    if (base64.length > limits.picture * 1.4) return 'too large';
    const bytes = Buffer.from(base64, 'base64');
    const kind = imageKind(bytes);
    if (kind?.type !== type) continue;
    const pixels = kind.width * kind.height;
    if (bytes.length > Math.min(limits.picture, left.pictures) || pixels > limits.pixels) {
      return 'too large';
    }
    left.pictures -= bytes.length;
    return `data:${type};base64,${bytes.toString('base64')}`;
  }
  return null;
}

/** As much of a text as there is room for, and whether that is not all. */
function taken(text: string, left: Left): { text: string; more: boolean } {
  const room = Math.min(limits.text, left.text);
  const kept = text.slice(0, room);
  left.text -= kept.length;
  return { text: plainText(kept), more: text.length > room };
}
