import type { Db } from '#app/db/client.ts';
import { checkReceipt, receiptText } from '#app/domain/records/receipt.ts';
import { bytesOf } from '#app/files/bytes-of.ts';
import { shelves, type FileStore } from '#app/files/store.server.ts';
import { tablesOfFiles } from '#app/files/sweep-store.server.ts';
import type { Hander, HandedIn } from './hander.ts';

const longAfter = new Date('2126-01-01T00:00:00Z');

/** What the store has, by SHA-256. */
export async function filesOnDisk(files: FileStore): Promise<Set<string>> {
  const all = Array.from({ length: shelves }, (_, shelf) => files.putBefore(longAfter, shelf));
  return new Set((await Promise.all(all)).flat());
}

/** What any row names. */
export async function filesNamed(db: Db): Promise<Set<string>> {
  const all = new Set<string>();
  for (const table of tablesOfFiles) {
    const rows = await db.$queryRawUnsafe<{ sha256: string | null }[]>(
      `SELECT sha256 FROM ${table}`,
    );
    for (const { sha256 } of rows) if (sha256 !== null) all.add(sha256);
  }
  return all;
}

/** What the portal does not have as it has acknowledged it to somebody who hands in. */
export async function wrongAbout(db: Db, files: FileStore, hander: Hander): Promise<string[]> {
  return [
    ...(await wrongFiles(db, hander)),
    ...(await wrongUpload(db, files, hander)),
    ...(await wrongVersions(db, files, hander)),
  ];
}

async function wrongFiles(db: Db, { personId, brought, open }: Hander): Promise<string[]> {
  const rows = await db.broughtFile.findMany({ where: { personId } });
  const there = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  const done = new Map(brought);
  if (open?.kind === 'bring') done.set(open.name, open.sha256);
  if (open?.kind === 'leave out') done.delete(open.name);
  return isSame(there, brought) || isSame(there, done) ? [] : ['the files that lie beside'];
}

async function wrongUpload(db: Db, files: FileStore, { open, personId }: Hander) {
  if (open?.kind !== 'bring' || open.upload === null) return [];
  const { name, sha256, bytes, acknowledged } = open;
  const id = open.upload.split('/').at(-1) ?? '';
  const upload = await db.upload.findUnique({ where: { id } });
  if (upload === null) {
    const brought = await db.broughtFile.count({ where: { personId, name, sha256 } });
    return brought === 1 ? [] : ['an upload is gone'];
  }
  if (upload.kept < acknowledged) return [`${acknowledged - upload.kept} bytes of an upload`];
  if (upload.kept === 0) return [];
  const there = await bytesOf(files.parts.read(id, upload.kept));
  return there.equals(bytes.subarray(0, upload.kept)) ? [] : ['what is in an upload'];
}

async function wrongVersions(db: Db, files: FileStore, { personId, versions, open }: Hander) {
  const { publicKey } = await db.installation.findUniqueOrThrow({ where: { id: 1 } });
  const rows = await db.submission.findMany({
    where: { personId },
    include: { files: true, receipt: true },
  });
  const asked = open?.kind === 'hand in' ? open.requestId : null;
  const unasked = rows.filter(
    ({ requestId }) =>
      requestId !== asked && versions.every((version) => version.requestId !== requestId),
  );
  const wrong = unasked.map(({ number }) => `version ${number} of nobody`);
  for (const version of versions) {
    const row = rows.find(({ requestId }) => requestId === version.requestId);
    const { payload = '', signature = '' } = row?.receipt ?? {};
    const file = receiptText({ receipt: 1, payload, signature, publicKey });
    const check = await checkReceipt(file, publicKey);
    const fits = check.ok && check.facts.kind === 'homework version' && isOf(version, check.facts);
    if (!fits || !isSame(version.files, filesOf(row?.files ?? []))) {
      wrong.push(`version ${version.version} or its receipt`);
    }
  }
  for (const { sha256 } of rows.flatMap((row) => row.files)) {
    if (!(await files.has(sha256))) wrong.push(`${sha256} of a version`);
  }
  return wrong;
}

function isOf(handedIn: HandedIn, said: { version: number; files: Parameters<typeof filesOf>[0] }) {
  return said.version === handedIn.version && isSame(handedIn.files, filesOf(said.files));
}

function filesOf(files: readonly { name: string; sha256: string }[]): Map<string, string> {
  return new Map(files.map(({ name, sha256 }) => [name, sha256]));
}

function isSame(some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): boolean {
  return some.size === others.size && [...some].every(([name, file]) => others.get(name) === file);
}
