import type { Block, DocumentContent, Inline } from './content.ts';

/**
 * A document as Markdown (CommonMark with the tables of GitHub; formulas between `$` and `$$`), to
 * be read and kept outside of the portal. What people typed never becomes markup.
 */
export function markdownOf(content: DocumentContent): string {
  return `${blocks(content.content)}\n`;
}

function blocks(all: readonly Block[] | undefined): string {
  return (all ?? []).map(block).join('\n\n');
}

function block(node: Block): string {
  switch (node.type) {
    case 'paragraph':
      return line(node.content);
    case 'heading':
      return `${'#'.repeat(node.attrs.level)} ${line(node.content)}`;
    case 'codeBlock':
      return fenced(node.content?.map(({ text }) => text).join('') ?? '');
    case 'blockMath':
      return `$$\n${node.attrs.latex}\n$$`;
    case 'horizontalRule':
      return '---';
    case 'blockquote':
      return indent(blocks(node.content), '> ', '> ');
    case 'bulletList':
      return (node.content ?? [])
        .map((item) => indent(blocks(item.content), '- ', '  '))
        .join('\n');
    case 'orderedList': {
      const start = node.attrs?.start ?? 1;
      const item = (text: string, index: number) => {
        const mark = `${start + index}. `;
        return indent(text, mark, ' '.repeat(mark.length));
      };
      return (node.content ?? [])
        .map(({ content }, index) => item(blocks(content), index))
        .join('\n');
    }
    case 'table': {
      const rows = (node.content ?? []).map(({ content }) => {
        const cells = (content ?? []).map((cell) =>
          blocks(cell.content)
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

function line(all: readonly Inline[] | undefined): string {
  return (all ?? []).map(inline).join('');
}

const around = {
  bold: '**',
  italic: '*',
  strike: '~~',
  underline: '',
  code: '',
  link: '',
} as const;

function inline(part: Inline): string {
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
