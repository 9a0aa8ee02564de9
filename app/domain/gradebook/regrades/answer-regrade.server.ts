import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import {
  handedInTogether,
  type HandedInRow,
} from '#app/domain/homework/hand-in/handed-in-together.server.ts';
import { lockPeople } from '#app/domain/homework/hand-in/homework-place.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course, OfferingFile } from '#app/domain/syllabus/course.ts';
import {
  giveMarkIn,
  type GiveMarkInput,
  type GiveMarkResult,
} from '../grading/give-mark.server.ts';
import { rowsSeen } from '../grading/marked-work.server.ts';
import { studentMarks, type SeenPart } from '../grading/student-marks.server.ts';
import { lockReleases } from '../release-scores.server.ts';
import { pleaOf } from './ask-regrade.server.ts';

export type SayResult =
  | { ok: true }
  /** `decided`: nothing more is said about it. */
  | { ok: false; because: 'not found' | 'archived' | 'no words' | 'decided' };

/** Another look, by its id, at where its address says that it is. */
export type RegradePlace = {
  regrade: string;
  homework: string;
  /** Left out where the address says only the homework. */
  submission?: string;
};

/** Says something about another look: the person who asked for it, one of their team, or staff. */
export async function sayAboutRegrade(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: RegradePlace & { words: string; requestId: string },
): Promise<SayResult> {
  const { person, at } = asker;
  const offering = course.offering(asker.offering);
  const words = pleaOf(input.words);
  return db.$transaction(async (tx): Promise<SayResult> => {
    const found = await findRegrade(tx, offering, input);
    const isOwn = found?.rows.some(({ personId }) => personId === person.id) ?? false;
    if (found === null || !(isOwn || may(asker.role, 'grade'))) {
      return { ok: false, because: 'not found' };
    }
    if (offering.archived) return { ok: false, because: 'archived' };
    await lockPeople(tx, peopleOf(found));
    const { requestId } = input;
    if ((await tx.regradeMessage.count({ where: { requestId } })) > 0) return { ok: true };
    if (await isDecided(tx, found.id)) return { ok: false, because: 'decided' };
    if (words === null) return { ok: false, because: 'no words' };
    const id = newId();
    await tx.regradeMessage.create({
      data: {
        ...{ id, regradeRequestId: found.id, writtenBy: person.id, words, writtenAt: at },
        requestId,
      },
    });
    const { homework, submission, part } = found;
    const told = { offering: offering.slug, at, event: `regrade-message:${id}` };
    if (!isOwn) await tellThem(tx, found, { ...told, step: 'said' });
    else {
      await notify(tx, {
        ...{ ...told, kind: 'regrade', people: await whoWrote(tx, found) },
        path: `/${offering.slug}/staff/grading/${homework}/${submission}?part=${part}`,
        data: { homework, step: 'said' },
      });
    }
    return { ok: true };
  });
}

export type DecideRegradeResult =
  GiveMarkResult | { ok: false; because: 'decided' | 'no words' | 'not seen' };

/**
 * Answers who asked for another look, for good: the part gets what the mark says, where it says
 * something else than they see, and they see it at once, with those of their team who see theirs;
 * all of these are told in the same transaction.
 *
 * @param input.mark of the part, as staff see it now
 * @param input.words the answer, which the person reads
 */
export async function decideRegrade(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: RegradePlace & { words: string; mark: Omit<GiveMarkInput, 'why' | 'settles'> },
): Promise<DecideRegradeResult> {
  const { at } = asker;
  const offering = course.offering(asker.offering);
  if (!may(asker.role, 'grade')) return { ok: false, because: 'not found' };
  const words = pleaOf(input.words);
  return db.$transaction(async (tx): Promise<DecideRegradeResult> => {
    const found = await findRegrade(tx, offering, input);
    const { mark } = input;
    const isOfIt = found?.rows.some(({ id }) => id === mark.submission) ?? false;
    if (found === null || !isOfIt || found.part !== mark.part) {
      return { ok: false, because: 'not found' };
    }
    await lockReleases(tx, offering.slug);
    await lockPeople(tx, peopleOf(found));
    const student = { ...asker, person: { id: found.personId } };
    const seen = await studentMarks(tx, course, student, found.homework, found.version);
    const before = seen?.parts.find(({ key }) => key === found.part);
    if (await isDecided(tx, found.id)) return { ok: false, because: 'decided' };
    // Taken back meanwhile.
    if (seen?.submission !== found.submission || before === undefined) {
      return { ok: false, because: 'not seen' };
    }
    if (words === null) return { ok: false, because: 'no words' };
    let answer: GiveMarkResult = { ok: true, score: seen.points };
    if (!isSameMark(before, mark)) {
      const settles = offering.policy.grading.marking.markers === 2;
      answer = await giveMarkIn(tx, offering, asker, {
        ...mark,
        why: words.slice(0, 500),
        settles,
      });
      if (!answer.ok) return answer;
      await releaseLatest(tx, await rowsSeen(tx, found.rows, at), asker);
    }
    const after = await studentMarks(tx, course, student, found.homework, found.version);
    const toPoints = after?.parts.find(({ key }) => key === found.part)?.given ?? before.given;
    await tx.regradeOutcome.create({
      data: {
        ...{ regradeRequestId: found.id, words, fromPoints: before.given, toPoints },
        ...{ decidedBy: asker.person.id, decidedAt: at },
      },
    });
    await tellThem(tx, found, {
      ...{ offering: offering.slug, at, event: `regrade-outcome:${found.id}`, step: 'decided' },
    });
    await writeRecord(tx, {
      ...{ offering: offering.slug, actor: asker.person.id, at, why: words },
      ...{ action: 'decided regrade', subject: `submission:${found.submission}` },
      from: { part: found.part, points: before.given },
      to: { part: found.part, points: toPoints },
    });
    return answer;
  });
}

/** Tells who asked, and those of their team who see what it is about, each where they see it. */
async function tellThem(
  tx: Transaction,
  { homework, part, rows }: FoundRegrade,
  told: { offering: string; at: Date; event: string; step: 'said' | 'decided' },
): Promise<void> {
  const { offering, at, event, step } = told;
  for (const { personId, number } of await rowsSeen(tx, rows, at)) {
    await notify(tx, {
      ...{ kind: 'regrade', offering, at, event, people: [personId] },
      path: `/${offering}/homework/${homework}/marks?version=${number}#${part}`,
      data: { homework, step },
    });
  }
}

type FoundRegrade = {
  id: string;
  personId: string;
  /** Of everybody whose work it is. */
  rows: HandedInRow[];
  submission: string;
  part: string;
  homework: string;
  /** The number of the version. */
  version: number;
};

async function findRegrade(
  tx: Transaction,
  offering: OfferingFile,
  { regrade, homework, submission }: RegradePlace,
): Promise<FoundRegrade | null> {
  const found = await tx.regradeRequest.findFirst({
    where: {
      id: regrade,
      submission: { homework: { offeringId: offering.slug, slug: homework } },
    },
    select: {
      ...{ id: true, personId: true, submissionId: true, part: true },
      submission: { select: { number: true } },
    },
  });
  if (found === null) return null;
  const { id, personId, part, submissionId } = found;
  const rows = await handedInTogether(tx, submissionId);
  if (submission !== undefined && rows.every((row) => row.id !== submission)) return null;
  const version = found.submission.number;
  return { id, personId, rows, part, submission: submissionId, homework, version };
}

function peopleOf({ rows }: FoundRegrade): string[] {
  return rows.map(({ personId }) => personId);
}

async function isDecided(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.regradeOutcome.count({ where: { regradeRequestId: id } })) > 0;
}

/** Who of staff has been told or has written: whoever was told when it was asked for. */
async function whoWrote(tx: Transaction, found: FoundRegrade): Promise<string[]> {
  const { id } = found;
  const [told, wrote] = await Promise.all([
    tx.notification.findMany({ where: { event: `regrade:${id}` }, select: { personId: true } }),
    tx.regradeMessage.findMany({
      where: { regradeRequestId: id, writtenBy: { notIn: peopleOf(found) } },
      select: { writtenBy: true },
    }),
  ]);
  const people = [...told.map((each) => each.personId), ...wrote.map((each) => each.writtenBy)];
  return [...new Set(people.flatMap((person) => person ?? []))];
}

/** Whether a mark says what the person sees already. */
function isSameMark(
  seen: SeenPart,
  { points, words, notes }: Pick<GiveMarkInput, 'points' | 'words' | 'notes'>,
): boolean {
  return (
    seen.rubric.every(({ key }) => seen.criteria[key] === points[key]) &&
    seen.words.join('\n\n') === words.trim() &&
    JSON.stringify(seen.notes) === JSON.stringify(notes)
  );
}

/** Lets each person see the score that their row has got just now. */
async function releaseLatest(
  tx: Transaction,
  rows: readonly HandedInRow[],
  { person, at }: SignedInAsker,
): Promise<void> {
  for (const { id: submissionId } of rows) {
    const latest = await tx.scoreFact.findFirstOrThrow({
      where: { submissionId },
      orderBy: { id: 'desc' },
      select: { id: true, releases: { where: { withdrawnAt: null }, select: { id: true } } },
    });
    // Of a team only those get another one for whom it counts still.
    if (latest.releases.length > 0) continue;
    await tx.release.createMany({
      data: [{ id: newId(), scoreFactId: latest.id, releasedAt: at, releasedBy: person.id }],
    });
  }
}
