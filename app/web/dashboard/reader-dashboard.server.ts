import { ownAnnouncements } from '#app/domain/announcements/own-announcements.server.ts';
import { ownApplication } from '#app/domain/enrollment/application/own-application.server.ts';
import { latestRuns } from '#app/domain/experiments/own-runs.server.ts';
import {
  readerHomework,
  type ReaderHomework,
} from '#app/domain/homework/reader-homework.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { midtermAhead } from '#app/domain/question-bank/readable-bank.server.ts';
import { ownNotifications } from '#app/domain/people/own-notifications.server.ts';
import { studentProject } from '#app/domain/projects/student-project.server.ts';
import type { LectureFile } from '#app/domain/syllabus/course.ts';
import { ownMarks } from '#app/domain/syllabus/own-marks.server.ts';
import { readingProgress } from '#app/domain/syllabus/reading-progress.ts';
import { officeHourChanges } from '#app/domain/syllabus/office-hour-changes.server.ts';
import { sevenDays } from '#app/domain/syllabus/seven-days.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import type { RequestContext } from '../context.ts';
import { projectLine } from './project-line.ts';

/** How many announcements and kept runs the dashboard shows. */
const announcementsShown = 3;
const runsShown = 3;

/**
 * Everything on the dashboard of somebody who reads on without being graded: auditors, applicants
 * and whoever has left. It is put together from models that hold no score, no late day and no
 * price, so none can reach them. A project is shown only to whoever had one.
 */
export async function readerDashboard(
  { db, course }: Pick<RequestContext, 'db' | 'course'>,
  asker: SignedInAsker,
) {
  const offering = course.offering(asker.offering);
  const { slug, code, zone, project: plan } = offering;
  const [marks, homework, news, announcements, application, project, runs, hours] =
    await Promise.all([
      ownMarks(db, asker),
      readerHomework(db, course, asker),
      ownNotifications(db, asker),
      ownAnnouncements(db, asker),
      ownApplication(db, offering, asker),
      studentProject(db, course, asker),
      latestRuns(db, asker.person.id, runsShown),
      officeHourChanges(db, asker),
    ]);
  const { next, ...progress } = readingProgress(offering, marks ?? []);
  return {
    kind: 'reader' as const,
    midterm: await midtermAhead({ db, course }, asker),
    ...{ slug, code, zone, homework, progress, runs },
    // Announcements have a place of their own.
    news: news.filter(({ kind }) => kind !== 'announcement'),
    next: next && nextToRead(next),
    application,
    announcements: announcements.slice(0, announcementsShown),
    project: project.project === null ? null : projectLine(plan, project, asker),
    days: sevenDays(offering, deadlines(slug, homework), asker.at, hours),
  };
}

export type ReaderDashboard = Awaited<ReturnType<typeof readerDashboard>>;

function nextToRead({ slug, title, start, end, notes, experiments }: LectureFile) {
  const has = { notes: notes.en !== null, experiments: experiments.length };
  return { slug, title, start, end, ...has };
}

function deadlines(offering: string, homework: readonly ReaderHomework[]) {
  return homework.map(({ slug, title, due, handedIn }) => ({
    at: due,
    title: { en: workTitle(slug, title.en), zh: workTitle(slug, title.zh) },
    path: `/${offering}/homework/${slug}`,
    done: handedIn !== null,
  }));
}
