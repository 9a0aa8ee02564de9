import type { Block, DocumentContent, Inline } from './content.ts';
import {
  captionParts,
  experimentHref,
  figureWords,
  numberOf,
  numbersIn,
  referenceWords,
  type TextNumbers,
} from './figures/figure.ts';

/** Where what a text shows is to be found outside of the portal. */
export type MarkdownPlaces = {
  /** The path or address of a figure's file, by its SHA-256. */
  figure: (file: string) => string;
  /** Before the addresses of the portal, e.g. `https://course.example.edu`. */
  origin: string;
};

type Writing = MarkdownPlaces & { numbers: TextNumbers; figures: number };

/**
 * A document as Markdown (CommonMark with the tables of GitHub; formulas between `$` and `$$`), to
 * be read and kept outside of the portal. What people typed never becomes markup.
 */
export function markdownOf(content: DocumentContent, places: MarkdownPlaces): string {
  const writing = { ...places, numbers: numbersIn(content), figures: 0 };
  return `${blocks(content.content, writing)}\n`;
}

function blocks(all: readonly Block[] | undefined, writing: Writing): string {
  return (all ?? []).map((node) => block(node, writing)).join('\n\n');
}

function block(node: Block, writing: Writing): string {
  switch (node.type) {
    case 'paragraph':
      return line(node.content, writing);
    case 'heading':
      return `${'#'.repeat(node.attrs.level)} ${line(node.content, writing)}`;
    case 'codeBlock':
      return fenced(node.content?.map(({ text }) => text).join('') ?? '');
    case 'blockMath':
      return `$$\n${node.attrs.latex}\n$$`;
    case 'figure': {
      const { file, alt, caption } = node.attrs;
      const picture = `![${escaped(alt)}](<${writing.figure(file)}>)`;
      return `${picture}\n\n${numbered(caption, writing)}`;
    }
    case 'experiment': {
      const address = writing.origin + experimentHref(node.attrs);
      const link = `[${escaped(node.attrs.experiment)}](<${address}>)`;
      return `${link}\n\n${numbered(node.attrs.caption, writing)}`;
    }
    case 'reference': {
      const { key, link } = node.attrs;
      const words = escaped(referenceWords(node.attrs) || key);
      const number = `\\[${numberOf(writing.numbers.works, key) ?? '?'}\\]`;
      return `${number} ${words}${link === '' ? '' : ` <${link.replaceAll(/[<>\s]/g, '')}>`}`;
    }
    case 'horizontalRule':
      return '---';
    case 'blockquote':
      return indent(blocks(node.content, writing), '> ', '> ');
    case 'bulletList':
      return (node.content ?? [])
        .map((item) => indent(blocks(item.content, writing), '- ', '  '))
        .join('\n');
    case 'orderedList': {
      const start = node.attrs?.start ?? 1;
      const item = (text: string, index: number) => {
        const mark = `${start + index}. `;
        return indent(text, mark, ' '.repeat(mark.length));
      };
      return (node.content ?? [])
        .map(({ content }, index) => item(blocks(content, writing), index))
        .join('\n');
    }
    case 'table': {
      const rows = (node.content ?? []).map(({ content }) => {
        const cells = (content ?? []).map((cell) =>
          blocks(cell.content, writing)
            .replaceAll(/\s*\n\s*/g, ' ')
            .replaceAll('|', '\\|'),
        );
        return `| ${cells.join(' | ')} |`;
      });
      const width = node.content?.[0]?.content?.length ?? 0;
      return [rows[0] ?? '', `|${' --- |'.repeat(width)}`, ...rows.slice(1)].join('\n');
    }
  }
}

/** A fence longer than any run of backticks inside. */
function fenced(code: string): string {
  const runs = code.match(/`+/g)?.map(({ length }) => length) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return `${fence}\n${code}\n${fence}`;
}

function indent(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((each, index) => ((index === 0 ? first : rest) + each).trimEnd())
    .join('\n');
}

function line(all: readonly Inline[] | undefined, writing: Writing): string {
  return (all ?? []).map((part) => inline(part, writing)).join('');
}

/** A caption under its number. */
function numbered(caption: string, writing: Writing): string {
  const words = line(captionParts(caption), writing).replaceAll(/\s*\n\s*/g, ' ');
  return `*Figure ${++writing.figures}.* ${words}`.trimEnd();
}

const around = {
  bold: '**',
  italic: '*',
  strike: '~~',
  underline: '',
  code: '',
  link: '',
} as const;

function inline(part: Inline, { numbers }: Writing): string {
  if (part.type === 'citation') return `\\[${numberOf(numbers.works, part.attrs.key) ?? '?'}\\]`;
  if (part.type === 'figureReference')
    return figureWords(numberOf(numbers.figures, part.attrs.figure));
  if (part.type === 'hardBreak') return '\\\n';
  if (part.type === 'inlineMath') return `$${part.attrs.latex}$`;
  const marks = part.marks ?? [];
  const words = marks.some(({ type }) => type === 'code')
    ? `\`${part.text.replaceAll('`', 'ˋ')}\``
    : escaped(part.text);
  return marks.reduce((text, mark) => {
    // What is exported is the text itself; a suggestion that is left in it is plain words.
    if (mark.type === 'insertion' || mark.type === 'deletion' || mark.type === 'modification')
      return text;
    if (mark.type === 'link') return `[${text}](<${mark.attrs.href.replaceAll(/[<>]/g, '')}>)`;
    return around[mark.type] + text + around[mark.type];
  }, words);
}

/** Backslashes before every character that Markdown or HTML could take as its own. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]<>#|~$&]/g, '\\$&')
    .replaceAll(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, '$1\\$2');
}
