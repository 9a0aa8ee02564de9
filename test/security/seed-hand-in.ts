import { Readable } from 'node:stream';
import { bringFile, workPlace } from '#app/domain/homework/hand-in/brought-files.server.ts';
import { handIn } from '#app/domain/homework/hand-in/hand-in.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { addToUpload, beginUpload } from '#app/files/uploads.server.ts';
import { addSubmission } from '#test/factories/homework.ts';
import { newRequest } from '#test/factories/projects.ts';
import type { Making } from './making.ts';
import { handers } from './roles.ts';

/** What is looked at of a PDF. */
const pdf = (words: string) => Buffer.from(`%PDF-1.7\n${words}\nstartxref\n9\n%%EOF\n`);

/**
 * The third homework, which is out and due: everybody who may has handed in a version, brought
 * another file since, and has one more that has arrived and is not laid among the others.
 */
export async function seedHandIn(making: Making): Promise<void> {
  const { database, portal, offering, as, things, mark } = making;
  const { services } = portal;
  const homework = services.course.offering(offering).homework[2]?.slug ?? '';
  const upload = async (asker: SignedInAsker, name: string, number: number): Promise<string> => {
    const bytes = pdf(name);
    const file = { name: `${name}.pdf`, size: bytes.length };
    const begun = await beginUpload(services, workPlace(asker, homework, number), file, new Date());
    const all = { offset: 0, bytes: Readable.from([bytes]) };
    await addToUpload(services, begun, all, () => new Date());
    return begun.id;
  };
  const bring = async (asker: SignedInAsker, name: string): Promise<string> => {
    const brought = await bringFile(services, asker, {
      homework,
      upload: await upload(asker, name, 1),
    });
    if (!brought.ok) throw new Error(`${name} was not brought: ${brought.because}`);
    return brought.file.id;
  };
  const here = { offering, at: homework };
  things.add('open homework', { what: homework, value: homework, offering });
  for (const role of handers) {
    const asker = await as(role);
    const first = await bring(asker, mark('file that was handed in', offering, [role]));
    const input = { homework, requestId: newRequest(), files: [first], agreed: 0, without: 0 };
    const handed = await handIn(services, asker, input);
    if (!handed.ok) throw new Error(`Nothing was handed in: ${handed.because}`);
    // The second counts, so that the first can be chosen.
    await addSubmission(database.db, {
      ...{ offering, person: asker.person, homework, at: asker.at, number: 2 },
    });
    const second = await bring(asker, mark('file that is brought', offering, [role]));
    const own = { ...here, what: `of the ${role}`, for: [role] };
    const submitted = await database.db.submittedFile.findFirstOrThrow({
      where: { submission: { personId: asker.person.id, number: 1, homework: { slug: homework } } },
    });
    things.add('submitted file', { ...own, value: submitted.id });
    things.add('own submission', { ...own, value: '1' });
    // What is handed in are all that are brought.
    things.add('brought files', { ...own, value: `${first},${second}` });
    things.add('brought file', { ...own, value: second });
    const waiting = await upload(asker, 'waits', 2);
    things.add('upload of homework', { ...own, value: waiting });
    things.add('upload', { what: own.what, value: waiting, for: [role], offering: null });
  }
}
