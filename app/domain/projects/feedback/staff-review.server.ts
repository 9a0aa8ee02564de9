import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course, Criterion } from '#app/domain/syllabus/course.ts';
import { noDetails, type Details } from '../details/details.ts';
import { compareNumbers, type Comparison } from '../document/compared-versions.server.ts';
import { readContent, textBlocksOf, type DocumentContent } from '../document/content.ts';
import { figurePlace, figuresAt, type FigurePlace } from '../document/figures/figure-place.ts';
import { renderFormulas, type Formulas } from '../document/formulas.server.ts';
import { docFrom } from '../document/yjs-text.ts';
import { goalsOf, versionGoals, type VersionGoals } from '../goals/version-goals.ts';
import { documentFacts, stageChanges, type DecisionFacts } from '../stage-facts.server.ts';
import { holdsRound, rubricOf, stagePlans, type StagePlan } from '../stage-plan.ts';
import { inheritedConditions, type Inherited } from './inherited-conditions.ts';
import type { RubricMark } from './rubric.ts';
import { findDocument, teamOf, type FoundProject } from '../find-project.server.ts';
import { feedbackSeen, type FeedbackSeen } from './feedback-seen.server.ts';
import type { Mentionable } from './mention.ts';
import { mentionablePeople } from './mentionable-people.server.ts';
import { savedReplies } from './save-reply.server.ts';
import type { SavedReplyView } from './saved-reply.ts';
import { staffNotes, type NoteView } from './staff-notes.server.ts';
import { documentThreads, type ThreadView } from './document-threads.server.ts';

export type StaffReview = {
  project: FoundProject;
  team: string[];
  /** Who can be mentioned in a comment. */
  people: Mentionable[];
  notes: NoteView[];
  replies: SavedReplyView[];
  /** Who has seen the latest feedback; null before there is any. */
  seen: FeedbackSeen | null;
  plan: StagePlan;
  version: {
    number: number;
    submittedAt: Date;
    by: string;
    latest: boolean;
    decision: DecisionFacts | null;
  };
  /** What stood beside the text. */
  details: Details;
  /** What the version says of the goals; null when nothing. */
  goals: VersionGoals | null;
  /** Every version's number, newest first. */
  versions: number[];
  content: DocumentContent | null;
  formulas: Formulas;
  figures: FigurePlace;
  threads: ThreadView[];
  /** What changed since the version that staff answered last; null when there is none. */
  changes: ({ since: number } & Comparison) | null;
  /** Whether an answer is held for the round unless one says otherwise. */
  hold: boolean;
  /** What staff mark, and what they have marked in this version so far. */
  rubric: { criteria: readonly Criterion[]; marks: RubricMark[] };
  /** Conditions of the approvals of earlier stages. */
  inherited: Inherited[];
};

/**
 * One version as staff review it: frozen text, all threads with drafts, and the changes since the
 * version they answered last (not since the last one handed in). Null when there is none, or for
 * who is not staff.
 *
 * @param number null for the latest version
 */
export async function staffReview(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  address: { project: string; stage: StageName },
  number: number | null,
): Promise<StaffReview | null> {
  const document = await findDocument(db, asker, address.project, address.stage);
  if (document?.access !== 'staff') return null;
  const { documentId, ...project } = document;
  const version = await db.version.findFirst({
    where: { documentId, ...(number !== null && { number }) },
    orderBy: { number: 'desc' },
    include: {
      person: { select: { name: true } },
      marks: { select: { criterion: true, level: true } },
    },
  });
  const changes = await stageChanges(db, asker.offering);
  const plans = stagePlans(course, asker.offering, changes, project.id);
  const plan = plans.find(({ stage }) => stage === address.stage);
  if (version === null || plan === undefined) return null;
  const facts = (await documentFacts(db, asker, { projectId: project.id })).get(project.id) ?? [];
  const versions = facts.find(({ id }) => id === documentId)?.versions ?? [];
  const answered = versions.findLast(
    (earlier) => earlier.number < version.number && earlier.decision !== null,
  )?.number;
  const comparison =
    answered === undefined
      ? null
      : await compareNumbers(
          db,
          { documentId, figures: figuresAt(asker.offering, project.slug) },
          answered,
          version.number,
        );
  const content = readContent(version.content);
  const details = versions.find((one) => one.number === version.number)?.details ?? noDetails;
  return {
    project,
    team: await teamOf(db, project.id, asker.at),
    people: await mentionablePeople(db, project.id, asker.at),
    notes: await staffNotes(db, asker, project.id),
    replies: await savedReplies(db, asker),
    seen: await feedbackSeen(db, asker, {
      ...{ id: documentId, project, stage: address.stage },
    }),
    plan,
    version: {
      number: version.number,
      submittedAt: version.submittedAt,
      by: version.person.name,
      latest: version.number === versions.at(-1)?.number,
      decision: versions.find((one) => one.number === version.number)?.decision ?? null,
    },
    details,
    goals: versionGoals(address.stage, details, goalsOf(facts).approved),
    versions: versions.map((one) => one.number).reverse(),
    content,
    formulas: content === null ? {} : renderFormulas(content),
    figures: figurePlace(
      figuresAt(asker.offering, project.slug),
      ...(content === null ? [] : [content]),
    ),
    threads: await documentThreads(db, asker, documentId, {
      doc: docFrom([version.state]),
      blocks: content === null ? [] : textBlocksOf(content),
    }),
    hold: holdsRound(course, asker.offering, address.stage),
    rubric: {
      criteria: rubricOf(course, asker.offering, address.stage),
      marks: version.marks,
    },
    inherited: inheritedConditions(plans, facts, address.stage),
    changes:
      answered === undefined || comparison === null ? null : { since: answered, ...comparison },
  };
}
