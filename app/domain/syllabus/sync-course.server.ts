import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { Course, OfferingFile } from './course.ts';

/** Any number; two processes that start at once take turns by it. */
const syncLock = 20_240_118;

/**
 * Gives every offering, lecture, homework and stage of the files a row under its slug, so that
 * activity can refer to it. Doing it again changes nothing. What is gone from the files is
 * archived, never deleted, and comes back under the same id when its slug does.
 *
 * @param at recorded as the instant of archiving
 */
export async function syncCourse(db: Db, course: Course, at: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${syncLock})`;
    for (const offering of course.offerings) {
      await syncOffering(tx, offering, at);
      await syncLectures(tx, offering, at);
      await syncHomework(tx, offering, at);
      await syncStages(tx, offering, at);
    }
    await tx.offering.updateMany({
      where: { id: { notIn: course.offerings.map(({ slug }) => slug) }, archivedAt: null },
      data: { archivedAt: at },
    });
  });
}

async function syncOffering(tx: Transaction, offering: OfferingFile, at: Date): Promise<void> {
  const { slug: id, title, zone, capacity, archived } = offering;
  const facts = { title: title.en, zone, capacity };
  await tx.offering.upsert({
    where: { id },
    create: { id, ...facts, archivedAt: archived ? at : null },
    update: archived ? facts : { ...facts, archivedAt: null },
  });
  if (archived) {
    await tx.offering.updateMany({ where: { id, archivedAt: null }, data: { archivedAt: at } });
  }
}

async function syncLectures(tx: Transaction, { slug, lectures }: OfferingFile, at: Date) {
  const slugs = lectures.map((lecture) => lecture.slug);
  const row = (lecture: string) => ({ id: newId(), offeringId: slug, slug: lecture });
  const here = { offeringId: slug };
  await tx.lecture.createMany({ data: slugs.map(row), skipDuplicates: true });
  await tx.lecture.updateMany({
    where: { ...here, slug: { in: slugs }, archivedAt: { not: null } },
    data: { archivedAt: null },
  });
  await tx.lecture.updateMany({
    where: { ...here, slug: { notIn: slugs }, archivedAt: null },
    data: { archivedAt: at },
  });
}

async function syncHomework(tx: Transaction, { slug, homework }: OfferingFile, at: Date) {
  const slugs = homework.map((assignment) => assignment.slug);
  const row = (assignment: string) => ({ id: newId(), offeringId: slug, slug: assignment });
  const here = { offeringId: slug };
  await tx.homework.createMany({ data: slugs.map(row), skipDuplicates: true });
  await tx.homework.updateMany({
    where: { ...here, slug: { in: slugs }, archivedAt: { not: null } },
    data: { archivedAt: null },
  });
  await tx.homework.updateMany({
    where: { ...here, slug: { notIn: slugs }, archivedAt: null },
    data: { archivedAt: at },
  });
}

async function syncStages(tx: Transaction, { slug, project }: OfferingFile, at: Date) {
  const names = project.stages.map(({ stage }) => stage);
  const here = { offeringId: slug };
  await tx.stage.createMany({
    data: names.map((name) => ({ id: newId(), offeringId: slug, name })),
    skipDuplicates: true,
  });
  await tx.stage.updateMany({
    where: { ...here, name: { in: names }, archivedAt: { not: null } },
    data: { archivedAt: null },
  });
  await tx.stage.updateMany({
    where: { ...here, name: { notIn: names }, archivedAt: null },
    data: { archivedAt: at },
  });
}
