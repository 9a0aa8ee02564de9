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
import { handInMany } from '#test/factories/projects.ts';
import { costLine, openBenchPortal } from './bench-portal.ts';
import { measuredOn } from './measured-on.ts';

const projects = 300;
const most = 300;
const asked = 'stage=milestone&wall=2024-04-20T23:59';

const load = os.loadavg()[0] ?? 0;
const { db, cost, close } = await openBenchPortal();

/** As many projects with a proposal handed in; of every second one it is approved. */
async function addProjects(): Promise<void> {
  const versions = await handInMany(db, projects);
  const staff = await db.person.findFirstOrThrow({ where: { demoRole: 'assistant' } });
  await db.decision.createMany({
    data: versions
      .filter((_, index) => index % 2 === 0)
      .map(({ id: versionId, submittedAt: at }) => ({
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
    ['a review beside its queue', '/sp24/staff/queue/many-7/proposal'],
    ['another deadline, before it is written', `/sp24/staff/deadlines?${asked}`],
    ['one project', '/sp24/staff/projects/many-7'],
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
