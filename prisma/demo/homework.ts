import { v7 as newId } from 'uuid';
import type { Transaction } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { addExtension, submissionRows } from '#test/factories/homework.ts';
import type { HandedIn } from './handed-in.ts';
import { named, type Cast } from './people.ts';
import type { Pile } from './pile.ts';
import { seededRandom } from './random.ts';
import { roster } from './roster.ts';

type Handed = { at: string; percent?: number; unreleased?: true };

/** When scores were given, and when those that are out came out. */
const grading = {
  hw1: { given: berkeley('2024-02-13T15:00'), released: berkeley('2024-02-14T09:00') },
  hw2: { given: berkeley('2024-02-25T20:30'), released: berkeley('2024-02-26T09:30') },
  hw3: { given: berkeley('2024-02-25T21:00'), released: null },
};
type Slug = keyof typeof grading;

/** Those whose homework is told one by one; everybody else's is drawn. */
const told: Record<string, Partial<Record<Slug, Handed[]>>> = {
  'Amara Okafor': {
    hw1: [{ at: '2024-02-07T21:42', percent: 96 }],
    hw2: [
      { at: '2024-02-21T23:31', percent: 91 },
      { at: '2024-02-23T18:05', percent: 98.5 },
    ],
  },
  'Jonas Lindqvist': {
    hw1: [{ at: '2024-02-08T02:59', percent: 93 }],
    hw2: [{ at: '2024-02-21T20:10', percent: 95 }],
    hw3: [{ at: '2024-02-25T17:45' }],
  },
  'Adaeze Nwosu': {
    hw1: [{ at: '2024-02-07T19:20', percent: 93 }],
    hw2: [{ at: '2024-02-21T22:48', percent: 84 }],
  },
  'Keiko Watanabe': strong(97, 96),
  'Peter Lindholm': strong(92, 90),
  'Sanjana Iyer': strong(99, 94),
  'Bruno Tavares': strong(91, 79),
  'Farid Rahmani': { hw1: [{ at: '2024-02-07T17:00', percent: 95 }] },
  'Olivia Hartwell': strong(72, 92),
  'Minh Chau Le': strong(90, 88),
  'Stefan Petrovic': { hw1: [{ at: '2024-02-06T23:10', percent: 64 }] },
  'Aaliyah Washington': { hw2: [{ at: '2024-02-25T19:00', percent: 96, unreleased: true }] },
  'Haruto Endo': strong(85, 81),
  'Clara Weiss': {},
  'Kwame Boateng': { hw1: [{ at: '2024-02-07T23:12' }] },
  'Vikram Chaudhry': { hw1: [{ at: '2024-02-07T23:58', percent: 61 }] },
  'Connor Whitfield': {},
  'Pilar Montoya': {},
};

/** Three of those who need more time, with the reason as staff wrote it down. */
const extensions: {
  name: string;
  homework: Slug;
  due: string;
  grantedAt: string;
  why: string;
}[] = [
  {
    name: 'Elias Hoffmann',
    homework: 'hw1',
    due: '2024-02-09T23:59',
    grantedAt: '2024-02-05T10:20',
    why: 'Travel to a funeral.',
  },
  {
    name: 'Thandiwe Nkosi',
    homework: 'hw2',
    due: '2024-02-24T23:59',
    grantedAt: '2024-02-19T15:05',
    why: 'Illness.',
  },
  {
    name: 'Hana Kobayashi',
    homework: 'hw3',
    due: '2024-03-09T23:59',
    grantedAt: '2024-02-25T16:40',
    why: 'Conference deadline in the same week.',
  },
];

/**
 * Homework handed in by 26 February, with scores in every state.
 *
 * @param homeworkIds the ids of the homeworks by their slug
 * @param files what a version of each homework holds
 */
export function demoHomework(
  pile: Pile,
  cast: Cast,
  homeworkIds: ReadonlyMap<string, string>,
  files: HandedIn,
): void {
  const random = seededRandom(294);
  for (const { name, role } of roster) {
    const own = told[name] ?? (role === 'student' ? drawn(random) : {});
    for (const homework of ['hw1', 'hw2', 'hw3'] as const) {
      const id = homeworkIds.get(homework);
      if (id === undefined) throw new Error(`The offering has no ${homework}`);
      const place = { id, homework, files: files[homework] ?? [] };
      addHandedIn(pile, named(cast, name), place, own[homework] ?? []);
    }
  }
}

function addHandedIn(
  pile: Pile,
  person: Person,
  { id, homework, files }: { id: string; homework: Slug; files: HandedIn[string] },
  handed: Handed[],
): void {
  const { given, released } = grading[homework];
  for (const [index, { at, percent, unreleased }] of handed.entries()) {
    const releasedAt = unreleased === undefined ? released : null;
    const rows = submissionRows(id, {
      person,
      homework,
      number: index + 1,
      at: berkeley(at),
      ...(percent !== undefined && {
        score: { percent, givenAt: given, ...(releasedAt !== null && { releasedAt }) },
      }),
    });
    pile.submission.push(rows.submission);
    const submissionId = rows.submission.id;
    pile.submittedFile.push(...files.map((file) => ({ ...file, id: newId(), submissionId })));
    if (rows.score !== undefined) pile.scoreFact.push(rows.score);
    if (rows.release === undefined) continue;
    pile.release.push(rows.release);
    if (index === handed.length - 1) {
      pile.notification.push(scoreNotice(person, homework, rows.release));
    }
  }
}

/** The score of HW1 was read long ago; that of HW2 came half an hour before the demo begins. */
function scoreNotice(
  person: Person,
  homework: Slug,
  { scoreFactId, releasedAt }: { scoreFactId: string; releasedAt: Date },
) {
  const readAt = homework === 'hw1' ? new Date(releasedAt.getTime() + 5 * 3_600_000) : null;
  return {
    id: newId(),
    personId: person.id,
    offeringId: 'sp24',
    kind: 'score',
    event: `score:${scoreFactId}`,
    path: '/sp24/grades',
    data: { homework },
    at: releasedAt,
    readAt,
    // The demo's mail about scores went out long ago; only that about feedback is shown.
    mailedAt: releasedAt,
  };
}

/** The extensions that were granted, with who granted them and why. */
export async function seedExtensions(tx: Transaction, cast: Cast): Promise<void> {
  for (const { name, homework, due, grantedAt, why } of extensions) {
    const person = named(cast, name);
    const at = berkeley(grantedAt);
    const by = named(cast, 'Iris Delacroix');
    await addExtension(tx, { person, homework, due: berkeley(due), grantedAt: at, by, why });
    await writeRecord(tx, {
      offering: 'sp24',
      actor: by.id,
      action: 'granted extension',
      subject: `person:${person.id}`,
      to: { homework, due: berkeley(due).toISOString() },
      why,
      at,
    });
  }
}

function strong(first: number, second: number): Partial<Record<Slug, Handed[]>> {
  return {
    hw1: [{ at: '2024-02-07T20:00', percent: first }],
    hw2: [{ at: '2024-02-21T21:00', percent: second }],
  };
}

/** An ordinary student: mostly on time, mostly strong, now and then a second version. */
function drawn(random: () => number): Partial<Record<Slug, Handed[]>> {
  const score = () => Math.min(100, Math.round((88 + 12 * Math.sqrt(random())) * 2) / 2);
  const lateOnFirst = random() < 0.2 ? Math.floor(random() * 3) : -1;
  const lateOnSecond = random() < 0.3 ? Math.floor(random() * 4) : -1;
  const first = { at: handedInAt(7, lateOnFirst, random), percent: score() };
  const second = handedInAt(21, lateOnSecond, random);
  // Late versions of HW2 are scored but not out yet, or not even scored.
  const standing: Omit<Handed, 'at'> =
    lateOnSecond < 1
      ? { percent: score() }
      : random() < 0.5
        ? { percent: score(), unreleased: true }
        : {};
  const better = random() < 0.15 && lateOnFirst < 0;
  return {
    hw1: better ? [{ at: '2024-02-06T14:15', percent: first.percent - 9 }, first] : [first],
    hw2: [{ at: second, ...standing }],
    ...(random() < 0.12 && { hw3: [{ at: handedInAt(25, -1, random) }] }),
  };
}

/** In the evening of the day it is due, or so many whole days after. */
function handedInAt(dueDay: number, daysAfter: number, random: () => number): string {
  const day = dueDay + (daysAfter < 0 ? 0 : daysAfter + 1);
  const hour = 12 + Math.floor(random() * 11);
  const minute = Math.floor(random() * 60);
  const pad = (number: number) => String(number).padStart(2, '0');
  return `2024-02-${pad(day)}T${pad(hour)}:${pad(minute)}`;
}
