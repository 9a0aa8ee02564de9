import { unpack } from '#app/files/unpack.server.ts';
import { child, isOn, readXml, valueOf, within, type Element } from './xml.ts';

/** A style as far as a text needs it. */
export type Style = {
  /** In small letters, as the word processor calls it in English. */
  name: string;
  /** 0 for the first level of headings; null for what is no heading. */
  outline: number | null;
  /** The list that its paragraphs belong to. */
  numbering: Element | undefined;
  run: Element | undefined;
};

/** A document of a word processor (Office Open XML, ECMA-376), taken apart. */
export type Docx = {
  body: Element;
  style: (id: string | undefined) => Style | undefined;
  /** How a level of a list is numbered. */
  level: (list: string, level: number) => { ordered: boolean; start: number } | undefined;
  /** Where a relation leads: the address of a link, the path of a picture. */
  target: (relation: string | undefined) => string | undefined;
  /** The blocks of a footnote or an endnote. */
  note: (kind: 'footnote' | 'endnote', id: string) => Element | undefined;
  /** The picture that a relation leads to. */
  picture: (relation: string | undefined) => Uint8Array | undefined;
};

/** A text of many pages has less than a megabyte of XML. */
const limits = { files: 16, bytes: 8 * 1024 * 1024 };
const wanted =
  /^word\/(document\d*|styles|numbering|footnotes|endnotes)\.xml$|^(word\/)?_rels\/[^/]+\.rels$/;

/** Pictures are packed already: they are hardly larger than the file itself. */
const pictureLimits = { files: 100, bytes: 40 * 1024 * 1024 };
const pictures = /^word\/media\/[^/]+\.(png|jpe?g|webp)$/i;

/** Takes a DOCX file apart; null when it is none, or larger than any text. */
export function openDocx(bytes: Uint8Array): Docx | null {
  const files = unpack(bytes, (path) => wanted.test(path), limits);
  const media = unpack(bytes, (path) => pictures.test(path), pictureLimits);
  if (files === null || media === null) return null;
  const main = [...relations(readXml(files.get('_rels/.rels')))].find(([, { type }]) =>
    type.endsWith('/officeDocument'),
  );
  const path = main?.[1].target.replace(/^\//, '') ?? 'word/document.xml';
  const body = child(readXml(files.get(path)) ?? undefined, 'body');
  if (body === undefined) return null;
  const name = path.split('/').at(-1) ?? '';
  const links = relations(readXml(files.get(`word/_rels/${name}.rels`)));
  const styles = stylesIn(readXml(files.get('word/styles.xml')));
  const notes = {
    footnote: byId(readXml(files.get('word/footnotes.xml')), 'footnote'),
    endnote: byId(readXml(files.get('word/endnotes.xml')), 'endnote'),
  };
  return {
    body,
    style: (id) => (id === undefined ? undefined : styles.get(id)),
    level: levelsIn(readXml(files.get('word/numbering.xml'))),
    target: (relation) => (relation === undefined ? undefined : links.get(relation)?.target),
    note: (kind, id) => notes[kind].get(id),
    picture: (relation) => {
      const target = relation === undefined ? undefined : links.get(relation)?.target;
      return target === undefined
        ? undefined
        : media.get(`word/${target.replace(/^\/word\//, '')}`);
    },
  };
}

function relations(root: Element | null): Map<string, { type: string; target: string }> {
  return new Map(
    (root?.children ?? []).map(({ attributes }) => [
      attributes.get('Id') ?? '',
      { type: attributes.get('Type') ?? '', target: attributes.get('Target') ?? '' },
    ]),
  );
}

function byId(root: Element | null, name: string): Map<string, Element> {
  const found = root === null ? [] : within(root, name);
  return new Map(found.map((each) => [each.attributes.get('id') ?? '', each]));
}

/** A chain of styles that are based on each other is followed so far. */
const longestChain = 20;

function stylesIn(root: Element | null): Map<string, Style> {
  const all = new Map(
    (root === null ? [] : within(root, 'style')).map((style) => [
      style.attributes.get('styleId') ?? '',
      style,
    ]),
  );
  return new Map(
    [...all].map(([id, style]) => {
      const chain = [style];
      while (chain.length < longestChain) {
        const before = all.get(valueOf(chain.at(-1), 'basedOn') ?? '');
        if (before === undefined) break;
        chain.push(before);
      }
      const paragraphs = chain.map((each) => child(each, 'pPr'));
      const outline = paragraphs.map((each) => valueOf(each, 'outlineLvl')).find(isGiven);
      const read: Style = {
        name: (valueOf(style, 'name') ?? '').toLowerCase(),
        outline: outline === undefined ? null : Number(outline),
        numbering: paragraphs.map((each) => child(each, 'numPr')).find(isGiven),
        run: chain.map((each) => child(each, 'rPr')).find(isGiven),
      };
      return [id, read];
    }),
  );
}

const isGiven = <T>(value: T | undefined): value is T => value !== undefined;

function levelsIn(root: Element | null): Docx['level'] {
  const abstracts = new Map(
    (root?.children ?? [])
      .filter(({ name }) => name === 'abstractNum')
      .map((each) => [each.attributes.get('abstractNumId') ?? '', each]),
  );
  const lists = new Map(
    (root?.children ?? [])
      .filter(({ name }) => name === 'num')
      .map((each) => [
        each.attributes.get('numId') ?? '',
        abstracts.get(valueOf(each, 'abstractNumId') ?? ''),
      ]),
  );
  return (list, level) => {
    const found = lists
      .get(list)
      ?.children.find(
        ({ name, attributes }) => name === 'lvl' && attributes.get('ilvl') === `${level}`,
      );
    if (found === undefined) return undefined;
    const format = valueOf(found, 'numFmt') ?? 'decimal';
    const start = Number(valueOf(found, 'start') ?? '1');
    return {
      ordered: !['bullet', 'none'].includes(format),
      start: Number.isInteger(start) ? start : 1,
    };
  };
}

/** How a run of words is set, by its own properties and those of its style. */
export function runFormats(
  docx: Docx,
  run: Element,
): ('bold' | 'italic' | 'strike' | 'underline' | 'code')[] {
  const own = child(run, 'rPr');
  const style = docx.style(valueOf(own, 'rStyle'));
  const has = (name: string) =>
    child(own, name) === undefined ? isOn(style?.run, name) : isOn(own, name);
  const font = child(own, 'rFonts')?.attributes.get('ascii') ?? '';
  if (
    /code|verbatim|source text/.test(style?.name ?? '') ||
    /courier|consolas|menlo|mono/i.test(font)
  )
    return ['code'];
  return [
    ...(has('b') ? (['bold'] as const) : []),
    ...(has('i') ? (['italic'] as const) : []),
    ...(has('strike') || has('dstrike') ? (['strike'] as const) : []),
    ...(has('u') ? (['underline'] as const) : []),
  ];
}
