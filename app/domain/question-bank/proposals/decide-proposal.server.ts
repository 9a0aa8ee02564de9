import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { bankPages } from '#app/domain/syllabus/read-questions.ts';
import { addressOf, freeSlug } from '#app/domain/syllabus/slug.ts';
import { findProposal, lockProposals } from './find-proposal.server.ts';
import { longest } from './longest.ts';
import { needsReason, verdictsAfter, type Verdict } from './proposal.ts';
import { tellAuthor } from './tell-author.server.ts';

export type DecideResult =
  | { ok: true }
  | {
      ok: false;
      because:
        | 'not found'
        | 'archived'
        /** Another version came, or somebody else has decided, since the page was read. */
        | 'changed'
        /** As it stands this cannot be decided. */
        | 'closed'
        | 'no reason'
        | 'reason too long';
    };

/**
 * Decides about a proposed question. Accepted for the first time it gets its address in the bank,
 * which it keeps. Each decision is recorded in the same transaction.
 *
 * @param input.version the number of the version that was read
 * @param input.last the id of the last decision that was read; null for none
 */
export async function decideProposal(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: { proposal: string; version: number; last: string | null; verdict: Verdict; why: string },
): Promise<DecideResult> {
  if (!may(asker.role, 'decide on proposals')) return refused('not found');
  const offering = course.offering(asker.offering);
  if (offering.archived) return refused('archived');
  const { verdict, version } = input;
  const why = input.why.trim();
  if (why.length > longest.note) return refused('reason too long');
  return db.$transaction(async (tx): Promise<DecideResult> => {
    await lockProposals(tx, asker.offering);
    const found = await findProposal(tx, asker, input.proposal);
    if (found === null) return refused('not found');
    const { proposal, latest, last, state, own } = found;
    if (last !== undefined && isRepeated(asker, { ...input, why }, last)) return { ok: true };
    if (latest.number !== version || (last?.id ?? null) !== input.last) return refused('changed');
    if (!verdictsAfter(state).includes(verdict)) return refused('closed');
    if (why === '' && needsReason(verdict)) return refused('no reason');
    const id = newId();
    await tx.proposalDecision.create({
      data: {
        ...{ id, proposalId: proposal.id, version, verdict, why },
        ...{ decidedBy: asker.person.id, decidedAt: asker.at },
      },
    });
    if (verdict === 'accepted' && proposal.slug === null) {
      const files = offering.midterm?.questions.map(({ slug }) => slug) ?? [];
      const slug = freeSlug(
        addressOf(latest.title, 'question'),
        await takenSlugs(tx, asker, files),
      );
      await tx.proposal.update({ where: { id: proposal.id }, data: { slug } });
    }
    await writeRecord(tx, {
      ...{ offering: asker.offering, actor: asker.person.id, at: asker.at, why },
      ...{ action: 'decided proposal', subject: `proposal:${proposal.id}` },
      ...{ from: { state }, to: { state: verdict, version } },
    });
    if (!own) {
      const told = { event: id, step: verdict, title: latest.title };
      await tellAuthor(tx, asker, proposal, told);
    }
    return { ok: true };
  });
}

/** The same click came before: what it decided stands already. */
function isRepeated(
  { person }: SignedInAsker,
  asked: { version: number; last: string | null; verdict: Verdict; why: string },
  last: { id: string; decidedBy: string | null; version: number; verdict: Verdict; why: string },
): boolean {
  const { version, verdict, why } = last;
  return (
    last.id !== asked.last &&
    last.decidedBy === person.id &&
    version === asked.version &&
    verdict === asked.verdict &&
    why === asked.why
  );
}

/** What an address in the bank cannot be: a page of the bank, and what another question has. */
async function takenSlugs(
  tx: Transaction,
  { offering }: SignedInAsker,
  files: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.proposal.findMany({
    where: { offeringId: offering, slug: { not: null } },
    select: { slug: true },
  });
  return new Set([...bankPages, ...files, ...rows.flatMap(({ slug }) => slug ?? [])]);
}

function refused<Because>(because: Because): { ok: false; because: Because } {
  return { ok: false, because };
}
