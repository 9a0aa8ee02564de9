import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { realClock } from '#app/domain/calendar/clock.ts';
import { bringFile, workPlace } from '#app/domain/homework/hand-in/brought-files.server.ts';
import { handIn, type HandInInput } from '#app/domain/homework/hand-in/hand-in.server.ts';
import type { LatePolicy } from '#app/domain/calendar/late-policy.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { makeReceiptKeys, openReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import { fileKinds, type StatementFile } from '#app/domain/syllabus/course.ts';
import { openFileStore } from '#app/files/store.server.ts';
import { addToUpload, beginUpload } from '#app/files/uploads.server.ts';
import { createCourse, smallOffering } from '#test/factories/course.ts';
import { newRequest } from '#test/factories/projects.ts';
import { testDatabase } from '#test/setup/database.ts';

/**
 * A course on the real database, with a file store in which homework is brought.
 *
 * @param given.late what being late costs
 * @param given.byTeam whether teams hand its homework in together
 */
export async function openHandingIn(given: { late?: LatePolicy; byTeam?: boolean } = {}) {
  const database = await testDatabase();
  const { db } = database;
  const folder = await mkdtemp(path.join(tmpdir(), 'practicum-homework-'));
  const files = openFileStore(folder);
  const keys = makeReceiptKeys();
  const { policy, homework } = smallOffering();
  const { late = policy.late, byTeam = false } = given;
  const statement = { ...wholeHomework, expects: { ...wholeHomework.expects, byTeam } };
  const course = await createCourse(db, [
    smallOffering({
      policy: { ...policy, late },
      homework: homework.map((each) => ({ ...each, statement })),
    }),
  ]);
  const signer = openReceiptSigner(keys);
  const services = { db, course, files, signer, clock: realClock };

  /** Sends a file as the page does, without laying it among the next version's files. */
  const upload = async (asker: SignedInAsker, name: string, bytes: Uint8Array, number = 1) => {
    const place = workPlace(asker, 'hw1', number);
    const begun = await beginUpload(services, place, { name, size: bytes.byteLength }, asker.at);
    const chunks = (async function* () {
      yield await Promise.resolve(bytes);
    })();
    const added = await addToUpload(services, begun, { offset: 0, bytes: chunks }, () => asker.at);
    if (!added.ok) throw new Error(added.because);
    return begun.id;
  };
  return {
    ...{ db, course, folder, files, keys, services, upload },
    /** Sends a file and lays it among those of the next version of HW1; gives its id. */
    bring: async (asker: SignedInAsker, name: string, text: string, number = 1) => {
      const id = await upload(asker, name, new TextEncoder().encode(text), number);
      const brought = await bringFile(services, asker, { homework: 'hw1', upload: id });
      if (!brought.ok) throw new Error(brought.because);
      return brought.file.id;
    },
    /** Hands in HW1 with these files, whatever the page said that it costs. */
    handIn: (
      asker: SignedInAsker,
      brought: readonly string[],
      changes: Partial<HandInInput> = {},
    ) =>
      handIn(services, asker, {
        ...{ homework: 'hw1', requestId: newRequest(), files: brought, agreed: 0, without: 0 },
        ...changes,
      }),
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** One part, of anything. */
const wholeHomework: StatementFile = {
  ...{ notes: { en: 'Derive.', zh: null }, figures: new Map(), worked: null, downloads: [] },
  ...{ lectures: [], experiments: [] },
  expects: { kinds: fileKinds, megabytes: 50, byTeam: false },
  parts: [{ key: 'whole', title: { en: 'Whole', zh: '整体' }, points: 100, rubric: [] }],
};

export type HandingIn = Awaited<ReturnType<typeof openHandingIn>>;
