import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { clockAt } from '#app/domain/calendar/clock.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { createMember } from '#test/factories/people.ts';
import { newRequest } from '#test/factories/projects.ts';
import { testDatabase } from '#test/setup/database.ts';
import { handInClient, pdfOf, type HandInClient } from '#test/setup/hand-in-client.ts';
import { openSmallDisk, type SmallDisk } from '#test/setup/small-disk.ts';
import { openSourcePortal, type SourcePortal } from '#test/setup/source-portal.ts';

const megabyte = 1_000_000;

let database: Database;
let disk: SmallDisk;
let portal: SourcePortal;
let ada: HandInClient;
beforeAll(async () => {
  database = await testDatabase();
  const course = await createCourse(database.db, [smallOffering()]);
  const clock = clockAt(berkeley('2024-02-05T10:00'));
  portal = await openSourcePortal(database, { course, clock });
  disk = openSmallDisk();
  portal.services.files = disk.files;
  const person = await createMember(database.db, { offering: 'sp24', role: 'student' });
  ada = handInClient(portal.origin, await portal.signIn(person.id), 'sp24/hw1');
});
afterAll(async () => {
  await portal.close();
  disk.close();
  await database.close();
});

const brought = () => database.db.broughtFile.findMany({ orderBy: { name: 'asc' } });

async function announce(name: string, bytes: Buffer, number: number): Promise<string> {
  const upload = await ada.announce({ name, size: bytes.length }, number);
  if (upload === null) throw new Error('not announced');
  return upload;
}

/** Sends what the portal says that it lacks. */
async function sendRest(upload: string, bytes: Buffer): Promise<number> {
  const offset = (await ada.kept(upload)) ?? 0;
  return (await ada.send(upload, bytes.subarray(offset), offset)).status;
}

it('says so when the disk is full, keeps what is there, and goes on when it is not', async () => {
  const small = pdfOf(randomBytes(10));
  const first = await announce('small.pdf', small, 1);
  expect(await sendRest(first, small)).toBe(204);
  expect(await ada.bring(first)).toMatchObject({ ok: true });

  const large = pdfOf(randomBytes(6 * megabyte));
  const second = await announce('large.pdf', large, 2);
  disk.fill(2 * megabyte);
  expect(await sendRest(second, large)).toBe(507);
  expect(await sendRest(second, large)).toBe(507);
  expect(await ada.kept(second)).toBeLessThan(large.length);
  disk.free();
  expect(await sendRest(second, large)).toBe(204);

  disk.fill(1 * megabyte);
  expect(await ada.bring(second)).toMatchObject({ ok: false, because: 'not stored' });
  expect(await brought()).toMatchObject([{ name: 'small.pdf' }]);
  expect(await database.db.submission.count()).toBe(0);
  expect(await ada.open()).toBe(200);
  disk.free();
  expect(await ada.bring(second)).toMatchObject({ ok: true });

  const files = await brought();
  const handed = await ada.handIn(
    files.map(({ id }) => id),
    newRequest(),
  );
  expect(handed).toMatchObject({ ok: true, version: 1 });
  expect(await database.db.receipt.count()).toBe(1);
  const bytes = await disk.files.read(files[0]?.sha256 ?? '');
  expect(bytes.equals(large)).toBe(true);
});

it('puts a file into the store whole or not at all', async () => {
  const bytes = randomBytes(4 * megabyte);
  disk.fill(megabyte);
  await expect(disk.files.put([bytes])).rejects.toThrow();
  disk.free();
  const { sha256 } = await disk.files.put([bytes]);
  expect((await disk.files.read(sha256)).equals(bytes)).toBe(true);
});
