import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import { viewFile } from '#app/domain/homework/preview/view-file.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { savedReplies } from '#app/domain/projects/feedback/save-reply.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { FileStore } from '#app/files/store.server.ts';
import { regradeThreads } from '../regrades/regrade-threads.server.ts';
import type { RegradeThread } from '../regrades/regrade-thread.ts';
import { gradingFacts } from './grading-facts.server.ts';
import { nextToMark, workLines, type PartPlace } from './grading-list.ts';
import { partOutcome, shownTo, type PartOutcome } from './part-outcome.ts';
import type { MarkedPart } from './rubric.ts';
import { orderedLines } from './staff-grading.server.ts';
import { studentMarks } from './student-marks.server.ts';
import { marksOf, type WorkMark } from './work-marks.server.ts';
import { blindName } from './work-file.server.ts';
import { codeOf } from './works.server.ts';

type Services = { db: Db; course: Course; files: Pick<FileStore, 'has' | 'readPiece'> };

/** What of a work the desk shows, kept in its address. */
export type DeskPlace = {
  homework: string;
  submission: string;
  /** Which part is marked; null for the first that waits. */
  part: string | null;
  /** Whether what comes next is the same part of another work. */
  onlyPart: boolean;
  /** Which file is looked at; null for the first PDF, or the first of all. */
  file: string | null;
};

/** A part on the desk, with what was given for it as far as the viewer may see it. */
export type DeskPart = MarkedPart & {
  kind: PartOutcome['kind'];
  marks: WorkMark[];
  waits: boolean;
  regrade: RegradeThread | null;
};

/** One work on the desk of somebody of staff; null when there is none for them. */
export async function gradingDesk(services: Services, asker: SignedInAsker, place: DeskPlace) {
  const { db, course, files: store } = services;
  const offering = course.offering(asker.offering);
  const homework = offering.homework.find(({ slug }) => slug === place.homework);
  const id = z.uuid().safeParse(place.submission).data;
  if (homework === undefined || id === undefined || !may(asker.role, 'grade')) return null;
  const work = await db.submission.findFirst({
    where: { id, homework: { offeringId: offering.slug, slug: homework.slug } },
    select: {
      ...{ id: true, number: true, submittedAt: true, personId: true, togetherId: true },
      person: { select: { name: true } },
      files: {
        orderBy: { name: 'asc' },
        select: { id: true, name: true, sha256: true, size: true },
      },
    },
  });
  if (work === null) return null;
  const { blind, markers } = offering.policy.grading.marking;
  const [facts, marks, threads, replies, seen] = await Promise.all([
    gradingFacts(db, offering, homework, asker.at),
    marksOf(db, id, asker.at),
    regradeThreads(db, id, asker.at),
    savedReplies(db, asker),
    studentMarks(
      ...([db, course, { ...asker, person: { id: work.personId } }, homework.slug] as const),
      work.number,
    ),
  ]);
  const viewer = asker.person.id;
  const lines = orderedLines(workLines(facts, viewer), blind);
  const at = lines.findIndex(({ rows }) => rows.includes(id));
  const line = lines[at];
  const people = line?.people ?? [{ id: work.personId, name: work.person.name }];
  const parts = facts.parts.map((part): DeskPart => {
    const given = marks.filter((mark) => mark.part === part.key);
    return {
      ...part,
      kind: partOutcome(part, given, markers).kind,
      marks: [...shownTo(viewer, given, markers)],
      waits: line?.parts.find(({ key }) => key === part.key)?.waits ?? false,
      regrade: threads.find((thread) => thread.part === part.key) ?? null,
    };
  });
  const active = partOnDesk(parts, place.part);
  const here: PartPlace = { submission: line?.submission ?? id, part: active };
  const file =
    work.files.find((each) => each.id === place.file) ??
    work.files.find(({ name }) => name.toLowerCase().endsWith('.pdf')) ??
    work.files[0] ??
    null;
  return {
    homework: { slug: homework.slug, title: homework.title },
    ...{ submission: id, number: work.number, at: work.submittedAt, parts, part: active, markers },
    names: blind ? null : people.map(({ name }) => name),
    code: codeOf(homework.slug, work),
    files: work.files.map(({ id: fileId, name, size }, index) => ({
      ...{ id: fileId, size },
      // A name may say whose it is.
      name: blind ? blindName(name, `${index + 1}`) : name,
    })),
    file: file === null ? null : { id: file.id, view: await viewFile(store, file) },
    /** Whether the person sees marks of this very version. */
    seen: seen !== null,
    score: line?.score ?? null,
    replies,
    /** Where the work stands among all; null for a version that does not count. */
    position: line === undefined ? null : { at: at + 1, of: lines.length },
    previous: lines[at - 1]?.submission ?? null,
    following: at < 0 ? null : (lines[at + 1]?.submission ?? null),
    next: nextToMark(lines, here, place.onlyPart),
    onlyPart: place.onlyPart,
  };
}

export type GradingDesk = NonNullable<Awaited<ReturnType<typeof gradingDesk>>>;

function partOnDesk(parts: readonly DeskPart[], asked: string | null): string {
  const part =
    parts.find(({ key }) => key === asked) ?? parts.find(({ waits }) => waits) ?? parts[0];
  return part?.key ?? '';
}
