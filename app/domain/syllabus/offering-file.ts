import { z } from 'zod';
import { StageName } from '#app/db/generated/enums.ts';
import {
  instantOf,
  isCalendarDate,
  isWallTime,
  isZone,
  weekdays,
} from '#app/domain/calendar/zone.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import type { OfferingFile, StatementFile } from './course.ts';
import type { QuestionFile } from './question-file.ts';

const text = z.string().trim().min(1);
const bilingual = z.strictObject({ en: text, zh: text });
const inferred = z.boolean().default(false);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no slug like hw1');

/** `2024-02-28` */
export const calendarDate = z.string().refine(isCalendarDate, 'is no day like 2024-02-28');
/** `23:59` */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time like 23:59');
const wallTime = z.string().refine(isWallTime, 'is no time like 2024-02-28T23:59');

const slot = z.strictObject({
  day: z.enum(weekdays),
  start: timeOfDay,
  end: timeOfDay,
  place: text.nullable().default(null),
  note: bilingual.nullable().default(null),
  inferred,
});

const question = { key: slug, label: bilingual, help: bilingual.nullable().default(null) };
const required = z.boolean().default(false);
const options = z
  .array(z.strictObject({ key: slug, label: bilingual }))
  .min(2)
  .refine(keysDiffer, 'has a key twice');
const plain = z.strictObject({
  kind: z.enum(['text', 'links', 'consent']),
  ...question,
  required,
});
const long = z.strictObject({
  kind: z.literal('long'),
  ...question,
  required,
  /** In characters. */
  limit: z.int().min(1).max(20_000),
});
const chosen = z.strictObject({
  kind: z.enum(['choice', 'choices']),
  ...question,
  required,
  options,
});

const application = z
  .strictObject({
    opens: wallTime,
    closes: wallTime,
    questions: z
      .array(z.discriminatedUnion('kind', [plain, long, chosen]))
      .min(1)
      .refine(keysDiffer, 'has a key twice'),
    inferred,
  })
  .refine(({ opens, closes }) => opens < closes, 'closes before it opens');

const grading = z.strictObject({
  homeworkLeftOut: z.int().min(0).default(0),
  midtermPoints: z.number().positive().default(100),
  projectPoints: z.number().positive().default(100),
  extra: z
    .array(z.strictObject({ key: slug, title: bilingual, points: z.number().positive() }))
    .refine(keysDiffer, 'has a key twice')
    .default([]),
  /** Fewer than five could be told apart. */
  distributionFrom: z.int().min(5).default(10),
  marking: z
    .strictObject({
      markers: z.union([z.literal(1), z.literal(2)]).default(1),
      blind: z.boolean().default(false),
      regradeDays: z.int().min(0).default(7),
    })
    .prefault({}),
});

const unit = z.enum(['day', 'hour']);
const latePolicy = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ kind: z.literal('budget'), unit },
    ...{ total: z.int().min(0), perAssignment: z.int().min(0) },
  }),
  z
    .strictObject({
      ...{ kind: z.literal('penalty'), unit },
      ...{ percent: z.number().positive(), most: z.int().min(1) },
    })
    .refine(({ percent, most }) => percent * most <= 100, 'takes more points than there are'),
  z.strictObject({ kind: z.literal('none') }),
]);

const policy = z.strictObject({
  late: latePolicy,
  strongScore: z.number().min(0).max(100),
  weights: z
    .strictObject({
      homework: z.number().min(0),
      midterm: z.number().min(0),
      project: z.number().min(0),
    })
    .refine((w) => w.homework + w.midterm + w.project === 100, 'do not add up to 100'),
  grading: grading.prefault({}),
  letterGrades: z
    .array(z.strictObject({ from: z.number(), letter: text }))
    .refine(
      (grades) => isDescending(grades.map(({ from }) => from)),
      'do not fall from line to line',
    ),
  team: z
    .strictObject({
      min: z.int().min(1),
      max: z.int(),
      expectation: bilingual.nullable().default(null),
    })
    .refine(({ min, max }) => min <= max, 'has a smallest size above the largest'),
  notes: z.array(bilingual).default([]),
});

const criterion = z.strictObject({
  ...question,
  levels: z
    .array(
      z.strictObject({
        key: slug,
        label: bilingual,
        points: z.number().min(0).nullable().default(null),
      }),
    )
    .min(2)
    .refine(keysDiffer, 'has a key twice'),
});

const peerFeedback = z.strictObject({
  stages: z.array(z.enum(StageName)).min(1),
  readers: z.int().min(1).max(10),
  atMost: z.int().min(1).max(10),
  dueDays: z.int().min(1).max(60),
  anonymous: z.enum(['readers', 'both', 'none']),
  questions: z.array(z.strictObject(question)).min(1).max(10).refine(keysDiffer, 'has a key twice'),
  inferred,
});

const videoAddress = z
  .string()
  .refine(isVideoAddress, 'is no address like https://example.org/watch/{id}');

const presentation = z.strictObject({
  watchers: z.array(z.enum(['auditor', 'waitlisted'])).default([]),
  megabytes: z.int().min(1).max(2_000).default(300),
  hosts: z
    .array(z.strictObject({ name: text, links: z.array(videoAddress).min(1), embed: videoAddress }))
    .default([]),
});

const seats = z.strictObject({
  offerHours: z.int().min(1).default(48),
  automaticOffers: z.boolean().default(false),
});

/** The form of `offering.yaml`. Unknown keys are refused: they are mostly misspelt ones. */
export const offeringSchema = z.strictObject({
  code: text,
  title: bilingual,
  term: bilingual,
  institution: text,
  summary: bilingual,
  zone: z.string().refine(isZone, 'is no zone of the IANA database'),
  archived: z.boolean(),
  capacity: z.int().min(1),
  capacityInferred: inferred,
  admission: bilingual,
  seats: seats.prefault({}),
  application: application.nullable().default(null),
  meeting: slot,
  forum: z.strictObject({ name: text, note: bilingual.nullable().default(null), inferred }),
  staff: z.array(
    z.strictObject({
      name: text,
      role: z.enum(['instructor', 'assistant']),
      officeHours: z.array(slot),
      topics: z.array(text).default([]),
      inferred,
    }),
  ),
  officeHoursFrom: calendarDate,
  policy,
  staffSecondFactor: z.enum(['off', 'required']).default('off'),
  reminders: z.array(z.number().positive()).default([48, 6]),
  homework: z.array(
    z.strictObject({
      slug,
      title: bilingual,
      released: wallTime,
      due: wallTime,
      solutions: wallTime,
      inferred,
    }),
  ),
  project: z.strictObject({
    teamsFreeze: wallTime.nullable().default(null),
    paper: z.enum(['letter', 'a4']).default('letter'),
    presentation: presentation.nullable().default(null),
    abstractWords: z.int().min(1).max(1_000).default(200),
    showApproved: z.enum(['class', 'nobody']).default('nobody'),
    gallery: z.strictObject({ opens: wallTime, inferred }).nullable().default(null),
    peerFeedback: peerFeedback.nullable().default(null),
    stages: z.array(
      z.strictObject({
        stage: z.enum(StageName),
        title: bilingual,
        due: wallTime,
        decideBy: wallTime.nullable().default(null),
        pages: z.int().min(1).nullable(),
        summary: bilingual,
        /** Whether staff's answers are held for the round unless they say otherwise. */
        round: z.strictObject({ hold: z.boolean() }).default({ hold: false }),
        rubric: z.array(criterion).refine(keysDiffer, 'has a key twice').default([]),
        inferred,
      }),
    ),
  }),
  breaks: z.array(
    z.strictObject({ from: calendarDate, to: calendarDate, title: bilingual, inferred }),
  ),
  events: z.array(
    z.strictObject({
      date: calendarDate,
      start: timeOfDay.nullable().default(null),
      end: timeOfDay.nullable().default(null),
      place: text.nullable().default(null),
      title: bilingual,
      note: bilingual.nullable().default(null),
      lecture: z.literal(false),
      inferred,
    }),
  ),
  midterm: z
    .strictObject({
      date: calendarDate,
      covers: bilingual,
      published: calendarDate.nullable().default(null),
      asks: z.int().min(1).max(5).default(2),
      minutes: z.int().min(5).max(240).default(30),
      inferred,
    })
    .nullable(),
});

export type OfferingYaml = z.infer<typeof offeringSchema>;

/** What of an offering stands in files of its own, by the stage and by the homework's slug. */
type OwnFiles = {
  templates: Partial<Record<StageName, Bilingual>>;
  statements: ReadonlyMap<string, StatementFile>;
  questions: readonly QuestionFile[];
};

/** The offering with its wall times turned into instants; lectures come from their own files. */
export function toOffering(
  slug: string,
  yaml: OfferingYaml,
  { templates, statements, questions }: OwnFiles,
): Omit<OfferingFile, 'lectures' | 'changedAt'> {
  const { capacityInferred: _, ...rest } = yaml;
  const instant = (wall: string) => instantOf(wall, yaml.zone);
  return {
    ...rest,
    slug,
    application: yaml.application && {
      ...yaml.application,
      opens: instant(yaml.application.opens),
      closes: instant(yaml.application.closes),
    },
    homework: yaml.homework.map((homework) => ({
      ...homework,
      released: instant(homework.released),
      due: instant(homework.due),
      solutions: instant(homework.solutions),
      statement: statements.get(homework.slug) ?? null,
    })),
    project: {
      ...yaml.project,
      teamsFreeze: yaml.project.teamsFreeze === null ? null : instant(yaml.project.teamsFreeze),
      gallery: yaml.project.gallery && { opens: instant(yaml.project.gallery.opens) },
      stages: yaml.project.stages.map((stage) => ({
        ...stage,
        template: templates[stage.stage] ?? null,
        due: instant(stage.due),
        decideBy: stage.decideBy === null ? null : instant(stage.decideBy),
      })),
    },
    events: yaml.events.map((event) => ({
      ...event,
      start: event.start === null ? null : instant(`${event.date}T${event.start}`),
      end: event.end === null ? null : instant(`${event.date}T${event.end}`),
    })),
    midterm: yaml.midterm && { ...yaml.midterm, questions },
  };
}

function isDescending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number < (numbers[index - 1] ?? 0));
}

/** https, with `{id}` once, and nothing to fill in before the path. */
function isVideoAddress(address: string): boolean {
  return /^https:\/\/[a-z0-9.-]+\/[^{]*\{id\}((?!\{id\}).)*$/.test(address);
}

function keysDiffer(named: readonly { key: string }[]): boolean {
  return new Set(named.map(({ key }) => key)).size === named.length;
}
