/**
 * How long staff wait for an overview of 300 projects: `npm run bench:projects`.
 *
 * A portal of its own with the demo and 300 more projects of two, each with a proposal handed in; of
 * every second one it is decided. Times are what a client on the same machine waits for the whole
 * page, the median of ten, beside a page of almost nothing in the same run. Fails when a page takes
 * more than 300 ms longer than that one. Writes docs/benchmarks/projects.md; needs `npm run build`.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 as newId } from 'uuid';
import { openDatabase } from '#app/db/client.ts';
import { startEmbeddedPostgres } from '#app/db/postgres/embedded.ts';
import { personRow } from '#test/factories/people.ts';
import { openOwnPortal } from '../setup/own-portal.ts';

const projects = 300;
const repeats = 10;
const most = 300;

const portal = await openOwnPortal();
const server = await startEmbeddedPostgres({
  ...{ folder: path.join(portal.data, 'postgres'), as: 'guest' },
});
const database = openDatabase(server.url('practicum'));
const { db } = database;
let cookie = '';

async function ask(address: string, body?: URLSearchParams) {
  const begun = performance.now();
  const answer = await fetch(`${portal.address}${address}`, {
    headers: { Origin: portal.address, 'Accept-Language': 'en', cookie },
    redirect: 'manual',
    ...(body !== undefined && { method: 'POST', body }),
  });
  const text = await answer.text();
  return { answer, text, ms: performance.now() - begun };
}

/** Milliseconds, the median of several; and how much came, in kB before compression. */
async function median(address: string): Promise<{ ms: number; kB: number }> {
  const times: number[] = [];
  let size = 0;
  for (let round = 0; round < repeats; round += 1) {
    const { answer, text, ms } = await ask(address);
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
    times.push(ms);
    size = Buffer.byteLength(text);
  }
  return { ms: times.toSorted((a, b) => a - b)[repeats / 2] ?? 0, kB: size / 1000 };
}

/** As many projects like the oldest version of the demo, each of a team of its own. */
async function addProjects(): Promise<void> {
  const like = await db.version.findFirstOrThrow({
    where: { document: { stage: { offeringId: 'sp24', name: 'proposal' } } },
    orderBy: { id: 'asc' },
    include: { document: true },
  });
  const staff = await db.person.findFirstOrThrow({ where: { demoRole: 'assistant' } });
  const offeringId = 'sp24';
  const at = like.submittedAt;
  const made = Array.from({ length: projects }, (_, index) => ({
    ...{ index, project: newId(), document: newId(), version: newId() },
    team: [personRow(), personRow()],
  }));
  await db.person.createMany({ data: made.flatMap(({ team }) => team) });
  await db.project.createMany({
    data: made.map(({ index, project: id }) => ({
      ...{ id, offeringId, slug: `bench-${index}`, title: `Project ${index}`, createdAt: at },
    })),
  });
  await db.projectMember.createMany({
    data: made.flatMap(({ project: projectId, team }) =>
      team.map(({ id: personId }) => ({ id: newId(), projectId, personId, offeringId, from: at })),
    ),
  });
  await db.document.createMany({
    data: made.map(({ project: projectId, document: id }) => ({
      ...{ id, projectId, stageId: like.document.stageId, createdAt: at },
    })),
  });
  const { content, state, sha256, submittedBy } = like;
  await db.version.createMany({
    data: made.map(({ document: documentId, version: id }) => ({
      ...{ id, documentId, number: 1, content: content ?? {}, state, sha256, submittedBy },
      ...{ submittedAt: at, requestId: newId() },
    })),
  });
  await db.decision.createMany({
    data: made
      .filter(({ index }) => index % 2 === 0)
      .map(({ version: versionId }) => ({
        ...{ id: newId(), versionId, decidedBy: staff.id, verdict: 'approved' as const, note: '' },
        ...{ decidedAt: at, releasedAt: at },
      })),
  });
}

try {
  const signedIn = await ask('/sign-in', new URLSearchParams({ demo: 'instructor' }));
  cookie = (signedIn.answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  await addProjects();
  const bare = await median('/sign-up');
  const pages: [string, string][] = [
    [`the overview of ${projects} projects`, '/sp24/staff/projects'],
    ['the same, those that wait for staff', '/sp24/staff/projects?show=staff&sort=waiting'],
    ['the same as CSV', '/sp24/staff/projects.csv'],
    ['the balanced plan', '/sp24/staff/assignment'],
    ['the queue', '/sp24/staff/queue'],
    ['one project', '/sp24/staff/projects/bench-7'],
  ];
  const lines: string[] = [];
  const slow: string[] = [];
  for (const [name, address] of pages) {
    const { ms, kB } = await median(address);
    if (ms - bare.ms > most) slow.push(name);
    const cells = [name, `${ms.toFixed(0)} ms`, (ms / bare.ms).toFixed(1), kB.toFixed(0)];
    lines.push(`| ${cells.join(' | ')} |`);
  }
  const text = `# Staff's desk with ${projects} projects

\`npm run build && npm run bench:projects\`, ${new Date().toISOString().slice(0, 10)}: ${os.cpus().length} cores (${os.cpus()[0]?.model.trim()}), load ${os.loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}. What a client on the same machine waits for, the median of ${repeats}, the portal's database on the same cores; only the ratios of one run can be compared with another machine's. No page may take ${most} ms longer than one of almost nothing.

| page | took | × a page of almost nothing (${bare.ms.toFixed(0)} ms) | kB |
| --- | --- | --- | --- |
${lines.join('\n')}
`;
  console.log(text);
  writeFileSync('docs/benchmarks/projects.md', text);
  if (slow.length > 0) throw new Error(`Too slow: ${slow.join('; ')}`);
} finally {
  await database.close();
  await server.release();
  await portal.close();
}
