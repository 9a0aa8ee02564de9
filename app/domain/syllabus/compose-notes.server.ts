import { languageTag, type Language } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';
import { inlineFigure } from './figure.ts';
import type { Heading, ReadingMode } from './reading.ts';
import type { Block } from './render-blocks.server.tsx';

export type ComposedNotes = { html: string; contents: Heading[] };

type Side = { language: Language; block: Block };

/**
 * Puts rendered blocks together as they are read. Side by side, each block stands beside its
 * translation; what is the same in both languages stands once. A block without a translation is
 * shown in English.
 *
 * @param chinese as many blocks as `english` has, of the same kinds; empty without a translation
 * @param figures the SVG of each figure, by its path
 * @param language that of `english`, where it is another
 */
export function composeNotes(
  mode: ReadingMode,
  english: readonly Block[],
  chinese: readonly Block[],
  figures: ReadonlyMap<string, string>,
  language: Language = 'en',
): ComposedNotes {
  const ids = headingIds(english);
  const figureNumbers = numbered(english, 'figure');
  const rows = english.map((en, index) => {
    const zh = chinese[index];
    return sidesOf(mode, { language, block: en }, zh);
  });
  const html = rows.map((sides, index) => {
    const [first, second] = sides;
    const number = figureNumbers.get(index) ?? 0;
    const id = ids.get(index);
    if (first?.block.kind === 'figure') return figureHtml(sides, number, figures);
    if (second === undefined) return first === undefined ? '' : blockHtml(first, id);
    const anchor = id === undefined ? '' : ` id="${id}"`;
    return `<div data-pair${anchor}>${blockHtml(first as Side)}${blockHtml(second)}</div>`;
  });
  const contents = rows.flatMap((sides, index) => {
    const [{ block, language } = { block: undefined, language: 'en' as const }] = sides;
    const id = ids.get(index);
    if (block?.kind !== 'heading' || id === undefined) return [];
    return [{ id, depth: block.depth, text: block.text, language }];
  });
  return { html: html.join('\n'), contents };
}

/** The languages in which a block is shown: one, or two where they differ. */
function sidesOf(mode: ReadingMode, english: Side, zh: Block | undefined): Side[] {
  const en = english.block;
  if (zh === undefined || mode === 'en') return [english];
  const chinese: Side = { language: 'zh', block: zh };
  if (mode === 'zh') return [chinese];
  const same = en.kind === 'formula' && zh.kind === 'formula' && bare(en.html) === bare(zh.html);
  return same ? [english] : [english, chinese];
}

/** A formula without its label, which is in the reader's language. */
function bare(html: string): string {
  return html.replace(/aria-label="[^"]*"/, '');
}

function blockHtml({ language, block }: Side, id?: string): string {
  const anchor = id === undefined ? '' : ` id="${id}"`;
  const lang = languageTag[language];
  if (block.kind === 'heading') {
    const tag = `h${block.depth}`;
    const link = id === undefined ? '' : ` <a href="#${id}" tabindex="-1" aria-hidden="true">#</a>`;
    return `<div lang="${lang}" data-heading${anchor}><${tag}>${block.html}${link}</${tag}></div>`;
  }
  return block.kind === 'figure' ? '' : `<div lang="${lang}">${block.html}</div>`;
}

function figureHtml(
  sides: readonly Side[],
  number: number,
  figures: ReadonlyMap<string, string>,
): string {
  const captions = sides.flatMap(({ language, block }) => {
    if (block.kind !== 'figure') return [];
    const name = translator(language, 'syllabus')('figure', { number });
    return [{ language, path: block.path, name, text: `<b>${name}</b> ${escape(block.caption)}` }];
  });
  const [first] = captions;
  if (first === undefined) return '';
  const svg = inlineFigure(figures.get(first.path) ?? '', `figure-${number}`, first.name);
  const caption = captions
    .map(({ language, text }) => `<span lang="${languageTag[language]}">${text}</span>`)
    .join('');
  return `<figure id="figure-${number}">${svg}<figcaption>${caption}</figcaption></figure>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An anchor for each heading, made of its English words; a second one of the same gets a number. */
function headingIds(blocks: readonly Block[]): Map<number, string> {
  const taken = new Map<string, number>();
  return new Map(
    blocks.flatMap((block, index) => {
      if (block.kind !== 'heading') return [];
      const words = block.text.toLowerCase().match(/[a-z0-9]+/g) ?? ['section'];
      const slug = words.join('-');
      const count = (taken.get(slug) ?? 0) + 1;
      taken.set(slug, count);
      return [[index, count === 1 ? slug : `${slug}-${count}`]];
    }),
  );
}

function numbered(blocks: readonly Block[], kind: Block['kind']): Map<number, number> {
  const indexes = blocks.flatMap((block, index) => (block.kind === kind ? [index] : []));
  return new Map(indexes.map((index, order) => [index, order + 1]));
}
