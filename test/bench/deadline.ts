/**
 * The last minute before a deadline: `npm run bench:deadline`. Needs `npm run build` before.
 *
 * 300 people open the page in the minute before, and hand in three times within the last 60 s, each
 * time a file of 2 MB, as the page does it. Then every version that was acknowledged is looked for
 * in the database, its receipt checked, its bytes read from the disk, and its instant compared with
 * when it was asked for. Fails when anything was refused or is missing, or when one of twenty
 * requests of a kind took longer than a second. Writes docs/benchmarks/deadline.md.
 */
import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { openDatabase, type Db } from '#app/db/client.ts';
import { startEmbeddedPostgres } from '#app/db/postgres/embedded.ts';
import { openSessions } from '#app/domain/people/sessions.server.ts';
import { checkFiles, checkReceipt, receiptText } from '#app/domain/records/receipt.ts';
import { openFileStore } from '#app/files/store.server.ts';
import { createMember } from '#test/factories/people.ts';
import { handInClient, pdfOf, type HandInClient } from '../setup/hand-in-client.ts';
import { openOwnPortal } from '../setup/own-portal.ts';
import { measuredOn } from './measured-on.ts';
import { quantile } from './strangers.ts';

const people = 300;
const times = 3;
const seconds = 60;
const fileBytes = 2_000_000;
const mostMs = 1_000;
const homework = 'sp24/hw3';

type Handed = { personId: string; version: number; own: Buffer; sent: number; answered: number };

/** What is asked of the portal, in the order in which a page does. */
const kinds = {
  page: 'the page is opened, in the minute before',
  announce: 'a file is announced',
  send: 'its 2 MB are sent',
  bring: 'it is laid among the files of the next version',
  handIn: 'the version is handed in',
  again: 'the page shows what is new',
};
const took: Record<keyof typeof kinds, number[]> = {
  ...{ page: [], announce: [], send: [], bring: [], handIn: [], again: [] },
};
const failed: string[] = [];

async function timed<T>(kind: keyof typeof kinds, asking: Promise<T>): Promise<T> {
  const begun = performance.now();
  const answer = await asking;
  took[kind].push(performance.now() - begun);
  return answer;
}

function expected<T>(value: T | null, what: string): T {
  if (value === null) throw new Error(what);
  return value;
}

const filling = randomBytes(fileBytes - 128);
/** A file of 2 MB that nobody else has: made again to be compared, so that no hashing is timed. */
const fileWith = (own: Buffer) => pdfOf(own, filling);

/** Brings one file and hands it in, as the page does. */
async function handInOnce(client: HandInClient, personId: string): Promise<Handed> {
  const own = randomBytes(96);
  const bytes = fileWith(own);
  const file = { name: 'answers.pdf', size: bytes.length };
  const upload = expected(await timed('announce', client.announce(file, 1)), 'not announced');
  const { kept, status } = await timed('send', client.send(upload, bytes, 0));
  if (kept !== bytes.length) throw new Error(`${kept} bytes are kept, ${status}`);
  const brought = await timed('bring', client.bring(upload));
  const id = expected(brought.id, `not taken: ${brought.because}, ${brought.status}`);
  const sent = new Date().getTime();
  const { version, because } = await timed('handIn', client.handIn([id], newId()));
  const answered = new Date().getTime();
  await timed('again', client.load());
  return { ...{ personId, own, sent, answered }, version: expected(version, `${because}`) };
}

/** A person's page, opened at an instant of its own in the minute before the last one. */
async function openBefore(client: HandInClient): Promise<void> {
  await wait(Math.random() * seconds * 1_000);
  const status = await timed('page', client.open());
  if (status !== 200) failed.push(`the page is answered with ${status}`);
}

/** A person's minute: each third of it has a hand-in, at an instant of its own. */
async function handInThrice(client: HandInClient, personId: string): Promise<Handed[]> {
  const begun = performance.now();
  const share = (seconds * 1_000) / times;
  const handed: Handed[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const at = (turn + Math.random() * 0.9) * share;
    await wait(Math.max(0, begun + at - performance.now()));
    try {
      handed.push(await handInOnce(client, personId));
    } catch (error) {
      failed.push(error instanceof Error ? error.message : String(error));
    }
  }
  return handed;
}

async function openPeople(db: Db, origin: string) {
  const sessions = openSessions(db, { secureCookies: false });
  const all: { personId: string; client: HandInClient }[] = [];
  for (let number = 1; number <= people; number += 1) {
    const person = await createMember(db, {
      ...{ offering: 'sp24', role: 'student', email: `deadline-${number}@example.edu` },
    });
    const cookie = (await sessions.create(person.id)).setCookie.split(';')[0] ?? '';
    all.push({ personId: person.id, client: handInClient(origin, cookie, homework) });
  }
  return all;
}

/** What is not there as it was acknowledged. */
async function missing(db: Db, data: string, handed: readonly Handed[]): Promise<string[]> {
  const files = openFileStore(path.join(data, 'files'));
  const { publicKey } = await db.installation.findUniqueOrThrow({ where: { id: 1 } });
  const rows = await db.submission.findMany({
    where: { personId: { in: handed.map(({ personId }) => personId) } },
    include: { receipt: true },
  });
  const wrong: string[] = [];
  if (rows.length !== handed.length) wrong.push(`${rows.length} versions of ${handed.length}`);
  // The portal's clock runs beside the machine's: one distance between them fits every instant.
  const distance = { least: -Infinity, most: Infinity };
  for (const { personId, version, own, sent, answered } of handed) {
    const sha256 = createHash('sha256').update(fileWith(own)).digest('hex');
    const row = rows.find((one) => one.personId === personId && one.number === version);
    const { payload = '', signature = '' } = row?.receipt ?? {};
    const file = receiptText({ receipt: 1, payload, signature, publicKey });
    const check = await checkReceipt(file, publicKey);
    const bytes = await files.read(sha256).catch(() => null);
    const fits =
      check.ok &&
      check.facts.kind === 'homework version' &&
      bytes !== null &&
      checkFiles(check.facts, [{ name: 'a', sha256 }])[0]?.handedInAs === 'answers.pdf';
    if (row === undefined || !fits) wrong.push(`version ${version} of ${personId}`);
    const at = row?.submittedAt.getTime() ?? 0;
    distance.least = Math.max(distance.least, at - answered);
    distance.most = Math.min(distance.most, at - sent);
  }
  if (distance.least > distance.most + 1) wrong.push('an instant that is not when it was asked');
  return wrong;
}

function report(handed: readonly Handed[], wrong: readonly string[], tookMs: number): string {
  const inMs = (ms: number) => `${ms.toFixed(0)} ms`;
  const row = (kind: keyof typeof kinds) => {
    const all = took[kind];
    const cells = [all.length.toLocaleString('en'), inMs(quantile(all, 0.5))];
    return [kinds[kind], ...cells, inMs(quantile(all, 0.95)), inMs(Math.max(...all))].join(' | ');
  };
  return `# The last minute before a deadline

\`npm run build && npm run bench:deadline\`, ${measuredOn()}, load ${load.toFixed(1)} before. What a client on the same machine waits for; the client, the portal and the database use the same cores.

${people} people hand in ${times} times each within ${seconds} s, each time a file of 2 MB: ${handed.length} of ${people * times} versions were acknowledged, the last after ${(tookMs / 1000).toFixed(0)} s; ${failed.length} requests failed. Of what was acknowledged ${wrong.length} is missing, damaged or at a wrong instant: every receipt was checked, and every file was read from the disk and compared with its SHA-256.

| | times | median | 95 % | longest |
| --- | --- | --- | --- | --- |
${(Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) => `| ${row(kind)} |`).join('\n')}
`;
}

const load = os.loadavg()[0] ?? 0;
const portal = await openOwnPortal();
const server = await startEmbeddedPostgres({
  ...{ folder: path.join(portal.data, 'postgres'), as: 'guest' },
});
const database = openDatabase(server.url('practicum'));
try {
  const all = await openPeople(database.db, portal.address);
  await Promise.all(all.map(({ client }) => openBefore(client)));
  const begun = performance.now();
  const handed = await Promise.all(
    all.map(({ client, personId }) => handInThrice(client, personId)),
  );
  const tookMs = performance.now() - begun;
  const wrong = await missing(database.db, portal.data, handed.flat());
  const text = report(handed.flat(), wrong, tookMs);
  console.log(text);
  console.log([...new Set([...failed, ...wrong])].slice(0, 20).join('\n'));
  writeFileSync('docs/benchmarks/deadline.md', text);
  const slow = Object.values(took).some((ms) => quantile(ms, 0.95) > mostMs);
  if (failed.length > 0 || wrong.length > 0 || slow) process.exitCode = 1;
} finally {
  await database.close();
  await server.release();
  await portal.close();
}
