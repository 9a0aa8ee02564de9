import type { Db } from '#app/db/client.ts';
import { instantOf } from '#app/domain/calendar/zone.ts';
import type { Course, OfferingFile, PresentationPolicy } from '#app/domain/syllabus/course.ts';
import { courseOf } from '#app/domain/syllabus/load-course.server.ts';
import { syncCourse } from '#app/domain/syllabus/sync-course.server.ts';

export const zone = 'America/Los_Angeles';

/** The instant of a wall time in Berkeley. */
export const berkeley = (wall: string): Date => instantOf(wall, zone);

const both = (text: string) => ({ en: text, zh: text });

/** A small offering with the dates of Spring 2024: two homeworks and four project stages. */
export function smallOffering(changed: Partial<OfferingFile> = {}): OfferingFile {
  return {
    slug: 'sp24',
    code: 'CS294-158',
    title: both('Deep Unsupervised Learning'),
    term: both('Spring 2024'),
    institution: 'UC Berkeley',
    summary: both('Generative models'),
    zone,
    archived: false,
    capacity: 40,
    admission: both('By strong homework'),
    seats: { offerHours: 48, automaticOffers: false },
    application: null,
    meeting: {
      day: 'thursday',
      start: '14:00',
      end: '17:00',
      place: null,
      note: null,
      inferred: false,
    },
    forum: { name: 'Ed', note: null },
    staff: [],
    officeHoursFrom: '2024-01-25',
    policy: {
      late: { kind: 'budget', unit: 'day', total: 7, perAssignment: 4 },
      strongScore: 90,
      weights: { homework: 60, midterm: 10, project: 30 },
      letterGrades: [
        { from: 90, letter: 'A' },
        { from: 80, letter: 'B' },
        { from: 0, letter: 'C' },
      ],
      grading: {
        ...{ homeworkLeftOut: 0, midtermPoints: 20, projectPoints: 100, extra: [] },
        distributionFrom: 10,
        marking: { markers: 1, blind: false, regradeDays: 7 },
      },
      team: { min: 1, max: 3, expectation: null },
      notes: [],
    },
    staffSecondFactor: 'off',
    reminders: [48, 6],
    homework: [
      homework('hw1', 'Autoregressive models', '2024-01-25', '2024-02-07'),
      homework('hw2', 'Variational autoencoders', '2024-02-08', '2024-02-21'),
    ],
    project: {
      teamsFreeze: null,
      paper: 'letter',
      presentation: null,
      abstractWords: 40,
      showApproved: 'class',
      gallery: { opens: berkeley('2024-05-17T12:00') },
      peerFeedback: null,
      stages: [
        stage('proposal', '2024-02-28', 1),
        stage('milestone', '2024-04-15', 3),
        stage('presentation', '2024-05-10', null),
        stage('report', '2024-05-10', 6),
      ],
    },
    breaks: [],
    events: [],
    midterm: null,
    lectures: [],
    changedAt: new Date('2024-01-01T00:00:00Z'),
    ...changed,
  };
}

/** The small offering with presentations as videos: of a megabyte, or with one host. */
export function filmedOffering(changed: Partial<PresentationPolicy> = {}): OfferingFile {
  const offering = smallOffering();
  const host = {
    name: 'Tube',
    links: ['https://tube.example.org/watch?v={id}'],
    embed: 'https://player.example.org/{id}?start={second}',
  };
  const presentation = { watchers: [], megabytes: 1, hosts: [host], ...changed };
  return { ...offering, project: { ...offering.project, presentation } };
}

/** A course of small offerings, with its rows in the database. */
export async function createCourse(
  db: Db,
  offerings: readonly OfferingFile[] = [smallOffering()],
): Promise<Course> {
  const course = courseOf(offerings);
  await syncCourse(db, course, berkeley('2024-01-10T09:00'));
  return course;
}

function homework(slug: string, title: string, released: string, due: string) {
  const instant = berkeley(`${due}T23:59`);
  return {
    slug,
    title: both(title),
    released: berkeley(`${released}T14:00`),
    due: instant,
    solutions: new Date(instant.getTime() + 4 * 86_400_000),
    statement: null,
  };
}

function stage(
  name: OfferingFile['project']['stages'][number]['stage'],
  due: string,
  pages: number | null,
) {
  return {
    stage: name,
    title: both(name),
    due: berkeley(`${due}T23:59`),
    decideBy: null,
    pages,
    template: null,
    summary: both(name),
    round: { hold: false },
    rubric: ['question', 'method'].map((key) => ({
      ...{ key, label: both(key), help: null },
      levels: ['weak', 'strong'].map((level, points) => ({
        ...{ key: level, label: both(level), points },
      })),
    })),
  };
}
