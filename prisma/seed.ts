import type { Db } from '#app/db/client.ts';
import type { ReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { FileStore } from '#app/files/store.server.ts';
import { syncCourse } from '#app/domain/syllabus/sync-course.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { demoApplications } from './demo/applications.ts';
import { storeHandedIn } from './demo/handed-in.ts';
import { demoHomework, seedExtensions } from './demo/homework.ts';
import { seedMarks } from './demo/marks.ts';
import { seedMidterm } from './demo/midterm.ts';
import { demoPeople } from './demo/people.ts';
import { seedProposals } from './demo/proposals.ts';
import { seedDiscussion } from './demo/discussion.ts';
import { seedStepFlags } from './demo/step-flags.ts';
import { seedAnnouncements } from './demo/announcements.ts';
import { seedGallery } from './demo/gallery.ts';
import { seedPeers } from './demo/peers.ts';
import { seedProjects } from './demo/projects.ts';
import { seedTeams } from './demo/teams.ts';
import { emptyPile, writePile } from './demo/pile.ts';

/** What the demo is written with; `origin` begins the links in its mails. */
export type SeedServices = {
  db: Db;
  course: Course;
  signer: ReceiptSigner;
  files: FileStore;
  origin: string;
};

/**
 * Fills an empty database with the demo: Spring 2024 as it stood on Monday 26 February 2024, 10:00
 * in Berkeley, with invented people in every role, and Spring 2020 as an archive. The same at
 * every first start, but for the ids.
 */
export async function seedDemo(services: SeedServices): Promise<void> {
  const { db, course, files } = services;
  await syncCourse(db, course, berkeley('2024-01-08T09:00'));
  const homework = await db.homework.findMany({ where: { offeringId: 'sp24' } });
  const pile = emptyPile();
  const cast = demoPeople(pile);
  demoApplications(pile, cast);
  const ids = new Map(homework.map(({ slug, id }) => [slug, id]));
  demoHomework(pile, cast, ids, await storeHandedIn(files));
  await db.$transaction(
    async (tx) => {
      await writePile(tx, pile);
      await seedExtensions(tx, cast);
    },
    { timeout: 60_000 },
  );
  await seedMarks(services, cast);
  await seedMidterm(services, cast);
  await seedProjects(services, cast);
  await seedTeams(services, cast);
  await seedGallery(services, cast);
  await seedPeers(services, cast);
  await seedStepFlags(services, cast);
  await seedDiscussion(services, cast);
  await seedProposals(services, cast);
  await seedAnnouncements(db, cast);
}
