import { v7 as newId } from 'uuid';
import { announcementEvent } from '#app/domain/announcements/announcement.ts';
import { applicationRow, membershipRow, personRow } from '#test/factories/people.ts';
import { submissionRows } from '#test/factories/homework.ts';
import { at, before, later } from './making.ts';
import type { World } from './world.ts';

const offering = 'sp24';
const place = { offeringId: offering, at: before };

/**
 * So many more of everything that a page can list: students, people who wait, offers, applications,
 * teams with a submitted proposal, announcements, letters, rosters; and for those who ask as many
 * more versions, threads, scores, notifications, sessions and runs of their own.
 */
export async function seedCrowd(world: World, count: number): Promise<void> {
  const { db } = world.database;
  const staff = idOf(world, 'assistant');
  const numbers = Array.from({ length: count }, (_, index) => index);
  const [students, waiting, offered, applicants] = [0, 1, 2, 3].map(() =>
    numbers.map(() => personRow()),
  ) as [Row[], Row[], Row[], Row[]];
  const all = [...students, ...waiting, ...offered, ...applicants];
  await db.person.createMany({ data: all });
  const groups = [
    { people: students, role: 'student', fact: { kind: 'admitted' } },
    { people: waiting, role: 'waitlisted', fact: { kind: 'waitlisted' } },
    { people: offered, role: 'waitlisted', fact: { kind: 'offered', expiresAt: later } },
    { people: applicants, role: 'applicant', fact: { kind: 'applied' } },
  ] as const;
  for (const { people, role, fact } of groups) {
    await db.seatFact.createMany({
      data: people.map(({ id: personId }) => ({ ...place, id: newId(), personId, ...fact })),
    });
    await db.membership.createMany({
      data: people.map((person) => membershipRow({ person, offering, role })),
    });
  }
  await db.listEntry.createMany({
    data: all.map(({ id }, line) => ({ offeringId: offering, personId: id, number: `${line}` })),
  });
  const applications = all.map((person) => applicationRow({ person, offering, at: before }));
  await db.application.createMany({ data: applications });
  await db.applicationReview.createMany({
    data: applications.map(({ id }) => ({
      ...{ applicationId: id, reviewerId: staff, score: 3, note: 'Good', changedAt: before },
    })),
  });
  await db.applicationOutcome.createMany({
    data: applications.map(({ id: applicationId }) => ({
      ...{ id: newId(), applicationId, outcome: 'waitlist', preparedBy: staff, preparedAt: before },
    })),
  });
  await seedScores(world, [...students, ...waiting]);
  await seedTeams(world, students);
  await seedNews(world, all);
  await seedOwn(world, numbers);
}

type Row = ReturnType<typeof personRow>;

function idOf(world: World, role: 'student' | 'assistant' | 'instructor'): string {
  const id = world.people.get(role)?.person.id;
  if (id === undefined) throw new Error(`There is no ${role}`);
  return id;
}

/** A released score of each for the first homework, another for the asking student. */
async function seedScores({ database: { db }, people }: World, scored: readonly Row[]) {
  const key = { offeringId: offering, slug: 'hw1' };
  const { id } = await db.homework.findUniqueOrThrow({ where: { offeringId_slug: key } });
  const student = people.get('student')?.person;
  if (student === undefined) throw new Error('There is no student');
  const earlier = await db.submission.count({ where: { personId: student.id } });
  const score = { percent: 95, givenAt: before, releasedAt: before };
  const given = { homework: 'hw1', at: before, score };
  const made = scored.flatMap((person, index) => [
    submissionRows(id, { ...given, person }),
    submissionRows(id, { ...given, person: student, number: earlier + 1 + index }),
  ]);
  await db.submission.createMany({ data: made.map(({ submission }) => submission) });
  await db.submittedFile.createMany({ data: made.map(({ file }) => file) });
  await db.scoreFact.createMany({ data: made.flatMap((each) => each.score ?? []) });
  await db.release.createMany({ data: made.flatMap((each) => each.release ?? []) });
}

/** A team of each, with a proposal like the first one; and as many more versions of that one. */
async function seedTeams(world: World, students: readonly Row[]) {
  const { db } = world.database;
  const like = await db.version.findFirstOrThrow({
    where: { document: { project: { slug: 'home-tiny' } } },
    include: { document: true },
    orderBy: { number: 'desc' },
  });
  const { document, id: _, content, ...version } = like;
  const teams = students.map(({ id: personId }) => ({
    personId,
    id: newId(),
    documentId: newId(),
  }));
  await db.project.createMany({
    data: teams.map(({ id }) => ({
      ...{ id, offeringId: offering, slug: `team-${id}`, title: `Team ${id}`, createdAt: before },
    })),
  });
  await db.projectMember.createMany({
    data: teams.map(({ id, personId }) => ({
      ...{ id: newId(), projectId: id, personId, offeringId: offering, from: before },
    })),
  });
  await db.document.createMany({
    data: teams.map(({ id, documentId }) => ({ ...document, id: documentId, projectId: id })),
  });
  const fresh = () => ({ ...version, id: newId(), requestId: newId() });
  const versions = teams.flatMap(({ documentId }, index) => [
    { ...fresh(), documentId, number: 1 },
    { ...fresh(), number: version.number + 1 + index },
  ]);
  await db.version.createMany({
    data: versions.map(({ details: _, detailsSha256: __, ...each }) => ({
      ...each,
      content: content as object,
    })),
  });
  const authorId = idOf(world, 'assistant');
  const threads = versions.map(({ id, documentId }) => ({
    ...{ id: newId(), documentId, versionId: id, openedBy: authorId, openedAt: before },
  }));
  await db.thread.createMany({ data: threads });
  await db.comment.createMany({
    data: threads.map(({ id: threadId }) => ({
      ...{ id: newId(), threadId, authorId, body: 'Why?', requestId: newId() },
      ...{ writtenAt: before, releasedAt: before },
    })),
  });
}

/** As many announcements, sent to all, seen by all; as many letters, and rosters. */
async function seedNews(world: World, all: readonly Row[]) {
  const { db } = world.database;
  const authorId = idOf(world, 'instructor');
  const asking = [...world.people.values()].map(({ person }) => person);
  const news = all.map((_, index) => ({ id: newId(), title: `News ${index}` }));
  const [first] = world.things.of('announcement to read');
  const readable = [...news, { id: first?.value ?? '', title: 'The first' }];
  await db.announcement.createMany({
    data: news.map((each) => ({
      ...{ ...each, offeringId: offering, authorId, body: 'Hello', audience: 'everyone' },
      ...{ changedAt: before, sendAt: before, sentAt: before },
    })),
  });
  await db.announcementSeen.createMany({
    data: readable.flatMap(({ id: announcementId }) =>
      all.map(({ id: personId }) => ({ announcementId, personId, at: before })),
    ),
  });
  await db.notification.createMany({
    data: readable.flatMap(({ id, title }) =>
      [...all, ...asking].map((person) => ({
        ...{ ...place, id: newId(), personId: person.id, kind: 'announcement' },
        ...{ event: announcementEvent(id), path: `/${offering}/announcements#${id}` },
        data: { title, body: 'Hello' },
      })),
    ),
    skipDuplicates: true,
  });
  await db.delivery.createMany({
    data: [...all, ...asking].map(({ id: personId, email: toAddress }) => ({
      ...{ id: newId(), personId, offeringId: offering, event: newId(), channel: 'mail' },
      ...{ kind: 'announcement', toAddress, subject: 'News', html: '', text: '' },
      ...{ createdAt: before, keptAt: before },
    })),
  });
  const imports = await db.rosterImport.findMany({ where: { offeringId: offering } });
  await db.rosterImport.createMany({
    data: all.flatMap(() =>
      imports.slice(0, 1).map(({ table, plan, ...rest }) => ({
        ...{ ...rest, id: newId(), table: table as object, plan: plan as object },
      })),
    ),
  });
}

/** More of what belongs to each who asks alone. */
async function seedOwn({ database: { db }, portal, people }: World, numbers: readonly number[]) {
  for (const { person } of people.values()) {
    await db.experimentRun.createMany({
      data: numbers.map(() => ({
        ...{ id: newId(), personId: person.id, experiment: 'swiss-roll-diffusion', result: {} },
        ...{ settings: 'seed=1', note: 'Straight', keptAt: at },
      })),
    });
    await db.passkey.createMany({
      data: numbers.map(() => ({
        ...{ id: newId(), personId: person.id, name: 'Key', createdAt: before, counter: 0 },
        ...{ transports: [], publicKey: Buffer.from('key') },
      })),
    });
    for (const _ of numbers) await portal.signIn(person.id);
  }
}
