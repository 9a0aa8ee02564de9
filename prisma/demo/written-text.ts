import type { Block, Inline } from '#app/domain/projects/document/content.ts';
import type { text } from '#test/factories/projects.ts';

/** A document's JSON as the editor keeps it. */
export type DocumentJson = ReturnType<typeof text>;

/**
 * A document from a few marks, so that the demo's texts can be read where they are written:
 * `## heading`, `- item`, `1. item`, `| cell | cell |` (the first row is the head), `$$formula$$`,
 * `@figure file|width|height|alt|caption`, `@experiment slug|settings|caption`,
 * `@work key|authors|year|title|link`, and within a line `**bold**`, `*italic*`, `` `code` ``,
 * `$formula$`, `[@key]` where a work is cited. An empty line ends a block.
 */
export function written(source: string): DocumentJson {
  const content = source
    .trim()
    .split(/\n\s*\n/)
    .map((part) => blockOf(part.split('\n').map((line) => line.trim())));
  // What the schema of documents describes is what the editor keeps.
  return { type: 'doc', content } as DocumentJson;
}

function blockOf(lines: string[]): Block {
  const [first = ''] = lines;
  const whole = lines.join(' ');
  if (first.startsWith('## ')) {
    return { type: 'heading', attrs: { level: 2 }, content: inlines(first.slice(3)) };
  }
  if (first.startsWith('$$')) return { type: 'blockMath', attrs: { latex: whole.slice(2, -2) } };
  if (first.startsWith('- ')) return { type: 'bulletList', content: items(lines, /^- /) };
  if (first.startsWith('1. ')) return { type: 'orderedList', content: items(lines, /^\d+\. /) };
  if (first.startsWith('@')) return namedBlock(whole);
  if (first.startsWith('|')) return { type: 'table', content: lines.map(row) };
  return paragraph(whole);
}

function namedBlock(line: string): Block {
  const [head = '', ...rest] = line.split('|');
  const [name = '', ...words] = head.split(' ');
  const given = [words.join(' '), ...rest];
  const at = (index: number) => given[index]?.trim() ?? '';
  switch (name) {
    case '@figure': {
      const [width, height] = [Number(at(1)), Number(at(2))];
      const said = { alt: at(3), caption: at(4), size: 'full' as const };
      return { type: 'figure', attrs: { file: at(0), width, height, ...said } };
    }
    case '@experiment': {
      const attrs = { experiment: at(0), settings: at(1), caption: at(2) };
      return { type: 'experiment', attrs };
    }
    case '@work': {
      const attrs = { key: at(0), authors: at(1), year: at(2), title: at(3), link: at(4) };
      return { type: 'reference', attrs };
    }
    default:
      throw new Error(`The demo’s texts know no ${name}`);
  }
}

function items(lines: string[], mark: RegExp) {
  return lines.map((line) => ({
    type: 'listItem' as const,
    content: [paragraph(line.replace(mark, ''))],
  }));
}

function row(line: string, index: number) {
  const cells = line.split('|').slice(1, -1);
  return {
    type: 'tableRow' as const,
    content: cells.map((cell) => ({
      type: index === 0 ? ('tableHeader' as const) : ('tableCell' as const),
      content: [paragraph(cell.trim())],
    })),
  };
}

function paragraph(line: string): Block {
  return { type: 'paragraph', content: inlines(line) };
}

const marks = { '**': 'bold', '*': 'italic', '`': 'code' } as const;

function inlines(line: string): Inline[] {
  return line
    .split(/(\$[^$]+\$|\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`|\[@[^\]]+\])/)
    .filter((part) => part !== '')
    .map((part): Inline => {
      if (part.startsWith('[@')) return { type: 'citation', attrs: { key: part.slice(2, -1) } };
      if (part.startsWith('$')) return { type: 'inlineMath', attrs: { latex: part.slice(1, -1) } };
      const fence = (['**', '*', '`'] as const).find(
        (each) => part.startsWith(each) && part.endsWith(each) && part.length > 2 * each.length,
      );
      if (fence === undefined) return { type: 'text', text: part };
      const text = part.slice(fence.length, -fence.length);
      return { type: 'text', text, marks: [{ type: marks[fence] }] };
    });
}
