import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language } from '#app/i18n/languages.ts';
import { composeNotes, type ComposedNotes } from './compose-notes.server.ts';
import type { Course, LectureFile } from './course.ts';
import { readingModes, type Heading, type ReadingMode } from './reading.ts';
import { renderBlocks, type Block } from './render-blocks.server.tsx';

/** Counted up whenever the same notes are rendered differently: old files are then left alone. */
const rendererVersion = 1;

/** Lecture notes as HTML; each text is rendered once and found again by the hash of its source. */
export type RenderedContent = {
  /** The notes as they are read in this way; null when there are none. */
  notes(
    lecture: LectureFile,
    mode: ReadingMode,
  ): Promise<{ hash: string; contents: Heading[] } | null>;
  /** HTML that `notes` or `find` has prepared before; for rendering a page. */
  html(hash: string): string | undefined;
  /** HTML by its hash, rendered if need be; undefined when nothing has this hash. */
  find(hash: string): Promise<string | undefined>;
};

type Source = { lecture: LectureFile; mode: ReadingMode };

/**
 * Keeps rendered notes in memory and in a folder, where they outlive the process.
 *
 * @param folder may be shared by processes; it is made when needed, and may be deleted at any time
 */
export function openRenderedContent(course: Course, folder: string): RenderedContent {
  const sources = new Map<string, Source>();
  for (const { lectures } of course.offerings) {
    for (const lecture of lectures) {
      for (const mode of readingModes) sources.set(hashOf(lecture, mode), { lecture, mode });
    }
  }
  const ready = new Map<string, ComposedNotes>();
  const blocks = new Map<string, Block[]>();

  function blocksOf(markdown: string | null, language: Language): Block[] {
    if (markdown === null) return [];
    const key = language + markdown;
    const made = blocks.get(key) ?? renderBlocks(markdown, language);
    blocks.set(key, made);
    return made;
  }

  async function compose(hash: string): Promise<ComposedNotes | undefined> {
    const known = ready.get(hash) ?? (await readKept(folder, hash));
    const source = sources.get(hash);
    if (known === undefined && source === undefined) return undefined;
    const composed = known ?? render(source as Source);
    if (known === undefined) await keep(folder, hash, composed);
    ready.set(hash, composed);
    return composed;
  }

  function render({ lecture: { notes, figures }, mode }: Source): ComposedNotes {
    const chinese = mode === 'en' ? [] : blocksOf(notes.zh, 'zh');
    return composeNotes(mode, blocksOf(notes.en, 'en'), chinese, figures);
  }

  return {
    notes: async (lecture, mode) => {
      if (lecture.notes.en === null) return null;
      const hash = hashOf(lecture, mode);
      const composed = await compose(hash);
      return composed === undefined ? null : { hash, contents: composed.contents };
    },
    html: (hash) => ready.get(hash)?.html,
    find: async (hash) => (/^[0-9a-f]{64}$/.test(hash) ? (await compose(hash))?.html : undefined),
  };
}

/** SHA-256 of all that the HTML depends on, in hexadecimal. */
function hashOf({ notes, figures }: LectureFile, mode: ReadingMode): string {
  const used = [...figures].filter(([name]) => notes.en?.includes(name) ?? false);
  const text = JSON.stringify([
    rendererVersion,
    mode,
    notes.en,
    mode === 'en' ? '' : notes.zh,
    used,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

async function readKept(folder: string, hash: string): Promise<ComposedNotes | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(folder, hash), 'utf8')) as ComposedNotes;
  } catch {
    // Not there, or not readable: it is rendered again.
    return undefined;
  }
}

/** Written beside and moved into place, so that nobody ever reads half of it. */
async function keep(folder: string, hash: string, composed: ComposedNotes): Promise<void> {
  const draft = path.join(folder, `${randomUUID()}.tmp`);
  await mkdir(folder, { recursive: true });
  await writeFile(draft, JSON.stringify(composed));
  await rename(draft, fileOf(folder, hash));
}

function fileOf(folder: string, hash: string): string {
  return path.join(folder, `${hash}.json`);
}
