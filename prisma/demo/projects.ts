import * as Y from 'yjs';
import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { mailNotifications } from '#app/domain/announcements/mail-notifications.server.ts';
import { readContent, textBlocksOf, charactersOf } from '#app/domain/projects/document/content.ts';
import {
  appendLiveUpdate,
  readLiveDocument,
} from '#app/domain/projects/document/live-document.server.ts';
import type { Passage } from '#app/domain/projects/document/passage.ts';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { jsonOf, stateFromJson, textField } from '#app/domain/projects/document/yjs-text.ts';
import { slugOf } from '#app/domain/projects/project.ts';
import { assignProject } from '#app/domain/projects/desk/assign-project.server.ts';
import { changeDeadline } from '#app/domain/projects/deadlines/change-deadline.server.ts';
import type { DeadlineAsking } from '#app/domain/projects/deadlines/deadline-form.server.ts';
import { staffDeadlines } from '#app/domain/projects/deadlines/staff-deadlines.server.ts';
import { stateConflict } from '#app/domain/projects/desk/state-conflict.server.ts';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { markCriterion } from '#app/domain/projects/feedback/mark-criterion.server.ts';
import { readThreads } from '#app/domain/projects/feedback/read-threads.server.ts';
import { resolveThread } from '#app/domain/projects/feedback/resolve-thread.server.ts';
import { stepCondition } from '#app/domain/projects/feedback/step-condition.server.ts';
import { writeComment } from '#app/domain/projects/feedback/write-comment.server.ts';
import type { ReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { Jobs } from '#app/jobs/jobs.server.ts';
import type { FileStore } from '#app/files/store.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor } from '#test/factories/people.ts';
import { createProject, writeDocument } from '#test/factories/projects.ts';
import { named, type Cast } from './people.ts';
import { seedPresentation } from './presentation.ts';
import type { DemoAnswer, DemoProposal, DemoThread } from './proposals/demo-proposal.ts';
import { proposalDetails } from './proposals/details.ts';
import { proposals } from './proposals/stories.ts';
import { addedTexts, proposalTexts } from './proposals/texts.ts';
import { roster } from './roster.ts';
import { suggest } from './suggestions.ts';
import { seedStaffWords } from './staff-words.ts';
import { written, type DocumentJson } from './written-text.ts';

type Services = {
  db: Db;
  course: Course;
  signer: ReceiptSigner;
  files: FileStore;
  origin: string;
};

const stage = 'proposal';
const minute = 60_000;

/** Nothing is asked to be sent: the demo's mails are history, and their addresses nobody's. */
const noJobs: Jobs = {
  enqueue: async () => {},
  work: async () => {},
  nudge: async () => {},
  keepUp: async () => true,
  stop: async () => {},
};

/** The teams and their proposals, in every state, by the same use cases that people's clicks call. */
export async function seedProjects(services: Services, cast: Cast): Promise<void> {
  for (const proposal of proposals)
    await seedProposal({ ...services, jobs: noJobs }, cast, proposal);
  await seedPresentation(services, (name, at) => as(cast, name, at));
  await seedStaffWords(services.db, cast);
  await mailFeedback({ ...services, jobs: noJobs });
  await seedDesk(services, cast);
  await seedMoreTime(services, cast);
  await services.db.$executeRaw`UPDATE delivery SET kept_at = created_at, attempts = 1`;
}

/** Who of staff answers which project: whoever was given it before the first answer. */
async function seedDesk(services: Services, cast: Cast): Promise<void> {
  for (const { title, answer } of proposals) {
    if (answer === undefined) continue;
    const at = new Date(berkeley(answer.at).getTime() - 90 * minute);
    const given = { project: slugOf(title), person: named(cast, answer.by).id };
    const assigned = await assignProject(services, as(cast, 'Iris Delacroix', at), given);
    if (!assigned.ok) throw new Error(`${title} was not assigned: ${assigned.because}`);
  }
  const tobias = as(cast, 'Tobias Renner', berkeley('2024-02-23T16:20'));
  await stateConflict(services, tobias, {
    project: slugOf('Straight paths on a small budget'),
    why: 'I advise Sofia’s thesis, which this project grew out of.',
  });
}

/** A team that was ill has until Saturday. */
async function seedMoreTime(services: Services, cast: Cast): Promise<void> {
  const iris = as(cast, 'Iris Delacroix', berkeley('2024-02-26T08:40'));
  const project = slugOf('Any order will do');
  const due = berkeley('2024-03-02T23:59');
  const asked: DeadlineAsking = { stage, wall: '', due, projects: [project] };
  const shown = await staffDeadlines(services.db, services.course, iris, asked);
  const { id } = await services.db.project.findFirstOrThrow({ where: { slug: project } });
  const extended = await changeDeadline(services, iris, {
    ...{ stage, due, only: [id], mark: shown?.plan?.mark ?? '', requestId: newId() },
    why: 'Both had the flu in the week before; doctors’ notes were shown in office hours.',
  });
  if (!extended.ok) throw new Error(`${project} has no more time: ${extended.because}`);
}

/** The mails about feedback, each written when it was released. */
async function mailFeedback(services: SeedServices): Promise<void> {
  const told = await services.db.notification.findMany({
    where: { kind: 'feedback' },
    distinct: ['at'],
    orderBy: { at: 'asc' },
    select: { at: true },
  });
  for (const { at } of told) await mailNotifications(services, at);
}

type SeedServices = Services & { jobs: Jobs };

async function seedProposal(services: SeedServices, cast: Cast, given: DemoProposal) {
  const { db } = services;
  const { title, team, begun, writtenAt, submitted, answer, revisedAt } = given;
  const { unsent, suggestions = [] } = given;
  const members = team.map((name) => named(cast, name));
  const slug = slugOf(title);
  const project = await createProject(db, { slug, title, at: berkeley(begun), team: members });
  if (writtenAt === undefined) return;
  const documentId = await writeDocument(db, {
    project,
    stage,
    text: written(wordsBy(title, proposalTexts)),
    at: berkeley(writtenAt),
  });
  const scene = { services, cast, slug, team, documentId };
  if (submitted !== undefined) await submit(scene, submitted);
  if (answer !== undefined) await seedAnswer(scene, answer);
  if (revisedAt !== undefined) {
    await addText(scene, written(wordsBy(title, addedTexts)), revisedAt);
    await submit(scene, revisedAt);
  }
  if (unsent !== undefined) await say(scene, unsent, berkeley('2024-02-26T09:12'));
  for (const each of suggestions) await suggest(db, cast, documentId, each);
}

function wordsBy(title: string, texts: Record<string, string>): string {
  const words = texts[title];
  if (words === undefined) throw new Error(`Nothing is written for ${title}`);
  return words;
}

/** One project while its story is told. */
type Scene = {
  services: SeedServices;
  cast: Cast;
  slug: string;
  team: string[];
  documentId: string;
};

async function submit({ services, cast, slug, team }: Scene, at: string): Promise<void> {
  const asker = as(cast, team[0] ?? '', berkeley(at));
  const beside = Object.entries(proposalDetails).find(([title]) => slugOf(title) === slug)?.[1];
  const details =
    beside === undefined
      ? ''
      : JSON.stringify({
          abstract: beside.abstract,
          goals: beside.goals.map((words) => ({ id: newId(), words })),
        });
  const input = { project: slug, stage, requestId: newId(), state: null, details } as const;
  const submitted = await submitVersion(services, asker, input);
  if (!submitted.ok) throw new Error(`${slug} was not submitted: ${submitted.because}`);
}

/** Comments, the decision that releases them, and what the team did with them. */
async function seedAnswer(scene: Scene, answer: DemoAnswer): Promise<void> {
  const { services, cast, slug, team } = scene;
  const at = berkeley(answer.at);
  const threads: { id: string; told: DemoThread }[] = [];
  for (const [index, told] of answer.threads.entries()) {
    const minutesBefore = 4 * (answer.threads.length - index);
    const id = await say(scene, told, new Date(at.getTime() - minutesBefore * minute));
    threads.push({ id, told });
  }
  const { by, verdict, note, marks = {}, conditions = [] } = answer;
  for (const [criterion, level] of Object.entries(marks)) {
    const mark = { project: slug, stage, version: 1, criterion, level } as const;
    const marked = await markCriterion(services, as(cast, by, at), mark);
    if (!marked.ok) throw new Error(`${slug} has no mark for ${criterion}: ${marked.because}`);
  }
  const decision = {
    ...({ project: slug, stage, version: 1, verdict, note } as const),
    hold: answer.held === true,
    ...(conditions.length > 0 && { conditions: conditions.map(({ says }) => says) }),
  };
  const decided = await decideVersion(services, as(cast, by, at), decision);
  if (!decided.ok) throw new Error(`${slug} was not decided: ${decided.because}`);
  if (answer.readAt === undefined) return;
  const readAt = berkeley(answer.readAt);
  for (const { id, told } of threads) await settle(scene, id, told, readAt);
  for (const { says, met } of conditions) if (met) await meet(scene, says, met, readAt);
  for (const name of team) {
    const later = new Date(readAt.getTime() + 30 * minute);
    await readThreads(services.db, as(cast, name, later), { project: slug, stage, upTo: later });
  }
}

/** A staff member's comment in a new thread, as a draft. */
async function say({ services, cast, slug, documentId }: Scene, told: DemoThread, at: Date) {
  const passage = told.on === null ? null : await find(services.db, documentId, told.on);
  const result = await writeComment(services.db, as(cast, told.by, at), {
    project: slug,
    stage,
    body: told.says,
    requestId: newId(),
    about: { version: 1, passage },
  });
  if (!result.ok) throw new Error(`${slug} was not commented: ${result.because}`);
  return result.thread;
}

async function settle(scene: Scene, thread: string, { reply, resolved, by }: DemoThread, at: Date) {
  const { services, cast, slug } = scene;
  const place = { project: slug, stage } as const;
  if (reply !== undefined) {
    const asker = as(cast, reply.by, new Date(at.getTime() + 5 * minute));
    const said = { ...place, body: reply.says, requestId: newId(), about: { thread } };
    await writeComment(services.db, asker, said);
  }
  if (resolved === true) {
    const asker = as(cast, by, new Date(at.getTime() + 20 * minute));
    await resolveThread(services.db, asker, { ...place, thread, resolved });
  }
}

/** The team says that a condition is met. */
async function meet(
  { services, cast, slug }: Scene,
  text: string,
  { by, words }: { by: string; words: string },
  at: Date,
) {
  const { id } = await services.db.condition.findFirstOrThrow({ where: { text } });
  const place = { project: slug, stage: 'milestone', condition: id } as const;
  await stepCondition(services.db, as(cast, by, at), { ...place, step: 'ticked', words });
}

function as(cast: Cast, name: string, at: Date): SignedInAsker {
  const role = roster.find((person) => person.name === name)?.role ?? 'student';
  return askerFor(named(cast, name), role, at);
}

/** Where these words stand in the text. */
async function find(db: Db, documentId: string, words: string): Promise<Passage> {
  const content = readContent(jsonOf(await readLiveDocument(db, documentId)));
  const blocks = content === null ? [] : textBlocksOf(content);
  const block = blocks.findIndex((each) => charactersOf(each).includes(words));
  const found = blocks[block];
  if (found === undefined) throw new Error(`The demo has no passage “${words}”`);
  const offset = charactersOf(found).indexOf(words);
  return { from: { block, offset }, to: { block, offset: offset + words.length } };
}

/** Adds text at the end of the live document, as if it had been typed there. */
async function addText({ services, documentId }: Scene, added: DocumentJson, at: string) {
  const { db } = services;
  const doc = await readLiveDocument(db, documentId);
  const before = Y.encodeStateVector(doc);
  const source = new Y.Doc();
  Y.applyUpdate(source, stateFromJson(added));
  const fragment = doc.getXmlFragment(textField);
  const blocks = source.getXmlFragment(textField).toArray();
  fragment.insert(
    fragment.length,
    blocks.flatMap((block) => (block instanceof Y.XmlElement ? [block.clone()] : [])),
  );
  const update = Y.encodeStateAsUpdate(doc, before);
  await appendLiveUpdate(db, documentId, update, new Date(berkeley(at).getTime() - 10 * minute));
}
