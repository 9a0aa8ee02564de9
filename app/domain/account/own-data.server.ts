import type { Db } from '#app/db/client.ts';
import { ownModelFiles } from '#app/domain/experiments/kept-model.server.ts';
import { projectFiles, withMember } from '#app/domain/projects/project-files.server.ts';
import {
  ownMockMidterms,
  ownMockPhotos,
} from '#app/domain/question-bank/mock/own-mock-data.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { ArchiveFile } from '#app/files/archive.server.ts';
import { ownHomework } from './own-homework.server.ts';

export type OwnData = {
  /** What `me.json` says. */
  me: Record<string, unknown>;
  files: ArchiveFile[];
};

/**
 * Everything the portal holds about a person that they may see at an instant. Each list names its
 * fields: a column that is added later stays out until somebody decides that it may go in. Never
 * what staff think among themselves, what is not released, or another person's address.
 *
 * @param origin of the portal: begins the addresses that lead into it
 */
export async function ownData(
  { db, course }: { db: Db; course: Course },
  personId: string,
  { at, origin }: { at: Date; origin: string },
): Promise<OwnData> {
  const [person, places, doings, told, records, homework, projects, models, photos] =
    await Promise.all([
      aboutPerson(db, personId),
      aboutPlaces(db, personId, at),
      aboutDoings(db, personId),
      whatWasTold(db, personId, at),
      ownRecords(db, personId, at),
      ownHomework({ db, course }, personId, at),
      projectFiles(db, withMember(personId, at), { at, origin }),
      ownModelFiles(db, personId),
      ownMockPhotos(db, personId),
    ]);
  return {
    me: {
      madeAt: at,
      ...person,
      ...places,
      homework: homework.submissions,
      homeworkNotHandedIn: homework.notHandedIn,
      extensions: homework.extensions,
      scoresByHand: homework.scoresByHand,
      projects: projects.projects,
      ...doings,
      ...told,
      records,
    },
    files: [...homework.files, ...projects.files, ...models, ...photos],
  };
}

async function aboutPerson(db: Db, id: string) {
  const { credential, passkeys, identities, sessions, mailChoices, ...profile } =
    await db.person.findUniqueOrThrow({
      where: { id },
      select: {
        name: true,
        email: true,
        emailConfirmedAt: true,
        pronouns: true,
        language: true,
        zone: true,
        createdAt: true,
        credential: { select: { changedAt: true } },
        passkeys: { select: { name: true, createdAt: true, usedAt: true } },
        identities: { select: { issuer: true, email: true, createdAt: true } },
        sessions: { select: { browser: true, method: true, startedAt: true, usedAt: true } },
        mailChoices: { select: { kind: true, timing: true } },
      },
    });
  const signIn = { passwordChangedAt: credential?.changedAt ?? null, passkeys, identities };
  return { profile, signIn, sessions, mailChoices };
}

async function aboutPlaces(db: Db, personId: string, at: Date) {
  const [memberships, seatFacts, applications, listEntries] = await Promise.all([
    db.membership.findMany({
      where: { personId, from: { lte: at } },
      select: { offeringId: true, role: true, from: true, to: true },
      orderBy: { from: 'asc' },
    }),
    db.seatFact.findMany({
      where: { personId, at: { lte: at } },
      select: { offeringId: true, kind: true, at: true, expiresAt: true },
      orderBy: { at: 'asc' },
    }),
    db.application.findMany({
      where: { personId },
      select: {
        offeringId: true,
        submittedAt: true,
        changedAt: true,
        answers: true,
        draft: true,
        draftedAt: true,
        outcomes: {
          where: { releasedAt: { lte: at } },
          select: { outcome: true, releasedAt: true },
        },
      },
    }),
    db.listEntry.findMany({
      where: { personId },
      select: { offeringId: true, number: true, section: true, group: true, listed: true },
    }),
  ]);
  return { memberships, seatFacts, applications, listEntries };
}

async function aboutDoings(db: Db, personId: string) {
  const [
    lecturesRead,
    studied,
    unclearSteps,
    mocks,
    questionPosts,
    proposed,
    runs,
    comments,
    announcements,
    invitations,
    cards,
    requests,
    peers,
  ] = await Promise.all([
    db.lectureMark.findMany({
      where: { personId },
      select: { at: true, lecture: { select: { offeringId: true, slug: true } } },
    }),
    db.cardReview.findMany({
      where: { personId },
      select: { offeringId: true, question: true, mode: true, grade: true, at: true },
      orderBy: { at: 'asc' },
    }),
    db.stepFlag.findMany({
      where: { personId },
      select: { offeringId: true, question: true, step: true, at: true },
      orderBy: { at: 'asc' },
    }),
    ownMockMidterms(db, personId),
    db.questionPost.findMany({
      where: { authorId: personId },
      select: {
        ...{ offeringId: true, question: true, step: true, answerTo: true, body: true },
        ...{ anonymous: true, writtenAt: true, editedAt: true, deletedAt: true },
        ...{ hiddenAt: true, hiddenWhy: true, endorsedAt: true },
      },
      orderBy: { writtenAt: 'asc' },
    }),
    db.proposal.findMany({
      where: { authorId: personId },
      orderBy: { id: 'asc' },
      select: {
        ...{ offeringId: true, named: true },
        versions: {
          where: { writtenBy: personId },
          orderBy: { number: 'asc' },
          select: {
            ...{ number: true, title: true, lecture: true, topics: true, difficulty: true },
            ...{ language: true, body: true, note: true, writtenAt: true },
          },
        },
      },
    }),
    db.experimentRun.findMany({
      where: { personId },
      select: { experiment: true, settings: true, result: true, note: true, keptAt: true },
    }),
    db.comment.findMany({
      where: { authorId: personId },
      orderBy: { writtenAt: 'asc' },
      select: {
        body: true,
        writtenAt: true,
        releasedAt: true,
        thread: {
          select: {
            document: {
              select: { project: { select: { slug: true } }, stage: { select: { name: true } } },
            },
          },
        },
      },
    }),
    db.announcement.findMany({
      where: { authorId: personId },
      select: { offeringId: true, title: true, body: true, sentAt: true },
    }),
    db.invitation.findMany({
      where: { personId },
      select: { project: { select: { title: true } }, at: true, end: true, endedAt: true },
    }),
    db.lookingCard.findMany({
      where: { personId },
      select: { offeringId: true, words: true, tags: true, at: true, endedAt: true },
    }),
    db.teamRequest.findMany({
      where: { askedBy: personId },
      select: {
        ...{ change: true, why: true, at: true, end: true, endedAt: true, answer: true },
        project: { select: { title: true } },
      },
    }),
    // Not about whose text: the person may not know.
    db.peerAnswer.findMany({
      where: { reading: { readerId: personId } },
      orderBy: { handedInAt: 'asc' },
      select: {
        ...{ answers: true, handedInAt: true },
        reading: { select: { round: { select: { stage: true } } } },
      },
    }),
  ]);
  return {
    lecturesRead,
    studied,
    unclearSteps,
    mockMidterms: mocks,
    questionPosts,
    proposedQuestions: proposed,
    runs,
    comments: comments.map(({ thread: { document }, ...comment }) => ({
      project: document.project.slug,
      stage: document.stage.name,
      ...comment,
    })),
    announcements,
    peerFeedback: peers.map(({ reading: { round }, ...said }) => ({
      ...{ offeringId: round.stage.offeringId, stage: round.stage.name },
      ...said,
    })),
    teams: {
      invitations: invitations.map(withTitle),
      cards,
      requests: requests.map(withTitle),
    },
  };
}

function withTitle<Row extends { project: { title: string } }>({ project, ...row }: Row) {
  return { project: project.title, ...row };
}

/** Letters by kind and time only: some hold codes. */
async function whatWasTold(db: Db, personId: string, at: Date) {
  const [notifications, letters] = await Promise.all([
    db.notification.findMany({
      where: { personId, at: { lte: at } },
      orderBy: { at: 'asc' },
      select: { offeringId: true, kind: true, path: true, data: true, at: true, readAt: true },
    }),
    db.delivery.findMany({
      where: { personId },
      orderBy: { createdAt: 'asc' },
      select: { kind: true, createdAt: true, sentAt: true },
    }),
  ]);
  return { notifications, letters };
}

/**
 * What somebody may read in the book of records about themselves: what they did themselves to
 * their own account and place, and what became of their place. Why staff did something stays with
 * staff, unless the person was told it: then it is among the notifications.
 */
async function ownRecords(db: Db, personId: string, at: Date) {
  const rows = await db.record.findMany({
    where: { subject: `person:${personId}`, at: { lte: at } },
    orderBy: { at: 'asc' },
    select: { offeringId: true, action: true, from: true, to: true, at: true, actorId: true },
  });
  return rows
    .filter(({ action, actorId }) => actorId === personId || aboutOwnPlace.has(action))
    .map(({ actorId, ...row }) => ({ ...row, byMyself: actorId === personId }));
}

const aboutOwnPlace = new Set([
  'created person',
  ...['applied', 'admitted', 'waitlisted', 'offered', 'accepted', 'declined', 'expired'].map(
    (kind) => `${kind} person`,
  ),
  ...['withdrawn', 'dropped', 'refused', 'audits'].map((kind) => `${kind} person`),
]);
