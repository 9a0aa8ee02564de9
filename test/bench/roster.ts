/**
 * How long a course of 3,000 people takes: `npm run bench:roster`.
 *
 * A portal of its own with the demo, a roster of 3,000 rows uploaded, shown, applied; then 3,000
 * applications, an announcement to 3,000 students that all have seen, and the letters of it all.
 * When the portal is at rest again, each list is asked for ten times. Times are what a client on the
 * same machine waits for the whole page, the median of the ten, beside a page of almost nothing in
 * the same run. Fails when the difference takes more than 2 s or a list more than 300 ms. Writes
 * docs/benchmarks/roster.md; needs `npm run build` before.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { applicationRow, membershipRow, personRow } from '#test/factories/people.ts';
import { costLine, openBenchPortal, type Asked } from './bench-portal.ts';
import { measuredOn } from './measured-on.ts';

const people = 3000;
const mostForDifference = 2000;
const mostForList = 300;
const staff = '/sp24/staff';

/** A machine that does other work beside answers later: 1 for each core is all that it can do. */
const load = os.loadavg()[0] ?? 0;
const { db, ask, cost, close } = await openBenchPortal();

function follow({ answer, text }: Asked): string {
  const to = answer.headers.get('location');
  if (to === null) throw new Error(`${answer.status}: ${text.slice(0, 300)}`);
  return to;
}

/** Who has which role now, by their ids. */
async function rolesNow(): Promise<Map<string, string>> {
  const where = { offeringId: 'sp24', to: null };
  const rows = await db.membership.findMany({ where, select: { personId: true, role: true } });
  return new Map(rows.map(({ personId, role }) => [personId, role]));
}

/** Uploads the roster, looks at what it would change, and has all who are new added. */
async function importRoster() {
  const rows = Array.from(
    { length: people },
    (_, index) => `Person ${index},person-${index}@bench.example,${100_000 + index},A${index % 9}`,
  );
  const form = new FormData();
  form.set('pasted', ['Name,Email,Student ID,Section', ...rows].join('\n'));
  const before = await rolesNow();
  const uploaded = await ask(`${staff}/roster/import`, form);
  const plan = follow(uploaded);
  const shown = await ask(plan);
  // A line that is missing in the roster has a `d`; its seat would be lost.
  const take = [...shown.text.matchAll(/name="take"[^>]*?value="(r[^"]+)"/g)].map(
    ([, key = '']) => ['take', key],
  );
  if (take.length !== people) throw new Error(`The plan shows ${take.length} lines`);
  const applied = await ask(plan, new URLSearchParams([['do', 'apply'], ...take]));
  follow(applied);
  const after = await rolesNow();
  const added = [...after].filter(([id]) => !before.has(id));
  const moved = [...before].filter(([id, role]) => after.get(id) !== role);
  if (moved.length > 0 || added.filter(([, role]) => role === 'student').length !== people) {
    throw new Error(`${added.length} were added and ${moved.length} were moved`);
  }
  return { uploaded: uploaded.ms, shown: shown.ms, applied: applied.ms };
}

/** As many people who have applied and wait for an answer, each application read once. */
async function addApplications(): Promise<string> {
  const { at } = await db.seatFact.findFirstOrThrow({ orderBy: { at: 'desc' } });
  const reviewer = await db.person.findFirstOrThrow({ where: { demoRole: 'assistant' } });
  const like = await db.application.findFirstOrThrow({ where: { submittedAt: { not: null } } });
  const answers = like.answers as Record<string, string>;
  const offering = 'sp24';
  const applicants = Array.from({ length: people }, () => personRow());
  const rows = applicants.map((person) => applicationRow({ person, offering, at, answers }));
  await db.person.createMany({ data: applicants });
  await db.seatFact.createMany({
    data: applicants.map(({ id }) => ({
      ...{ id: newId(), offeringId: offering, personId: id, kind: 'applied', at },
    })),
  });
  await db.membership.createMany({
    data: applicants.map((person) => membershipRow({ person, offering, role: 'applicant' })),
  });
  await db.application.createMany({ data: rows });
  await db.applicationReview.createMany({
    data: rows.map(({ id }, index) => ({
      ...{ applicationId: id, reviewerId: reviewer.id, score: 1 + (index % 4), changedAt: at },
    })),
  });
  return rows[0]?.id ?? '';
}

/** Announces something to all students, and has each of them open it. */
async function announce(): Promise<string> {
  const id = newId();
  follow(await ask(`${staff}/announcements`, new URLSearchParams({ id })));
  const words = { title: 'Room', body: 'We meet in **room 306**.', audience: 'role:student' };
  const form = new URLSearchParams({ intent: 'send', ...words });
  follow(await ask(`${staff}/announcements/${id}`, form));
  const told = await db.notification.findMany({ where: { event: { contains: id } } });
  if (told.length < people) throw new Error(`Only ${told.length} were told`);
  await db.announcementSeen.createMany({
    data: told.map(({ personId, at }) => ({ announcementId: id, personId, at })),
  });
  return id;
}

/** Returns when the letters about the new seats are written and kept. */
async function letters(): Promise<number> {
  const about = { kind: 'seat-given' };
  for (;;) {
    const waiting = await db.notification.count({ where: { ...about, mailedAt: null } });
    const unsettled = await db.delivery.count({ where: { keptAt: null, sentAt: null } });
    const written = await db.delivery.count({ where: about });
    if (waiting + unsettled === 0 && written >= people) return written;
    await wait(2000);
  }
}

try {
  const took = await importRoster();
  const application = await addApplications();
  const announcement = await announce();
  const written = await letters();
  const given = await db.person.findFirstOrThrow({ where: { email: 'person-1@bench.example' } });

  const bare = await cost('/sign-up');
  const lists: [string, string][] = [
    ['the roster: its first hundred', `${staff}/roster`],
    ['the roster, somebody looked for', `${staff}/roster?q=person%202999`],
    ['one person of the roster', `${staff}/roster/${given.id}`],
    [`applications, of ${people} that wait: the first page`, `${staff}/applications`],
    ['applications by score, the last page', `${staff}/applications?sort=score&page=60`],
    ['one application, with the next ones', `${staff}/applications/${application}`],
    ['the outcomes to be released', `${staff}/applications/release`],
    ['seats: everybody who has one, and who waits', `${staff}/seats`],
    ['people: the class list', '/sp24/people'],
    [`the outbox, of ${written} letters`, `${staff}/outbox`],
    ['the announcements', `${staff}/announcements`],
    ['one announcement: who has seen it', `${staff}/announcements/${announcement}`],
  ];
  const lines: string[] = [];
  const slow: string[] = [];
  for (const [name, address] of lists) {
    const page = await cost(address);
    if (page.ms > mostForList) slow.push(name);
    lines.push(costLine(name, page, bare));
  }
  const difference = took.uploaded + took.shown;
  if (difference > mostForDifference) slow.push('the difference');
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  const text = `# A course of 3,000 people

\`npm run build && npm run bench:roster\`, ${measuredOn()}; the load before it began was ${load.toFixed(1)}. What a client on the same machine waits for, the portal's database on the same cores; only the ratios of one run can be compared with another machine's. The difference may take 2 s, each list 300 ms: the run fails otherwise, and also when anybody else's role has changed than those of the ticked rows. ${slow.length === 0 ? 'This run kept to it.' : `This run failed: ${slow.join('; ')}.`}

| a roster of 3,000 new rows | took |
| --- | --- |
| uploaded and compared | ${seconds(took.uploaded)} |
| its difference shown, row by row | ${seconds(took.shown)} |
| both, from the upload to the whole page | ${seconds(difference)} |
| applied | ${seconds(took.applied)} |

Then, with ${people} more people who have applied, an announcement that every student has seen, and a letter to each about the seat; the median of ten, when all letters were written:

| page | took | × a page of almost nothing (${bare.ms.toFixed(0)} ms) | kB of HTML |
| --- | --- | --- | --- |
${lines.join('\n')}
`;
  console.log(text);
  writeFileSync('docs/benchmarks/roster.md', text);
  if (slow.length > 0) throw new Error(`Too slow: ${slow.join('; ')}`);
} finally {
  await close();
}
