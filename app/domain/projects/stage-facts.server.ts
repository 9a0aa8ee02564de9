import type { Db, Transaction } from '#app/db/client.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import type { ConditionStep, ScopeAnswer, StageName, Verdict } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { isStaff } from '#app/domain/people/permissions.ts';
import { readDetails } from './details/details-fields.ts';
import type { Details } from './details/details.ts';
import { conditionState, latestWord, type ConditionView } from './feedback/conditions.ts';
import { isReleased, unreadComments, visibleThreads } from './feedback/thread.ts';
import type { RubricMark } from './feedback/rubric.ts';
import type { StageChanges } from './stage-plan.ts';

/** Staff's answer to a version. */
export type DecisionFacts = {
  verdict: Verdict;
  note: string;
  /** What it says to a change of the goals; null where there is none. */
  scope: ScopeAnswer | null;
  by: string;
  /** When it was released; when it was taken while it is held. */
  at: Date;
  /** Waits for the round: only staff see it. */
  held: boolean;
  /** Of an approval, in their order. */
  conditions: ConditionView[];
  /** By the rubric of the stage. */
  marks: RubricMark[];
};

/** A document's facts as the asker may know them, without any text. */
export type DocumentFacts = {
  id: string;
  stage: StageName;
  draftedAt: Date | null;
  /** When the team last wrote, handed in or said something; null before that. */
  activeAt: Date | null;
  versions: {
    number: number;
    submittedAt: Date;
    /** What stood beside the text. */
    details: Details;
    decision: DecisionFacts | null;
  }[];
  /** Comments that the asker has not read; for staff, those of the team. */
  unread: number;
  /** How many comments wait to be sent; always 0 for who is not staff. */
  drafts: number;
};

/** The facts of the documents chosen by `where`, by project; the number of queries is constant. */
export async function documentFacts(
  db: Db,
  asker: SignedInAsker,
  where: Prisma.DocumentWhereInput,
): Promise<Map<string, DocumentFacts[]>> {
  const personId = asker.person.id;
  const documents = await db.document.findMany({
    where,
    select: {
      id: true,
      projectId: true,
      project: { select: { members: { select: { personId: true } } } },
      stage: { select: { name: true } },
      versions: {
        orderBy: { number: 'asc' },
        select: {
          number: true,
          submittedAt: true,
          details: true,
          marks: { select: { criterion: true, level: true } },
          decision: {
            include: {
              person: { select: { name: true } },
              conditions: {
                orderBy: { number: 'asc' },
                include: {
                  facts: {
                    where: { at: { lte: asker.at } },
                    orderBy: { id: 'asc' },
                    include: { person: { select: { name: true } } },
                  },
                },
              },
            },
          },
        },
      },
      threads: {
        where: { second: null },
        select: {
          comments: { select: { authorId: true, releasedAt: true } },
          reads: { where: { personId }, select: { readAt: true } },
        },
      },
    },
  });
  const drafted = await db.documentUpdate.groupBy({
    by: ['documentId'],
    where: { document: where },
    _max: { at: true },
  });
  const draftedAt = new Map(drafted.map((row) => [row.documentId, row._max.at]));
  const byProject = new Map<string, DocumentFacts[]>();
  for (const document of documents) {
    const threads = visibleThreads(document.threads, asker);
    const team = new Set(document.project.members.map((member) => member.personId));
    // Staff wait for what the team says; what their colleagues say is not news in the queue.
    const toRead = (comments: (typeof threads)[number]['comments']) =>
      isStaff(asker.role) ? comments.filter(({ authorId }) => team.has(authorId)) : comments;
    const said = threads.flatMap(({ comments }) =>
      comments.flatMap(({ authorId, releasedAt }) =>
        releasedAt !== null && team.has(authorId) ? [releasedAt] : [],
      ),
    );
    const facts: DocumentFacts = {
      id: document.id,
      stage: document.stage.name,
      activeAt: latestOf([
        draftedAt.get(document.id) ?? null,
        ...document.versions.map(({ submittedAt }) => submittedAt),
        ...said,
      ]),
      draftedAt: draftedAt.get(document.id) ?? null,
      versions: document.versions.map(({ decision, marks, details, ...version }) => ({
        ...version,
        details: readDetails(details),
        decision:
          decision !== null && (isReleased(decision.releasedAt, asker.at) || isStaff(asker.role))
            ? {
                verdict: decision.verdict,
                note: decision.note,
                scope: decision.scope,
                by: decision.person.name,
                at: decision.releasedAt ?? decision.decidedAt,
                held: decision.releasedAt === null,
                conditions: decision.conditions.map(conditionView),
                marks,
              }
            : null,
      })),
      unread: threads
        .map(({ comments, reads }) =>
          unreadComments(toRead(comments), personId, reads[0]?.readAt ?? null),
        )
        .reduce((sum, count) => sum + count, 0),
      drafts: threads.flatMap(({ comments }) => comments).filter((c) => c.releasedAt === null)
        .length,
    };
    byProject.set(document.projectId, [...(byProject.get(document.projectId) ?? []), facts]);
  }
  return byProject;
}

function latestOf(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce(
    (latest, at) => (latest === null || (at !== null && at > latest) ? at : latest),
    null,
  );
}

type ConditionRow = {
  id: string;
  text: string;
  facts: { step: ConditionStep; words: string; at: Date; person: { name: string } }[];
};

function conditionView({ id, text, facts }: ConditionRow): ConditionView {
  const last = latestWord(facts);
  return {
    ...{ id, text, state: conditionState(facts) },
    last: last === undefined ? null : { ...wordsOf(last), by: last.person.name },
  };
}

function wordsOf({ step, words, at }: ConditionRow['facts'][number]) {
  return { step, words, at };
}

/** What was changed about the stages of an offering: moved deadlines and extensions that hold. */
export async function stageChanges(
  db: Db | Transaction,
  offering: string,
): Promise<StageChanges[]> {
  return db.stage.findMany({
    where: { offeringId: offering },
    select: {
      name: true,
      deadlines: { orderBy: { id: 'asc' }, select: { due: true, movedAt: true } },
      extensions: { where: { withdrawal: null }, select: { projectId: true, due: true } },
    },
  });
}
