import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '#app/db/client.ts';
import { openParts } from '#app/files/parts.server.ts';
import { addToUpload } from '#app/files/uploads.server.ts';

// A process to be killed: adds to an upload, and says in a line how many bytes are kept by now.
const [url = '', folder = '', id = ''] = process.argv.slice(2);
const { db } = openDatabase(url, 2);
const parts = openParts(`${folder}/parts`);
const upload = await db.upload.findUniqueOrThrow({ where: { id } });

async function* slowly(): AsyncGenerator<Buffer> {
  const all = Buffer.alloc(upload.size, 'A video, say. ');
  const step = 262_144;
  for (let from = upload.kept; from < all.length; from += step) {
    yield all.subarray(from, from + step);
    await wait(5);
  }
}

const telling = {
  ...parts,
  append: (part: string, given: Parameters<typeof parts.append>[1]) =>
    parts.append(part, {
      ...given,
      kept: async (count) => {
        await given.kept(count);
        process.stdout.write(`${count}\n`);
      },
    }),
};
const files = { parts: telling, put: () => Promise.reject(new Error('not here')) };
await addToUpload(
  { db, files },
  upload,
  { offset: upload.kept, bytes: slowly() },
  () => new Date(),
);
