/**
 * How long the gradebook of a large course takes: `npm run bench:gradebook`.
 *
 * A portal of its own with the demo, whose offering has twelve items; 3,000 more students with a
 * score for each, half of them released. Times are what a client on the same machine waits for the
 * whole page, the median of ten, beside a page of almost nothing in the same run. Fails when a list
 * takes more than 300 ms. Writes docs/benchmarks/gradebook.md; needs `npm run build` before.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 as newId } from 'uuid';
import { membershipRow, personRow } from '#test/factories/people.ts';
import { costLine, openBenchPortal } from './bench-portal.ts';
import { measuredOn } from './measured-on.ts';

const people = 3000;
const mostForList = 300;
const mostForEdit = 4;
const items = ['hw1', 'hw2', 'hw3', 'hw4', 'midterm', 'project'];
const extra = Array.from({ length: 6 }, (_, index) => `extra-${index + 1}`);

/** A machine that does other work beside answers later: 1 for each core is all that it can do. */
const load = os.loadavg()[0] ?? 0;
const content = mkdtempSync(path.join(os.tmpdir(), 'bench-content-'));
cpSync('content/syllabus', content, { recursive: true });
const file = path.join(content, 'sp24', 'offering.yaml');
const lines = extra.map((key) => `{ key: ${key}, title: { en: ${key}, zh: ${key} }, points: 1 }`);
const grading = `  grading: { extra: [${lines.join(', ')}] }`;
const weights = /^ {2}weights: .*$/m;
const written = readFileSync(file, 'utf8').replace(weights, (line) => `${line}\n${grading}`);
writeFileSync(file, written);
const { db, ask, cost, close } = await openBenchPortal({ CONTENT: content });

/** As many students with a score for every item; every other one is released. */
async function addScores(): Promise<string> {
  const { at } = await db.seatFact.findFirstOrThrow({ orderBy: { at: 'desc' } });
  const offering = 'sp24';
  const students = Array.from({ length: people }, () => personRow());
  await db.person.createMany({ data: students });
  await db.membership.createMany({
    data: students.map((person) => membershipRow({ person, offering, role: 'student' })),
  });
  for (const item of [...items, ...extra]) {
    const scores = students.map(({ id: personId }, index) => ({
      ...{ id: newId(), offeringId: offering, personId, item, givenAt: at },
      points: item.startsWith('extra') ? 1 : index % 101,
    }));
    await db.scoreFact.createMany({ data: scores });
    await db.release.createMany({
      data: scores
        .filter((_, index) => index % 2 === 0)
        .map(({ id }) => ({ id: newId(), scoreFactId: id, releasedAt: at })),
    });
  }
  return students[0]?.id ?? '';
}

/** Types over a score that nobody sees yet; how long that takes, and what goes over the line. */
async function edit(): Promise<{ ms: number; sent: number; answered: number }> {
  const before = await db.scoreFact.findFirstOrThrow({
    where: { item: 'midterm', releases: { none: {} } },
  });
  const form = new URLSearchParams({
    ...{ person: before.personId, item: 'midterm', kind: 'score', points: '77' },
    ...{ before: before.id, requestId: newId() },
  });
  const { answer, text, ms } = await ask('/sp24/staff/gradebook.data', form);
  if (!answer.ok) throw new Error(`An edit is answered ${answer.status}: ${text.slice(0, 200)}`);
  return { ms, sent: Buffer.byteLength(form.toString()), answered: Buffer.byteLength(text) };
}

try {
  const somebody = await addScores();
  const bare = await cost('/sign-up');
  const staff = '/sp24/staff';
  const lists: [string, string][] = [
    ['the gradebook: its first hundred', `${staff}/gradebook`],
    ['the gradebook by grade, the tenth hundred', `${staff}/gradebook?sort=grade&page=10`],
    ['the gradebook, somebody looked for', `${staff}/gradebook?q=person%20299`],
    ['one person, and what they see', `${staff}/gradebook/${somebody}`],
    ['releases, with the plan of one', `${staff}/releases?item=extra-1`],
    ['the whole gradebook as a file', `${staff}/gradebook.csv`],
    ["everybody's late days", `${staff}/late-days`],
    ["everybody's late days, by what is left", `${staff}/late-days?sort=left`],
  ];
  const rows: string[] = [];
  const slow: string[] = [];
  for (const [name, address] of lists) {
    const page = await cost(address);
    if (page.ms > mostForList) slow.push(name);
    rows.push(costLine(name, page, bare));
  }
  const { ms, sent, answered } = await edit();
  if (answered > mostForEdit * 1000) slow.push('what an edit is answered');
  const text = `# A gradebook of 3,000 people

\`npm run build && npm run bench:gradebook\`, ${measuredOn()}; the load before it began was ${load.toFixed(1)}. 3,000 students with twelve items, each scored, half of them released, beside the demo's people. What a client on the same machine waits for, the median of ten, the portal's database on the same cores; only the ratios of one run can be compared with another machine's. A list may take 300 ms: the run fails otherwise. ${slow.length === 0 ? 'This run kept to it.' : `This run failed: ${slow.join('; ')}.`}

| page | took | × a page of almost nothing (${bare.ms.toFixed(0)} ms) | kB of HTML |
| --- | --- | --- | --- |
${rows.join('\n')}

One score typed over is one request: ${sent} bytes of form, ${answered} bytes of answer, ${ms.toFixed(0)} ms.
`;
  console.log(text);
  writeFileSync('docs/benchmarks/gradebook.md', text);
  if (slow.length > 0) throw new Error(`Too slow: ${slow.join('; ')}`);
} finally {
  await close();
  rmSync(content, { recursive: true, force: true });
}
