import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keepFigure } from '#app/domain/projects/document/figures/keep-figure.server.ts';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { carryOutRound } from '#app/domain/projects/peer/carry-out-round.server.ts';
import { handInAnswers } from '#app/domain/projects/peer/hand-in-answers.server.ts';
import { staffPeers } from '#app/domain/projects/peer/staff-peers.server.ts';
import { teamPeers } from '#app/domain/projects/peer/team-peers.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { makeReceiptKeys, openReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import type { PeerFeedbackPolicy } from '#app/domain/syllabus/course.ts';
import { openFileStore } from '#app/files/store.server.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { png } from '#test/factories/pictures.ts';
import { createProject, newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { testDatabase } from '#test/setup/database.ts';

const both = (words: string) => ({ en: words, zh: words });

export const stage = 'milestone';
export const due = berkeley('2024-04-22T23:59');
/** The day after the deadline; what happens on which day of April. */
export const opening = berkeley('2024-04-16T10:00');
export const april = (day: number, time = '10:00') =>
  berkeley(`2024-04-${String(day).padStart(2, '0')}T${time}`);

const roles = {
  ada: 'student',
  ben: 'student',
  cleo: 'student',
  dan: 'student',
  eve: 'student',
  fay: 'student',
  gus: 'student',
  ivy: 'instructor',
  ash: 'assistant',
} as const;
export type Name = keyof typeof roles;

/**
 * A course with teams of two, one, two and one (Ada and Ben, Cleo, Dan and Eve, Fay), somebody
 * without a team (Gus), and staff (Ivy, Ash). All but Fay have handed in their milestone.
 */
export async function openPeerSetting(changed: Partial<PeerFeedbackPolicy> = {}) {
  const database = await testDatabase();
  const { db } = database;
  const offering = smallOffering();
  const peerFeedback: PeerFeedbackPolicy = {
    ...{ stages: [stage], readers: 2, atMost: 2, dueDays: 7, anonymous: 'readers' },
    questions: ['clear', 'next'].map((key) => ({ key, label: both(key), help: null })),
    ...changed,
  };
  const course = await createCourse(db, [
    { ...offering, project: { ...offering.project, peerFeedback } },
  ]);
  const services = { db, course, signer: openReceiptSigner(makeReceiptKeys()) };
  const people = new Map<Name, Awaited<ReturnType<typeof createMember>>>();
  for (const name of Object.keys(roles) as Name[]) {
    const shown = `${name[0]?.toUpperCase()}${name.slice(1)} Namedword`;
    const person = { offering: 'sp24', role: roles[name], name: shown };
    people.set(name, await createMember(db, person));
  }
  const who = (name: Name) => {
    const person = people.get(name);
    if (person === undefined) throw new Error(`There is no ${name}`);
    return person;
  };
  const as = (name: Name, at: Date = opening): SignedInAsker =>
    askerFor(who(name), roles[name], at);
  const nameOf = (id: string) => [...people].find(([, person]) => person.id === id)?.[0] ?? 'ada';
  const teams: Record<string, Name[]> = {
    ...{ tiny: ['ada', 'ben'], flow: ['cleo'], codec: ['dan', 'eve'], late: ['fay'] },
  };
  const folder = mkdtempSync(path.join(tmpdir(), 'practicum-peer-'));
  const store = { db, course, files: openFileStore(folder) };
  const bring = async (slug: string, grey: number) => {
    const bytes = png(8, 8, grey);
    const member = as(teams[slug]?.[0] ?? 'ada');
    const kept = await keepFigure(store, member, { project: slug, bytes }, new Date());
    if (!kept.ok) throw new Error(`${slug} has no figure: ${kept.because}`);
    return kept.figure;
  };
  const figures = { shown: '', other: '' };
  const projects = new Map<string, { id: string; slug: string }>();
  for (const [slug, team] of Object.entries(teams)) {
    const project = await createProject(db, { slug, at: april(1), team: team.map(who) });
    projects.set(slug, project);
    const figure = await bring(slug, 200);
    const words = text(`The milestone of ${slug}.`, { type: 'figure', attrs: figure });
    figures.shown = figure.file;
    figures.other = (await bring(slug, 201)).file;
    await writeDocument(db, { project, stage, text: words, at: april(10) });
  }
  const submit = (slug: string, at: Date) =>
    submitVersion(services, as(teams[slug]?.[0] ?? 'ada', at), {
      ...{ project: slug, stage, requestId: newRequest(), state: null },
    });
  for (const slug of ['tiny', 'flow', 'codec']) await submit(slug, april(14));
  const set = {
    ...{ db, course, services, as, who, nameOf, submit, teams, figures },
    project: (slug: string) => projects.get(slug)?.id ?? '',
    page: async (at: Date = opening) => {
      const page = await staffPeers(db, course, as('ivy', at), stage);
      if (page === null) throw new Error('There is no peer feedback');
      return page;
    },
    /** Carries out the plan as it stands. */
    carryOut: async (at: Date = opening, asTheyCome = false) => {
      const { plan } = await set.page(at);
      return carryOutRound(services, as('ivy', at), { stage, mark: plan.mark, asTheyCome });
    },
    /** Everything that was given, by the reader's name and the project's slug. */
    readings: async () => {
      const rows = await db.peerReading.findMany({
        orderBy: { id: 'asc' },
        include: { project: { select: { slug: true } } },
      });
      return rows.map(({ project, readerId, ...row }) => ({
        ...{
          id: row.id,
          slug: project.slug,
          reader: nameOf(readerId),
          ended: row.endedAt !== null,
        },
      }));
    },
    /** One of those that this project has at the moment. */
    reading: async (slug: string, index = 0) => {
      const open = (await set.readings()).filter((one) => one.slug === slug && !one.ended);
      const reading = open[index];
      if (reading === undefined) throw new Error(`Nobody reads ${slug}`);
      return reading;
    },
    handIn: (reading: { id: string; reader: Name }, words: string, at: Date = april(18)) =>
      handInAnswers(services, as(reading.reader, at), {
        reading: reading.id,
        answers: { clear: `Clear ${words}`, next: `Next ${words}` },
        requestId: newRequest(),
      }),
    team: (slug: string, at: Date) =>
      teamPeers(db, as(teams[slug]?.[0] ?? 'ada', at), { project: slug, stage }),
    told: (kind: string, step?: string) =>
      db.notification.findMany({
        where: { kind, ...(step && { data: { path: ['step'], equals: step } }) },
        orderBy: { id: 'asc' },
      }),
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return set;
}

export type PeerSetting = Awaited<ReturnType<typeof openPeerSetting>>;
