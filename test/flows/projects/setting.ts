import type { Database } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { makeReceiptKeys, openReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import { openJobs } from '#app/jobs/jobs.server.ts';
import { openLog } from '#app/web/log.ts';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { createProject, newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { testDatabase } from '#test/setup/database.ts';

export const monday = berkeley('2024-02-26T10:00');
export const minutes = (count: number) => new Date(monday.getTime() + count * 60_000);

/**
 * A course with a team of two (Ada, Ben) that has written a proposal, another student (Cleo), an
 * instructor (Ivy) and an assistant (Ash).
 */
export async function openSetting() {
  const database: Database = await testDatabase();
  const { db, pool } = database;
  const course = await createCourse(db);
  const keys = makeReceiptKeys();
  const jobs = await openJobs(pool, { log: openLog('silent') });
  const member = (name: string, role: 'student' | 'instructor' | 'assistant', language?: string) =>
    createMember(db, { offering: 'sp24', role, name, ...(language && { language }) });
  const people = {
    ada: await member('Ada', 'student'),
    ben: await member('Ben', 'student', 'zh'),
    cleo: await member('Cleo', 'student'),
    ivy: await member('Ivy', 'instructor'),
    ash: await member('Ash', 'assistant'),
  };
  const project = await createProject(db, {
    slug: 'tiny-diffusion',
    title: 'Tiny diffusion',
    at: berkeley('2024-02-20T10:00'),
    team: [people.ada, people.ben],
  });
  const proposal = { project: project.slug, stage: 'proposal' as const };
  const documentId = await writeDocument(db, {
    project,
    stage: 'proposal',
    text: text('We train a small model on toy data.', 'The end.'),
    at: berkeley('2024-02-25T10:00'),
  });
  const roles = {
    ada: 'student',
    ben: 'student',
    cleo: 'student',
    ivy: 'instructor',
    ash: 'assistant',
  } as const;
  const as = (name: keyof typeof people, at: Date = monday): SignedInAsker =>
    askerFor(people[name], roles[name], at);
  const services = {
    db,
    course,
    jobs,
    signer: openReceiptSigner(keys),
    origin: 'https://practicum.example.org',
  };
  return {
    ...{ database, db, course, services, keys, people, project, proposal, documentId, as },
    submit: (at: Date = monday, state: string | null = null) =>
      submitVersion(services, as('ada', at), {
        ...proposal,
        requestId: newRequest(),
        state,
      }),
    close: async () => {
      await jobs.stop();
      await database.close();
    },
  };
}

export type Setting = Awaited<ReturnType<typeof openSetting>>;
