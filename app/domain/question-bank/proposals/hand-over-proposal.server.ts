import { isDeepStrictEqual } from 'node:util';
import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { questionOf } from './accepted-questions.server.ts';
import { coveredLectures } from './covered-lectures.ts';
import { findProposal, lockProposals } from './find-proposal.server.ts';
import { longest } from './longest.ts';
import { proposalProblems, type ProposalProblems } from './proposal-problems.ts';
import { mayEdit, type ProposedQuestion } from './proposal.ts';
import { tellAuthor } from './tell-author.server.ts';

type Services = { db: Db; course: Course };

export type ProposeResult =
  | { ok: true; proposal: string }
  | { ok: false; because: 'not found' | 'archived' }
  | { ok: false; because: 'problems'; problems: ProposalProblems };

/**
 * Proposes a question for the bank.
 *
 * @param input.named whether the bank may say who proposed it
 * @param input.requestId made by the form: sent twice, it is proposed once
 */
export async function proposeQuestion(
  { db, course }: Services,
  asker: SignedInAsker,
  { question, named, requestId }: { question: ProposedQuestion; named: boolean; requestId: string },
): Promise<ProposeResult> {
  const offering = course.offering(asker.offering);
  const covered = coveredLectures(offering);
  if (covered === null || !may(asker.role, 'propose questions')) return refused('not found');
  if (offering.archived) return refused('archived');
  const problems = proposalProblems(question, covered);
  if (Object.keys(problems).length > 0) return { ok: false, because: 'problems', problems };
  return db.$transaction(async (tx): Promise<ProposeResult> => {
    await lockProposals(tx, asker.offering);
    const sent = await tx.proposal.findUnique({ where: { requestId } });
    if (sent !== null) {
      return sent.authorId === asker.person.id
        ? { ok: true, proposal: sent.id }
        : refused('not found');
    }
    const id = newId();
    await tx.proposal.create({
      data: {
        ...{ id, offeringId: asker.offering, authorId: asker.person.id, named, requestId },
        versions: { create: versionOf(asker, 1, question, '') },
      },
    });
    return { ok: true, proposal: id };
  });
}

export type HandOverResult =
  | { ok: true }
  | {
      ok: false;
      because:
        | 'not found'
        | 'archived'
        /** As it stands it is not edited, or not by this asker. */
        | 'closed'
        /** Another version was handed over meanwhile. */
        | 'changed'
        /** Staff say what they changed in somebody’s question. */
        | 'no note'
        | 'note too long';
    }
  | { ok: false; because: 'problems'; problems: ProposalProblems };

/**
 * Hands over a further version of a proposed question: its author until it is decided, staff also
 * while it is in the bank. Staff say what they change in somebody else’s, who is told; what they
 * change is recorded.
 *
 * @param input.before the number of the version that was edited
 */
export async function handOverVersion(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { proposal: string; before: number; question: ProposedQuestion; note: string },
): Promise<HandOverResult> {
  const offering = course.offering(asker.offering);
  if (offering.archived) return refused('archived');
  const note = input.note.trim();
  if (note.length > longest.note) return refused('note too long');
  return db.$transaction(async (tx): Promise<HandOverResult> => {
    await lockProposals(tx, asker.offering);
    const found = await findProposal(tx, asker, input.proposal);
    if (found === null) return refused('not found');
    const { latest, state, own, decides } = found;
    if (isRepeated(asker, input, latest)) return { ok: true };
    if (latest.number !== input.before) return refused('changed');
    if (!mayEdit(state, decides)) return refused('closed');
    if (!own && note === '') return refused('no note');
    const problems = proposalProblems(input.question, coveredLectures(offering) ?? []);
    if (Object.keys(problems).length > 0) return { ok: false, because: 'problems', problems };
    const number = latest.number + 1;
    await tx.proposalVersion.create({
      data: { proposalId: input.proposal, ...versionOf(asker, number, input.question, note) },
    });
    if (decides) {
      await writeRecord(tx, {
        ...{ offering: asker.offering, actor: asker.person.id, at: asker.at, why: note },
        ...{ action: 'edited proposal', subject: `proposal:${input.proposal}` },
        ...{ from: { version: latest.number }, to: { version: number } },
      });
    }
    if (!own) {
      const told = { event: `${number}`, step: 'edited', title: input.question.title } as const;
      await tellAuthor(tx, asker, found.proposal, told);
    }
    return { ok: true };
  });
}

/** The same click came before: what it handed over stands already. */
function isRepeated(
  { person }: SignedInAsker,
  { before, question }: { before: number; question: ProposedQuestion },
  latest: { number: number; writtenBy: string | null },
): boolean {
  if (latest.number !== before + 1 || latest.writtenBy !== person.id) return false;
  return isDeepStrictEqual(questionOf(latest), question);
}

function versionOf(
  { person, at }: SignedInAsker,
  number: number,
  { topics, ...question }: ProposedQuestion,
  note: string,
) {
  const written = { writtenBy: person.id, writtenAt: at };
  return { id: newId(), number, ...question, topics: [...topics], note, ...written };
}

function refused<Because>(because: Because): { ok: false; because: Because } {
  return { ok: false, because };
}
