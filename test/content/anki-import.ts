/** A note as Anki has it after an import. */
export type AnkiNote = { guid: string; deck: string; fields: string[]; tags: string[] };

type Headers = {
  separator: string;
  html: boolean;
  notetype: string;
  deck: string;
  guidColumn: number;
  tagsColumn: number;
};

const separators: Record<string, string> = {
  ...{ comma: ',', semicolon: ';', tab: '\t', space: ' ', pipe: '|', colon: ':' },
};

/**
 * Imports a text as Anki does, by the rules of its manual (“Importing › Text files”): lines of
 * `#key:value` before the notes, then rows of a table in which a field in quotes may hold anything
 * and a quote in it is doubled; a row that begins with `#` is a comment. A note whose GUID is there
 * already takes its place.
 *
 * @throws at whatever Anki would refuse or drop
 */
export function importIntoAnki(text: string, collection = new Map<string, AnkiNote>()) {
  const { headers, rest } = readHeaders(text);
  if (!headers.html) throw new Error('The fields would be shown as they are written');
  for (const row of readRows(rest, headers.separator)) {
    const [guid, tags] = [row[headers.guidColumn - 1], row[headers.tagsColumn - 1]];
    const fields = row.filter(
      (_, index) => index !== headers.guidColumn - 1 && index !== headers.tagsColumn - 1,
    );
    if (!guid || tags === undefined) throw new Error(`A row has ${row.length} columns`);
    if (headers.notetype === 'Basic' && fields.length !== 2)
      throw new Error('A Basic has 2 fields');
    if (!fields[0]) throw new Error('The first field is empty');
    collection.set(guid, { guid, deck: headers.deck, fields, tags: tags.split(' ') });
  }
  return collection;
}

function readHeaders(text: string): { headers: Headers; rest: string } {
  const said = new Map<string, string>();
  let rest = text;
  for (;;) {
    const line = /^#([a-z ]+):([^\n]*)\n/.exec(rest);
    if (line === null) break;
    said.set(line[1] ?? '', line[2] ?? '');
    rest = rest.slice(line[0].length);
  }
  const value = (key: string) => {
    const found = said.get(key);
    if (found === undefined) throw new Error(`There is no #${key}`);
    return found;
  };
  const separator = separators[value('separator')];
  if (separator === undefined) throw new Error('The separator is none that Anki knows');
  const headers = {
    ...{ separator, html: value('html') === 'true' },
    ...{ notetype: value('notetype'), deck: value('deck') },
    ...{ guidColumn: Number(value('guid column')), tagsColumn: Number(value('tags column')) },
  };
  return { headers, rest };
}

function readRows(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let [row, field, quoted]: [string[], string, boolean] = [[], '', false];
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[index + 1] === '"') {
        field += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === '#' && row.length === 0 && field === '') {
      index = text.indexOf('\n', index);
    } else if (character === separator || character === '\n') {
      row.push(field);
      field = '';
      if (character === '\n') {
        rows.push(row);
        row = [];
      }
    } else field += character;
  }
  if (quoted || row.length > 0 || field !== '') throw new Error('The last row does not end');
  return rows;
}

/** The formulas of a field as MathJax sees them, in their order; the HTML around is taken off. */
export function formulasIn(field: string): { tex: string; display: boolean }[] {
  const words = unescape(field.replaceAll(/<[^>]*>/g, ''));
  return [...words.matchAll(/\\\(([\s\S]*?)\\\)|\\\[([\s\S]*?)\\\]/g)].map(
    ([, inline, display]) => ({ tex: inline ?? display ?? '', display: inline === undefined }),
  );
}

const entities: Record<string, string> = {
  ...{ lt: '<', gt: '>', quot: '"', amp: '&', '#x27': "'" },
};

function unescape(html: string): string {
  return html.replaceAll(/&([#\w]+);/g, (whole, name: string) => entities[name] ?? whole);
}
