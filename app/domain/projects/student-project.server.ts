import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { isNow, projectAccess } from './access.ts';
import {
  documentFacts,
  stageChanges,
  type DecisionFacts,
  type DocumentFacts,
} from './stage-facts.server.ts';
import type { Goal } from './goals/goal.ts';
import { goalsOf } from './goals/version-goals.ts';
import { stagePlans, type StagePlan } from './stage-plan.ts';
import { stageState, type StageState } from './stage-state.ts';

/** A stage of one's own project: what is asked, where it stands, what is new. */
export type StudentStage = StagePlan & {
  state: StageState;
  /** Comments that one has not read. */
  unread: number;
  /** Staff's answer to the latest version that has one. */
  decision: (DecisionFacts & { version: number }) | null;
};

export type StudentProject = {
  /** Null while the asker is in no project. */
  project: { slug: string; title: string; team: string[]; since: Date } | null;
  /** All stages of the offering in their order, also without a project. */
  stages: StudentStage[];
  /** What it is to reach, as approved, or as changed since and accepted; null before that. */
  goals: Goal[] | null;
};

/** The asker's own project in this offering, with the state of each stage at this instant. */
export async function studentProject(
  db: Db,
  course: Course,
  asker: SignedInAsker,
): Promise<StudentProject> {
  const candidates = await db.project.findMany({
    where: { offeringId: asker.offering, members: { some: { personId: asker.person.id } } },
    include: {
      members: { orderBy: { from: 'asc' }, include: { person: { select: { name: true } } } },
    },
  });
  const own = candidates.find(({ members }) => {
    const access = projectAccess(asker, members);
    return access === 'member' || access === 'reader';
  });
  const changes = await stageChanges(db, asker.offering);
  const plans = stagePlans(course, asker.offering, changes, own?.id ?? null);
  const facts =
    own === undefined ? [] : (await documentFacts(db, asker, { projectId: own.id })).get(own.id);
  return {
    project: own === undefined ? null : describe(own, asker.at),
    goals: goalsOf(facts ?? []).present,
    stages: plans.map((plan) => ({
      ...plan,
      ...standing(
        plan,
        facts?.find(({ stage }) => stage === plan.stage),
        asker.at,
      ),
    })),
  };
}

function describe(
  project: {
    slug: string;
    title: string;
    createdAt: Date;
    members: { from: Date; to: Date | null; person: { name: string } }[];
  },
  at: Date,
): StudentProject['project'] {
  const team = project.members.filter((member) => isNow(member, at));
  return {
    slug: project.slug,
    title: project.title,
    team: team.map(({ person }) => person.name),
    since: project.createdAt,
  };
}

/** Where a stage stands by its document's facts; nothing is there without a document. */
export function standing(
  plan: StagePlan,
  facts: DocumentFacts | undefined,
  at: Date,
): Pick<StudentStage, 'state' | 'unread' | 'decision'> {
  const { draftedAt = null, versions = [], unread = 0 } = facts ?? {};
  const answered = versions.findLast(({ decision }) => decision !== null);
  return {
    state: stageState({ due: plan.due, draftedAt, versions }, at),
    unread,
    decision:
      answered?.decision == null ? null : { version: answered.number, ...answered.decision },
  };
}
