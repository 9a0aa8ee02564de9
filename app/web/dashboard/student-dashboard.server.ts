import { nextTask, type Task } from '#app/domain/calendar/task.ts';
import { homeworkTasks } from '#app/domain/homework/homework-tasks.ts';
import type { Price } from '#app/domain/homework/ledger.ts';
import {
  studentHomework,
  type StudentHomework,
} from '#app/domain/homework/student-homework.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { ownNotifications } from '#app/domain/people/own-notifications.server.ts';
import { midtermAhead } from '#app/domain/question-bank/readable-bank.server.ts';
import { may } from '#app/domain/people/permissions.ts';
import { ownReadings, type OwnReading } from '#app/domain/projects/peer/own-readings.server.ts';
import { projectTasks, readingTasks } from '#app/domain/projects/project-tasks.ts';
import {
  studentProject,
  type StudentProject,
} from '#app/domain/projects/student-project.server.ts';
import { officeHourChanges } from '#app/domain/syllabus/office-hour-changes.server.ts';
import { sevenDays } from '#app/domain/syllabus/seven-days.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import type { RequestContext } from '../context.ts';
import { projectLine } from './project-line.ts';

/**
 * Everything on the dashboard of somebody whose work is graded, put together from what homework,
 * projects, the syllabus and notifications tell them. Whoever may not work on a project sees one
 * only if they had one.
 */
export async function studentDashboard(
  { db, course }: Pick<RequestContext, 'db' | 'course'>,
  asker: SignedInAsker,
) {
  const offering = course.offering(asker.offering);
  const { slug, code, zone, project: plan } = offering;
  const [own, readings, work, news, hours] = await Promise.all([
    studentProject(db, course, asker),
    ownReadings(db, course, asker),
    studentHomework(db, course, asker),
    ownNotifications(db, asker),
    officeHourChanges(db, asker),
  ]);
  const works = may(asker.role, 'work on project');
  const tasks = [
    ...(works ? projectTasks(slug, own) : []),
    ...readingTasks(slug, readings),
    ...homeworkTasks(slug, work.homework),
  ];
  const task = offering.archived ? null : nextTask(tasks);
  return {
    kind: 'student' as const,
    midterm: await midtermAhead({ db, course }, asker),
    ...{ slug, code, zone, news },
    next: task && { task, price: priceOf(task, work), doing: doingOf(task, own) },
    project: works || own.project !== null ? projectLine(plan, own, asker) : null,
    days: sevenDays(offering, deadlines(slug, own, readings, work, works), asker.at, hours),
    homework: work.homework,
    lateDays: work.lateDays,
  };
}

export type StudentDashboard = Awaited<ReturnType<typeof studentDashboard>>;

function priceOf({ kind, key }: Task, { homework, lateDays }: StudentHomework): Price | null {
  return kind === 'homework'
    ? (homework.find(({ slug }) => slug === key)?.price ?? null)
    : (lateDays.stagePrices[key] ?? null);
}

function doingOf(task: Task, { project }: StudentProject): Task['doing'] | 'project' {
  return task.kind === 'stage' && project === null ? 'project' : task.doing;
}

/** Own deadlines for the week, homework and, for those in one, the project's. */
function deadlines(
  offering: string,
  { project, stages }: StudentProject,
  readings: readonly OwnReading[],
  { homework }: StudentHomework,
  works: boolean,
) {
  return [
    ...homework.map(({ slug, title, due, handedIn }) => ({
      at: due,
      title: { en: workTitle(slug, title.en), zh: workTitle(slug, title.zh) },
      path: `/${offering}/homework/${slug}`,
      done: handedIn !== null,
    })),
    ...(works ? stages : []).map(({ stage, title, due, state }) => ({
      at: due,
      title,
      path: project === null ? null : `/${offering}/projects/${project.slug}/${stage}`,
      done: 'version' in state,
    })),
    ...readings.map(({ id, due, label, state }) => ({
      at: due,
      title: label,
      path: `/${offering}/peer/${id}`,
      done: state.kind === 'handed in',
    })),
  ];
}
