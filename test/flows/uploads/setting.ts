import { clockAt } from '#app/domain/calendar/clock.ts';
import { createCourse, filmedOffering } from '#test/factories/course.ts';
import { createMember } from '#test/factories/people.ts';
import { createProject } from '#test/factories/projects.ts';
import { testDatabase } from '#test/setup/database.ts';
import { openSourcePortal } from '#test/setup/source-portal.ts';
import { minutes, monday } from '../projects/setting.ts';

/** A portal in which a team of two (Ada, Ben) may bring a video; Cleo is in the class. */
export async function openUploading() {
  const database = await testDatabase();
  const { db } = database;
  const course = await createCourse(db, [filmedOffering()]);
  const portal = await openSourcePortal(database, { course, clock: clockAt(monday) });
  const member = (name: string, role: 'student' | 'assistant') =>
    createMember(db, { offering: 'sp24', role, name });
  const people = {
    ada: await member('Ada', 'student'),
    ben: await member('Ben', 'student'),
    cleo: await member('Cleo', 'student'),
    ash: await member('Ash', 'assistant'),
  };
  const project = await createProject(db, {
    ...{ slug: 'tiny-diffusion', title: 'Tiny diffusion', at: minutes(-60) },
    team: [people.ada, people.ben],
  });
  const cookies = new Map<string, string>();
  for (const [name, { id }] of Object.entries(people)) cookies.set(name, await portal.signIn(id));
  type Who = keyof typeof people | 'nobody';
  const headersOf = (who: Who, headers: Record<string, string> = {}) => ({
    ...{ Origin: portal.origin, Cookie: cookies.get(who) ?? '', 'Tus-Resumable': '1.0.0' },
    ...headers,
  });
  /** Asks as a browser of theirs does. */
  const ask = (
    who: Who,
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: Uint8Array,
  ) =>
    fetch(portal.origin + path, {
      ...{ method, headers: headersOf(who, headers), redirect: 'manual' },
      ...(body !== undefined && { body: new Uint8Array(body) }),
    });
  return {
    ...{ database, db, course, portal, people, project, ask, headersOf },
    /** Announces a file; gives its address. */
    announce: async (who: Who, size: number, about = 'sp24/tiny-diffusion') => {
      const metadata = { purpose: 'presentation', about, filename: 'talk.webm' };
      const written = Object.entries(metadata).map(
        ([key, text]) => `${key} ${Buffer.from(text).toString('base64')}`,
      );
      const answer = await ask(who, 'POST', '/uploads', {
        ...{ 'Upload-Length': `${size}`, 'Upload-Metadata': written.join(',') },
      });
      return { status: answer.status, path: answer.headers.get('Location') ?? '' };
    },
    /** Sends bytes at an offset; gives the status and how far the portal says that it is. */
    send: async (who: Who, path: string, offset: number, bytes: Uint8Array) => {
      const headers = {
        'Content-Type': 'application/offset+octet-stream',
        'Upload-Offset': `${offset}`,
      };
      const answer = await ask(who, 'PATCH', path, headers, bytes);
      return { status: answer.status, offset: answer.headers.get('Upload-Offset') };
    },
    /** How far the portal says that it is; the status where it says nothing. */
    offset: async (who: Who, path: string) => {
      const answer = await ask(who, 'HEAD', path);
      return answer.ok ? Number(answer.headers.get('Upload-Offset')) : answer.status;
    },
    close: async () => {
      await portal.close();
      await database.close();
    },
  };
}

export type Uploading = Awaited<ReturnType<typeof openUploading>>;

/** A file that begins as a WebM does, and is of no use beyond that; the same for the same seed. */
export function webm(size: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(size);
  for (let index = 0; index < size; index += 1) bytes[index] = (index * 31 + seed) % 251;
  bytes.write('\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm', 'latin1');
  return bytes;
}
