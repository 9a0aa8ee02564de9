import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '#app/i18n/languages.ts';
import { composeNotes, type ComposedNotes } from './compose-notes.server.ts';
import type { Course, OfferingFile, TimedText, WrittenText } from './course.ts';
import { questionTexts } from './question-texts.ts';
import { readingModes, type Heading, type ReadingMode } from './reading.ts';
import { renderBlocks, type Block } from './render-blocks.server.tsx';

/** Counted up whenever the same notes are rendered differently: old files are then left alone. */
const rendererVersion = 1;

/** Texts as HTML; each is rendered once and found again by the hash of its source. */
export type RenderedContent = {
  /** The text as it is read in this way; null when nothing is written. */
  notes(
    text: WrittenText,
    mode: ReadingMode,
  ): Promise<{ hash: string; contents: Heading[] } | null>;
  /** HTML that `notes` or `find` has prepared before; for rendering a page. */
  html(hash: string): string | undefined;
  /**
   * HTML by its hash, rendered if need be; undefined when nothing has this hash. Whoever sends it
   * to somebody asks first whether they may read what it is `of`.
   */
  find(hash: string): Promise<Found | undefined>;
};

type Found = { html: string; of: TimedText | undefined };

/** What is kept. A text that comes out at its time says so, also when its source has changed. */
type Kept = ComposedNotes & { of?: TimedText };

type Source = { text: WrittenText; mode: ReadingMode };

/**
 * Keeps rendered notes in memory and in a folder, where they outlive the process.
 *
 * @param folder may be shared by processes; it is made when needed, and may be deleted at any time
 */
export function openRenderedContent(course: Course, folder: string): RenderedContent {
  const sources = new Map<string, Source>();
  for (const text of course.offerings.flatMap(textsOf)) {
    for (const mode of readingModes) sources.set(hashOf(text, mode), { text, mode });
  }
  const ready = new Map<string, Kept>();
  const blocks = new Map<string, Block[]>();

  function blocksOf({ notes, macros, typed }: WrittenText, language: Language): Block[] {
    const markdown = notes[language];
    if (markdown === null) return [];
    const key = [language, typed ?? '', markdown].join(' ');
    const made =
      blocks.get(key) ?? renderBlocks(markdown, typed ?? language, macros, typed !== undefined);
    blocks.set(key, made);
    return made;
  }

  async function compose(hash: string): Promise<Kept | undefined> {
    const known = ready.get(hash) ?? (await readKept(folder, hash));
    const source = sources.get(hash);
    if (known === undefined && source === undefined) return undefined;
    const composed = known ?? render(source as Source);
    if (known === undefined) await keep(folder, hash, composed);
    ready.set(hash, composed);
    return composed;
  }

  function render({ text, mode }: Source): Kept {
    const { figures, of, typed } = text;
    const chinese = mode === 'en' ? [] : blocksOf(text, 'zh');
    const composed = composeNotes(mode, blocksOf(text, 'en'), chinese, figures, typed);
    return of === undefined ? composed : { ...composed, of };
  }

  return {
    notes: async (text, mode) => {
      if (text.notes.en === null) return null;
      const hash = hashOf(text, mode);
      sources.set(hash, { text, mode });
      const composed = await compose(hash);
      return composed === undefined ? null : { hash, contents: composed.contents };
    },
    html: (hash) => ready.get(hash)?.html,
    find: async (hash) => {
      const found = /^[0-9a-f]{64}$/.test(hash) ? await compose(hash) : undefined;
      return found && { html: found.html, of: found.of };
    },
  };
}

/** Everything of an offering that is rendered. */
function textsOf({ slug, lectures, homework, midterm }: OfferingFile): WrittenText[] {
  const statements = homework.flatMap(({ statement }) => statement ?? []);
  const questions = midterm?.questions ?? [];
  return [
    ...lectures,
    ...statements,
    ...statements.flatMap(({ worked }) => worked ?? []),
    ...questions.flatMap((question) => Object.values(questionTexts(slug, question)).flat()),
  ];
}

/** SHA-256 of all that the HTML depends on, in hexadecimal. */
function hashOf({ notes, figures, of, typed }: WrittenText, mode: ReadingMode): string {
  const used = [...figures].filter(([name]) => notes.en?.includes(name) ?? false);
  const text = JSON.stringify([
    rendererVersion,
    mode,
    notes.en,
    mode === 'en' ? '' : notes.zh,
    used,
    ...(of === undefined ? [] : [of]),
    ...(typed === undefined ? [] : [{ typed }]),
  ]);
  return createHash('sha256').update(text).digest('hex');
}

async function readKept(folder: string, hash: string): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(folder, hash), 'utf8')) as Kept;
  } catch {
    // Not there, or not readable: it is rendered again.
    return undefined;
  }
}

/** Written beside and moved into place, so that nobody ever reads half of it. */
async function keep(folder: string, hash: string, composed: Kept): Promise<void> {
  const draft = path.join(folder, `${randomUUID()}.tmp`);
  await mkdir(folder, { recursive: true });
  await writeFile(draft, JSON.stringify(composed));
  await rename(draft, fileOf(folder, hash));
}

function fileOf(folder: string, hash: string): string {
  return path.join(folder, `${hash}.json`);
}
