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
import { v7 as newId } from 'uuid';
import { personRow } from '#test/factories/people.ts';
import { costLine, measuredOn, openBenchPortal } from './bench-portal.ts';

const projects = 300;
const most = 300;

const load = os.loadavg()[0] ?? 0;
const { db, cost, close } = await openBenchPortal();

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
  await addProjects();
  const bare = await cost('/sign-up');
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
    const page = await cost(address);
    if (page.ms - bare.ms > most) slow.push(name);
    lines.push(costLine(name, page, bare));
  }
  const text = `# Staff's desk with ${projects} projects

\`npm run build && npm run bench:projects\`, ${measuredOn()}; the load before it began was ${load.toFixed(1)}. What a client on the same machine waits for, the median of ten, the portal's database on the same cores; only the ratios of one run can be compared with another machine's. No page may take ${most} ms longer than one of almost nothing.

| page | took | × a page of almost nothing (${bare.ms.toFixed(0)} ms) | kB |
| --- | --- | --- | --- |
${lines.join('\n')}
`;
  console.log(text);
  writeFileSync('docs/benchmarks/projects.md', text);
  if (slow.length > 0) throw new Error(`Too slow: ${slow.join('; ')}`);
} finally {
  await close();
}
