import { applying, seats } from './declared-enrollment.ts';
import { accounts } from './declared-accounts.ts';
import { grades, marks } from './declared-grades.ts';
import { homework } from './declared-homework.ts';
import { told } from './declared-told.ts';
import { desk } from './declared-desk.ts';
import { teams } from './declared-teams.ts';
import { mocks } from './declared-mocks.ts';
import { peers } from './declared-peers.ts';
import { presentations } from './declared-presentations.ts';
import { discussionForms } from './declared-discussion.ts';
import { proposals } from './declared-proposals.ts';
import { showing } from './declared-showing.ts';
import { projects } from './declared-projects.ts';
import { everybody, nobody, signedIn, staff, students, type Role } from './roles.ts';
import type { Kind } from './things.ts';

/** What a field of a form is sent with: these words, the id of something, or what the world gives. */
export type Value = string | { of: Kind } | { given: string };

/** One thing that can be asked for by a form. */
export type Form = {
  fields: Record<string, Value>;
  /** Who gets it done, with ids of their own; whoever else asks changes nothing. */
  may: readonly Role[];
  /** False where it is done and yet leaves no trace in the database, e.g. done already. */
  changes?: false;
  /** Who is told why not on the page, without being refused or sent to the sign-in page. */
  told?: readonly Role[];
  /** Other things than usual in the address. */
  path?: Record<string, Kind>;
  /** True where each answer takes its time: two roles stand for all. */
  slow?: true;
};

/** What one can ask of an address, and who. What is not declared here is refused, or fails. */
export type Declared = {
  /** Who may open it: everybody else is refused, and somebody signed out is sent to sign in. */
  opens: readonly Role[];
  /** Who is led on to another page instead, always or for some of its ids. */
  ledOn?: readonly Role[];
  /** Opens also with ids of nothing, and says so: links of letters, which run out. */
  tells?: true;
  /** Nothing is there for anybody else: somebody signed out is refused as well. */
  absent?: true;
  /** What the parts of the address are ids of; `:offering` goes without saying. */
  path?: Record<string, Kind>;
  /** What can stand behind the question mark: words and choices, a draw's seed, or the id of something. */
  search?: Record<string, 'words' | 'seed' | Kind>;
  /** By what they do. */
  forms?: Record<string, Form>;
  /** Fields whose names the code puts together or that no form above sends, with what they are. */
  alsoRead?: Record<string, string>;
};

const aRun = {
  ...{ intent: 'keep', settings: 'seed=7', note: 'Straight' },
  result: '{"step":10,"totalSteps":100,"loss":1,"heldOut":null,"gap":null,"floor":null}',
};

const aReview = JSON.stringify([
  {
    id: '018f3f6e-0000-4000-8000-000000000001',
    ...{ question: 'optimal-discriminator', mode: 'order', grade: 'good', at: 1_708_970_400_000 },
  },
]);

/** Every address with what it reads and who may do what there. */
export const declared: Record<string, Declared> = {
  '/': { opens: everybody },
  '/healthz': { opens: everybody },
  '/check-receipt': { opens: everybody },
  '/content/:hash': { opens: everybody, path: { hash: 'notes' } },
  '/playground': { opens: everybody },
  '/playground/:experiment': {
    opens: everybody,
    path: { experiment: 'experiment' },
    search: { model: 'kept model' },
    alsoRead: {
      ...{ experiment: 'as the address says', keptAt: 'never from here', run: 'no run yet' },
      model: 'the file of a model, which has to be the run’s',
      ...{ note: 'as an intent: refused here', remove: 'as an intent: refused here' },
    },
    forms: { 'keep a run': { fields: aRun, may: signedIn, told: ['nobody'] } },
  },
  '/playground/models/:key': { opens: everybody, path: { key: 'kept model' } },
  '/playground/runs': {
    opens: signedIn,
    search: { experiment: 'words', page: 'words' },
    alsoRead: { model: 'never from here' },
    forms: {
      'put one back': {
        fields: { ...aRun, experiment: 'swiss-roll-diffusion', keptAt: '2024-02-20T10:00:00.000Z' },
        may: signedIn,
      },
      'change a note': {
        fields: { intent: 'note', run: { of: 'run' }, note: 'Looked at again' },
        may: signedIn,
      },
      remove: { fields: { intent: 'remove', run: { of: 'run' } }, may: signedIn },
    },
  },
  '/:offering/calendar.ics': { opens: everybody, search: { lang: 'words' } },
  '/:offering': { opens: everybody },
  '/:offering/syllabus': { opens: everybody },
  '/:offering/lectures/:lecture': {
    opens: everybody,
    path: { lecture: 'lecture' },
    search: { read: 'words' },
    forms: {
      'mark as read': { fields: { intent: 'read' }, may: signedIn },
      'take the mark away': { fields: { intent: 'unread' }, may: signedIn, changes: false },
    },
  },
  '/:offering/midterm': {
    opens: everybody,
    search: { q: 'words', topic: 'words', difficulty: 'words' },
  },
  '/:offering/midterm/:question': {
    opens: everybody,
    path: { question: 'question' },
    search: { read: 'words', steps: 'words', talk: 'words' },
    // Whoever may flag a step does not read the bank yet.
    forms: {
      flag: { fields: { intent: 'flag', step: '1' }, may: nobody },
      unflag: { fields: { intent: 'unflag', step: '1' }, may: nobody },
      ...discussionForms,
    },
  },
  '/:offering/staff/midterm/discussion': {
    opens: staff,
    search: { show: 'words', page: 'words' },
  },
  '/:offering/staff/midterm/steps': { opens: staff, search: { order: 'words' } },
  // Not out when everybody asks; the other pages of the bank say so.
  '/:offering/midterm/print': {
    ...{ opens: staff, absent: true },
    search: { read: 'words', derivations: 'words' },
  },
  '/:offering/midterm/anki.txt': { opens: staff, absent: true },
  '/:offering/midterm/study': { opens: everybody, search: { question: 'words' } },
  '/:offering/midterm/study/worker.js': { opens: everybody },
  '/:offering/midterm/study/cards': {
    ...{ opens: staff, absent: true },
    search: { lang: 'words' },
  },
  '/:offering/midterm/study/reviews': {
    ...{ opens: nobody, absent: true },
    forms: { keep: { fields: { reviews: aReview }, may: staff } },
  },
  '/:offering/people': {
    opens: everybody,
    forms: { 'is listed or not': { fields: { listed: 'no' }, may: students } },
  },
  '/*': { opens: nobody, absent: true },
  ...accounts,
  ...told,
  ...homework,
  ...grades,
  ...marks,
  ...applying,
  ...seats,
  ...projects,
  ...presentations,
  ...teams,
  ...showing,
  ...peers,
  ...mocks,
  ...proposals,
  ...desk,
};
