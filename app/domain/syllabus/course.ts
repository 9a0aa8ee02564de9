import type { Bilingual } from '#app/i18n/languages.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { LatePolicy } from '#app/domain/calendar/late-policy.ts';
import type { CalendarDate, Weekday } from '#app/domain/calendar/zone.ts';
import type { QuestionFile } from './question-file.ts';

/** All offerings as their files say, checked; read once when the process starts. */
export type Course = {
  offerings: readonly OfferingFile[];
  has(slug: string): boolean;
  /** @throws when there is no such offering: ask `has` first. */
  offering(slug: string): OfferingFile;
};

/** Slugs of the offerings that ask their staff for a second factor. */
export function guardedOfferings({ offerings }: Course): ReadonlySet<string> {
  return new Set(
    offerings
      .filter(({ staffSecondFactor }) => staffSecondFactor === 'required')
      .map(({ slug }) => slug),
  );
}

/** The course in one term. Every `Date` is an instant; days without an hour are calendar dates. */
export type OfferingFile = {
  slug: string;
  code: string;
  title: Bilingual;
  term: Bilingual;
  institution: string;
  summary: Bilingual;
  /** IANA name. */
  zone: string;
  /** Over: readable, but nothing happens any more. */
  archived: boolean;
  capacity: number;
  admission: Bilingual;
  seats: SeatPolicy;
  /** Null where nobody applies through the portal. */
  application: ApplicationForm | null;
  meeting: Meeting;
  forum: { name: string; note: Bilingual | null };
  staff: readonly StaffMember[];
  /** The first day on which office hours are held. */
  officeHoursFrom: CalendarDate;
  policy: Policy;
  /** Whether staff must show a second factor (an authenticator app or a passkey). */
  staffSecondFactor: 'off' | 'required';
  /** How many hours before a deadline those who have not handed in are reminded. */
  reminders: readonly number[];
  homework: readonly HomeworkFile[];
  project: {
    /** From then on teams change by staff's word alone; null for the milestone's deadline. */
    teamsFreeze: Date | null;
    /** What texts are printed on. */
    paper: 'letter' | 'a4';
    /** What presentations are; null where no video is asked for. */
    presentation: PresentationPolicy | null;
    /** How many words an abstract has at most. */
    abstractWords: number;
    /** Whether the class sees titles and abstracts of approved projects. */
    showApproved: 'class' | 'nobody';
    /** The public gallery of finished projects; null where there is none. */
    gallery: { opens: Date } | null;
    /** Students reading each other's texts; null where nobody does. */
    peerFeedback: PeerFeedbackPolicy | null;
    stages: readonly StageFile[];
  };
  breaks: readonly { from: CalendarDate; to: CalendarDate; title: Bilingual }[];
  events: readonly EventFile[];
  midterm: {
    date: CalendarDate;
    covers: Bilingual;
    /** The day from which on everybody reads its bank; null for the usual one. */
    published: CalendarDate | null;
    /** How many of its questions it asks. */
    asks: number;
    /** How long it lasts. */
    minutes: number;
    /** Its bank, in the order of the lectures; `question-bank/published.ts` says who reads it. */
    questions: readonly QuestionFile[];
  } | null;
  /** In the order of the term. */
  lectures: readonly LectureFile[];
  /** When a file of the offering last changed, but for what comes out at a time of its own. */
  changedAt: Date;
};

/** What people are asked who want a seat, and when they can apply. */
export type ApplicationForm = {
  opens: Date;
  /** From this instant on nothing is sent or changed. */
  closes: Date;
  questions: readonly Question[];
};

/** One question of the application; its key is what the answer is kept under. */
export type Question = {
  key: string;
  label: Bilingual;
  help: Bilingual | null;
  required: boolean;
} & (
  | { kind: 'text' | 'links' | 'consent' }
  /** `limit` in characters. */
  | { kind: 'long'; limit: number }
  | { kind: 'choice' | 'choices'; options: readonly { key: string; label: Bilingual }[] }
);

/** A weekly slot on the offering's wall clock: `14:00` to `17:00`. */
export type WeeklySlot = {
  day: Weekday;
  start: string;
  end: string;
  place: string | null;
  note: Bilingual | null;
};

export type SeatPolicy = {
  /** How long an offered seat is held. */
  offerHours: number;
  /** Whether a seat that becomes free is offered to whoever is first, without staff. */
  automaticOffers: boolean;
};

export type Meeting = WeeklySlot & { inferred: boolean };

export type StaffMember = {
  name: string;
  role: 'instructor' | 'assistant';
  officeHours: readonly WeeklySlot[];
  /** Words of projects' titles that are their subject, for the plan of who answers which. */
  topics?: readonly string[];
};

export type Policy = {
  /** What it costs to hand in late. */
  late: LatePolicy;
  /** Percent of a homework from which it counts as strong. */
  strongScore: number;
  weights: { homework: number; midterm: number; project: number };
  grading: GradingPolicy;
  /** From the best down. */
  letterGrades: readonly { from: number; letter: string }[];
  team: {
    min: number;
    max: number;
    /** What is expected of a team by its size; null where nothing is said. */
    expectation: Bilingual | null;
  };
  notes: readonly Bilingual[];
};

/** How scores become a grade, beside weights and letters. */
export type GradingPolicy = {
  /** How many of a person's lowest homework scores do not count. */
  homeworkLeftOut: number;
  /** What the midterm and the project are out of. */
  midtermPoints: number;
  projectPoints: number;
  /** What adds to the grade: at most so many points of its hundred. */
  extra: readonly { key: string; title: Bilingual; points: number }[];
  /** How many people a distribution that students see is of, at least. */
  distributionFrom: number;
  marking: MarkingPolicy;
};

/** How homework is marked. */
export type MarkingPolicy = {
  /** How many of staff mark each part; what two see differently, somebody settles. */
  markers: 1 | 2;
  /** Whether staff mark without the names of those who handed in. */
  blind: boolean;
  /** For how many days after a release one can ask for another look; none for 0. */
  regradeDays: number;
};

export type HomeworkFile = {
  slug: string;
  title: Bilingual;
  released: Date;
  due: Date;
  /** From when on solutions may be read; not before the last that can be handed in. */
  solutions: Date;
  /** What is asked; null where it is not written yet. */
  statement: StatementFile | null;
};

/** A text that is rendered: its Markdown, and the figures in it. */
export type WrittenText = {
  /** Null where nothing is written (yet) in that language. */
  notes: { en: string | null; zh: string | null };
  /** The SVG of each figure, by its path in the text. */
  figures: ReadonlyMap<string, string>;
  /** Whose text it is; left out for what everybody may read at any time. */
  of?: TimedText;
  /**
   * The only language of a text that somebody typed into the portal, which stands in `notes.en`. It
   * is sanitised; the course's own files are trusted.
   */
  typed?: keyof Bilingual;
  /** Commands of its formulas that KaTeX does not know by itself. */
  macros?: Readonly<Record<string, string>>;
};

/** What comes out at a time of its own. */
export type TimedText = HomeworkText | QuestionOf;

/** A text of a question of the midterm's bank. */
export type QuestionOf = { offering: string; question: string };

/** A text of a homework, which comes out at its own time. */
export type HomeworkText = {
  offering: string;
  homework: string;
  part: 'statement' | 'solutions';
};

/** What can be handed in. */
export const fileKinds = ['pdf', 'ipynb', 'zip', 'py'] as const;
export type FileKind = (typeof fileKinds)[number];

/** The kinds of file that are handed in, and how large all of them may be together. */
export type Expected = {
  kinds: readonly FileKind[];
  megabytes: number;
  /** Who is in a project's team hands in for all of it. */
  byTeam: boolean;
};

/** A part of a homework, and what it is marked by; the whole of it where the rubric is empty. */
export type HomeworkPart = {
  key: string;
  title: Bilingual;
  points: number;
  /** Adds up to the part's points. */
  rubric: readonly { key: string; label: Bilingual; points: number }[];
};

/** What a homework asks, from its own file. */
export type StatementFile = WrittenText & {
  /** In the order of the text, where each is a heading; the points are 100 together. */
  parts: readonly HomeworkPart[];
  expects: Expected;
  /** Files to begin with. */
  downloads: readonly { name: string; about: Bilingual; text: string }[];
  /** Slugs of the offering's lectures that it belongs to. */
  lectures: readonly string[];
  /** Slugs of the playground's catalogue. */
  experiments: readonly string[];
  /** Null where none are written. */
  worked: WrittenText | null;
};

export type StageFile = {
  stage: StageName;
  title: Bilingual;
  due: Date;
  /** When staff means to have answered. */
  decideBy: Date | null;
  /** The limit; null where there is none. */
  pages: number | null;
  summary: Bilingual;
  /** What a text may begin with, in Markdown; null where there is nothing. */
  template: Bilingual | null;
  /** Whether answers are held, to be released together, unless staff say otherwise. */
  round: { hold: boolean };
  /** What staff mark; nothing where it is empty. */
  rubric: readonly Criterion[];
};

/** Presentations are videos: what one can be, and who watches it. */
export type PresentationPolicy = {
  /** Who watches what is shared, beside the class. */
  watchers: readonly ('auditor' | 'waitlisted')[];
  /** The largest file. */
  megabytes: number;
  /** Whose players may stand in a page; a video elsewhere is a link. */
  hosts: readonly VideoHost[];
};

/** Who reads whose text in a round of peer feedback, and what they are asked. */
export type PeerFeedbackPolicy = {
  stages: readonly StageName[];
  /** How many classmates read each text. */
  readers: number;
  /** How many texts one student reads at most. */
  atMost: number;
  /** How many days after the stage's deadline their answers are due. */
  dueDays: number;
  anonymous: PeerAnonymity;
  questions: readonly PeerQuestion[];
};

/**
 * Who is not named to whom: the readers to the team, the readers and the team to each other, or
 * nobody. Staff see all names.
 */
export type PeerAnonymity = 'readers' | 'both' | 'none';

/** What readers are asked about a text; the key is what the answer is kept under. */
export type PeerQuestion = { key: string; label: Bilingual; help: Bilingual | null };

/** Where videos can be watched without leaving the portal. */
export type VideoHost = {
  name: string;
  /** What links there look like, with `{id}` where the video's own name stands. */
  links: readonly string[];
  /** The player's address, with `{id}` and `{second}`, where it begins. */
  embed: string;
};

/** What staff mark in a stage: one question, and the levels on which a text can answer it. */
export type Criterion = {
  key: string;
  label: Bilingual;
  help: Bilingual | null;
  /** From the lowest up. `points` is null where none are given. */
  levels: readonly { key: string; label: Bilingual; points: number | null }[];
};

/** A dated thing that is not a lecture; without hours it is about the day. */
export type EventFile = {
  date: CalendarDate;
  start: Date | null;
  end: Date | null;
  place: string | null;
  title: Bilingual;
  note: Bilingual | null;
};

export type LectureFile = WrittenText & {
  slug: string;
  order: number;
  week: number;
  date: CalendarDate;
  start: Date;
  end: Date;
  place: string | null;
  title: Bilingual;
  topics: readonly Bilingual[];
  abstract: Bilingual;
  readings: readonly Reading[];
  slides: string | null;
  recording: string | null;
  /** Slugs of the playground's catalogue. */
  experiments: readonly string[];
  /** Whether there is a Chinese file; otherwise the texts above are English in both languages. */
  translated: boolean;
};

export type Reading = {
  title: string;
  authors: readonly string[];
  year: number;
  url: string;
  why: Bilingual;
};
