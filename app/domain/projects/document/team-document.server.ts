import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course, Criterion } from '#app/domain/syllabus/course.ts';
import { documentThreads, type ThreadView } from '../feedback/document-threads.server.ts';
import { inheritedConditions, type Inherited } from '../feedback/inherited-conditions.ts';
import type { Mentionable } from '../feedback/mention.ts';
import { mentionablePeople } from '../feedback/mentionable-people.server.ts';
import { findProject, teamOf, type FoundProject } from '../find-project.server.ts';
import { documentFacts, stageChanges, type DocumentFacts } from '../stage-facts.server.ts';
import { rubricOf, stagePlans } from '../stage-plan.ts';
import { standing, type StudentStage } from '../student-project.server.ts';
import type { Details } from '../details/details.ts';
import { keptDetails } from '../details/kept-details.server.ts';
import type { Goal } from '../goals/goal.ts';
import { goalsOf } from '../goals/version-goals.ts';
import { readContent, textBlocksOf, type DocumentContent } from './content.ts';
import { figurePlace, figuresAt, type FigurePlace } from './figures/figure-place.ts';
import { renderFormulas, type Formulas } from './formulas.server.ts';
import { textPoints, type TextPointView } from './import/earlier-text.server.ts';
import { liveRight, loadLiveDocument, type LiveAccess } from './live-document.server.ts';
import { openDocument } from './open-document.server.ts';
import { suggestingPeople } from './suggestions/suggesting-people.server.ts';
import { docFrom, jsonOf } from './yjs-text.ts';

export type TeamDocument = {
  project: FoundProject;
  team: string[];
  /** What the asker may do with its text now. */
  may: LiveAccess;
  /** Who may have suggested something, by their ids. */
  names: Record<string, string>;
  documentId: string;
  stage: StudentStage;
  /** The live text; null when it holds what documents do not hold. */
  content: DocumentContent | null;
  formulas: Formulas;
  figures: FigurePlace;
  versions: DocumentFacts['versions'];
  /** What stood here before it was replaced as a whole; empty for who cannot bring it back. */
  points: TextPointView[];
  /** What the team types beside the text. */
  details: Details;
  /** The goals of the approved proposal; null while there are none. */
  approvedGoals: Goal[] | null;
  /** How many words an abstract has at most. */
  abstractWords: number;
  threads: ThreadView[];
  /** Who can be mentioned in a comment. */
  people: Mentionable[];
  /** What staff mark in this stage. */
  rubric: readonly Criterion[];
  /** Conditions of the approvals of earlier stages. */
  inherited: Inherited[];
};

/**
 * A stage's document as its team works on it: the live text, the versions, the feedback they may
 * see. Null when there is no such project or stage for the asker.
 */
export async function teamDocument(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  address: { project: string; stage: StageName },
): Promise<TeamDocument | null> {
  const project = await findProject(db, asker, address.project);
  if (project === null) return null;
  const documentId = await openDocument(db, asker, project.id, address.stage);
  if (documentId === null) return null;
  // Nothing of this waits for another: it is asked for at once.
  const [changes, allFacts, updates, team, names, points, details, people] = await Promise.all([
    stageChanges(db, asker.offering),
    documentFacts(db, asker, { projectId: project.id }),
    loadLiveDocument(db, documentId),
    teamOf(db, project.id, asker.at),
    suggestingPeople(db, asker.offering, project.id),
    project.access === 'member' ? textPoints(db, documentId) : [],
    keptDetails(db, { id: project.id, documentId, stage: address.stage }, asker.at),
    mentionablePeople(db, project.id, asker.at),
  ]);
  const plans = stagePlans(course, asker.offering, changes, project.id);
  const plan = plans.find(({ stage }) => stage === address.stage);
  if (plan === undefined) return null;
  const all = allFacts.get(project.id) ?? [];
  const facts = all.find(({ id }) => id === documentId);
  const doc = docFrom(updates);
  const content = readContent(jsonOf(doc));
  const blocks = content === null ? [] : textBlocksOf(content);
  return {
    project,
    team,
    may: liveRight(project.access, course.offering(asker.offering).archived),
    names,
    documentId,
    stage: { ...plan, ...standing(plan, facts, asker.at) },
    content,
    formulas: content === null ? {} : renderFormulas(content),
    figures: figurePlace(
      figuresAt(asker.offering, project.slug),
      ...(content === null ? [] : [content]),
    ),
    versions: facts?.versions ?? [],
    points,
    details,
    approvedGoals: goalsOf(all).approved,
    abstractWords: course.offering(asker.offering).project.abstractWords,
    rubric: rubricOf(course, asker.offering, address.stage),
    inherited: inheritedConditions(plans, all, address.stage),
    people,
    threads: await documentThreads(db, asker, documentId, { doc, blocks }),
  };
}
