import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { questionOf } from './accepted-questions.server.ts';
import { changedParts, compareTexts, type Changed, type Run } from './compare-questions.ts';
import { findProposal } from './find-proposal.server.ts';
import {
  mayEdit,
  verdictsAfter,
  type ProposalState,
  type ProposedQuestion,
  type Verdict,
} from './proposal.ts';
import { renderProposal, type RenderedProposal } from './render-proposal.server.ts';

/** What happened to a proposed question, in the order in which it did. */
export type ProposalEvent = { id: string; by: string | null; at: Date; words: string } & (
  | { kind: 'version'; number: number; changes: Changes | null }
  | { kind: 'decision'; version: number; verdict: Verdict }
);

/** What a version changes of the one before it. */
export type Changes = { parts: Changed[]; text: Run[] };

/** A proposed question for its author or staff. */
export type ProposalPage = {
  id: string;
  state: ProposalState;
  own: boolean;
  /** Null once the person is gone. */
  author: string | null;
  /** Whether the bank says who proposed it. */
  named: boolean;
  /** Its address in the bank, while it is there. */
  slug: string | null;
  lecture: Bilingual;
  question: ProposedQuestion;
  rendered: RenderedProposal;
  events: ProposalEvent[];
  /** The number of the version that is shown, and the id of the last decision; null for none. */
  version: number;
  last: string | null;
  mayEdit: boolean;
  /** What the asker can decide now. */
  verdicts: readonly Verdict[];
};

/**
 * A proposed question as it stands, with everything that happened to it; null for everybody but its
 * author and staff.
 *
 * @param compared the number of the version whose changes are wanted
 */
export async function proposalPage(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  id: string,
  compared: number | null,
): Promise<ProposalPage | null> {
  const found = await findProposal(db, asker, id);
  if (found === null) return null;
  const { proposal, latest, last, own, decides, state } = found;
  const { archived, lectures } = course.offering(asker.offering);
  const question = questionOf(latest);
  const author = await db.proposal.findUniqueOrThrow({
    where: { id: proposal.id },
    select: { author: { select: { name: true } } },
  });
  const lecture = lectures.find(({ slug }) => slug === question.lecture)?.title;
  return {
    ...{ id: proposal.id, state, own, named: proposal.named, question },
    author: author.author?.name ?? null,
    slug: state === 'accepted' ? proposal.slug : null,
    lecture: lecture ?? { en: question.lecture, zh: question.lecture },
    rendered: renderProposal(question.body, question.language),
    events: await eventsOf(db, proposal.id, compared),
    ...{ version: latest.number, last: last?.id ?? null },
    mayEdit: !archived && mayEdit(state, decides),
    verdicts: decides && !archived ? verdictsAfter(state) : [],
  };
}

async function eventsOf(db: Db, id: string, compared: number | null): Promise<ProposalEvent[]> {
  const by = { select: { name: true } };
  const [versions, decisions] = await Promise.all([
    db.proposalVersion.findMany({
      where: { proposalId: id },
      orderBy: { number: 'asc' },
      include: { by },
    }),
    db.proposalDecision.findMany({
      where: { proposalId: id },
      orderBy: { id: 'asc' },
      include: { by },
    }),
  ]);
  const events: ProposalEvent[] = [
    ...versions.map((version, index) => {
      const before = versions[index - 1];
      const wanted = before !== undefined && version.number === compared;
      return {
        ...{ kind: 'version' as const, id: version.id, number: version.number },
        by: version.by?.name ?? null,
        ...{ at: version.writtenAt, words: version.note },
        changes: wanted ? changesOf(questionOf(before), questionOf(version)) : null,
      };
    }),
    ...decisions.map(({ id: decision, version, verdict, why, decidedAt, by: person }) => ({
      ...{ kind: 'decision' as const, id: decision, version, verdict, words: why },
      ...{ by: person?.name ?? null, at: decidedAt },
    })),
  ];
  // Ids of version 7 sort by time, also within a millisecond.
  return events.sort((one, other) => (one.id < other.id ? -1 : 1));
}

function changesOf(older: ProposedQuestion, newer: ProposedQuestion): Changes {
  return { parts: changedParts(older, newer), text: compareTexts(older.body, newer.body) };
}
