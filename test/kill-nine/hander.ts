import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { pdfOf, type HandInClient } from '../setup/hand-in-client.ts';

/** A file that somebody brings, and how much of it the portal has acknowledged. */
export type Bringing = {
  kind: 'bring';
  name: string;
  bytes: Buffer;
  sha256: string;
  upload: string | null;
  acknowledged: number;
};
type Leaving = { kind: 'leave out'; name: string };
type Handing = { kind: 'hand in'; requestId: string; files: ReadonlyMap<string, string> };

export type HandedIn = { requestId: string; version: number; files: ReadonlyMap<string, string> };

/** What somebody knows who hands in homework: by the portal's answers alone. */
export type Hander = {
  personId: string;
  client: HandInClient;
  /** What the portal has acknowledged: files of the next version, name → SHA-256, … */
  brought: Map<string, string>;
  /** … and versions. */
  versions: HandedIn[];
  /** As a page that was just opened shows them: the ids of the files, by their names. */
  ids: Map<string, string>;
  /** What was asked last and not answered: it may be done or not. */
  open: Bringing | Leaving | Handing | null;
};

const names = ['answers.pdf', 'figures.pdf', 'proof.pdf', 'notes.pdf'];
const pieceBytes = 131_072;

/** Brings files, leaves some out and hands in, one after the other, until told to stop. */
export async function handOn(hander: Hander, isOver: () => boolean): Promise<void> {
  try {
    while (!isOver()) {
      await step(hander);
      await wait(Math.random() * 120);
    }
  } catch (error) {
    // It was killed before it had answered.
    if (!(isOver() && error instanceof TypeError)) throw error;
  }
}

async function step(hander: Hander): Promise<void> {
  const { brought } = hander;
  const dice = Math.random();
  const fresh = brought.size === 0 || isHandedIn(hander);
  if (fresh || dice < 0.5) {
    hander.open = newFile();
    await bring(hander, hander.open);
  } else if (dice < 0.65 && brought.size > 1) {
    const [name = ''] = brought.keys();
    hander.open = { kind: 'leave out', name };
    await leaveOut(hander, hander.open);
  } else {
    hander.open = { kind: 'hand in', requestId: newId(), files: new Map(brought) };
    await handIn(hander, hander.open);
  }
}

function isHandedIn({ brought, versions }: Hander): boolean {
  const last = versions.at(-1)?.files ?? new Map();
  return (
    last.size === brought.size && [...brought].every(([name, file]) => last.get(name) === file)
  );
}

function newFile(): Bringing {
  const size = Math.round(2_000 + Math.random() ** 6 * 3_000_000);
  const bytes = pdfOf(randomBytes(size));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const name = names[Math.floor(Math.random() * names.length)] ?? '';
  return { kind: 'bring', name, bytes, sha256, upload: null, acknowledged: 0 };
}

async function bring(hander: Hander, file: Bringing): Promise<void> {
  const { client } = hander;
  const { name, bytes } = file;
  file.upload ??= await client.announce({ name, size: bytes.length }, 1);
  if (file.upload === null) throw new Error('an upload is refused');
  while (file.acknowledged < bytes.length) {
    const piece = bytes.subarray(file.acknowledged, file.acknowledged + pieceBytes);
    const { status, kept } = await client.send(file.upload, piece, file.acknowledged);
    if (kept === null) throw new Error(`a piece is answered with ${status}`);
    file.acknowledged = kept;
  }
  const { id, because } = await client.bring(file.upload);
  if (id === null) throw new Error(`${name} is not taken: ${because}`);
  hander.brought.set(name, file.sha256);
  hander.ids.set(name, id);
  hander.open = null;
}

async function leaveOut(hander: Hander, { name }: Leaving): Promise<void> {
  const { ok, because } = await hander.client.leaveOut(hander.ids.get(name) ?? '');
  if (!ok) throw new Error(`${name} is not left out: ${because}`);
  hander.brought.delete(name);
  hander.open = null;
}

async function handIn(hander: Hander, handing: Handing): Promise<void> {
  const { requestId, files } = handing;
  const seen = [...files.keys()].map((name) => hander.ids.get(name) ?? '');
  const { version, because } = await hander.client.handIn(seen, requestId);
  if (version === null) throw new Error(`nothing is handed in: ${because}`);
  hander.versions.push({ requestId, version, files });
  hander.open = null;
}

/**
 * Once the portal is back: what was not answered is looked at and gone on with, as a page does.
 *
 * @param isBrought whether the file that was on its way lies among the others already
 */
export async function goOn(hander: Hander, isBrought: boolean): Promise<void> {
  const { open, ids, client } = hander;
  if (open?.kind === 'hand in') return handIn(hander, open);
  if (open?.kind === 'leave out' && ids.has(open.name)) return leaveOut(hander, open);
  if (open?.kind === 'leave out') hander.brought.delete(open.name);
  if (open?.kind === 'bring' && !isBrought) {
    const kept = open.upload === null ? 0 : await client.kept(open.upload);
    if (kept === null || kept < open.acknowledged) {
      throw new Error(`of ${open.acknowledged} acknowledged bytes ${kept} are there`);
    }
    open.acknowledged = kept;
    return bring(hander, open);
  }
  if (open?.kind === 'bring') hander.brought.set(open.name, open.sha256);
  hander.open = null;
}
