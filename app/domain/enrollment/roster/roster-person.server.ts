import { z } from 'zod';
import type { Db } from '#app/db/client.ts';

/** One person's place in the offering: as it is, how it came to be, and what is recorded of them. */
export async function rosterPerson(db: Db, offering: string, id: string, at: Date) {
  if (!z.uuid().safeParse(id).success) return null;
  const membership = await db.membership.findFirst({
    where: { offeringId: offering, personId: id, to: null },
    select: { role: true, from: true, person: true },
  });
  if (membership === null) return null;
  const place = { offeringId: offering, personId: id };
  const [entry, facts, records, homework] = await Promise.all([
    db.listEntry.findUnique({ where: { offeringId_personId: place } }),
    db.seatFact.findMany({
      where: { ...place, at: { lte: at } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      select: { id: true, kind: true, at: true, expiresAt: true },
    }),
    db.record.findMany({
      where: { offeringId: offering, subject: `person:${id}`, at: { lte: at } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: 200,
      select: {
        ...{ id: true, action: true, from: true, to: true, why: true, at: true },
        actor: { select: { name: true } },
      },
    }),
    db.homework.findMany({
      where: { offeringId: offering, archivedAt: null },
      orderBy: { slug: 'asc' },
      select: {
        slug: true,
        submissions: {
          where: { personId: id, submittedAt: { lte: at } },
          orderBy: { number: 'desc' },
          take: 1,
          select: { number: true, submittedAt: true },
        },
      },
    }),
  ]);
  const { name, pronouns, email } = membership.person;
  return {
    ...{ id, name, pronouns, email, facts, role: membership.role, since: membership.from },
    number: entry?.number ?? null,
    section: entry?.section ?? null,
    group: entry?.group ?? null,
    listed: entry?.listed ?? true,
    records: records.map(({ actor, from, to, ...rest }) => ({
      ...rest,
      actor: actor?.name ?? null,
      from: saidOf(from),
      to: saidOf(to),
    })),
    homework: homework.map(({ slug, submissions }) => ({ slug, last: submissions[0] ?? null })),
  };
}

export type RosterPerson = NonNullable<Awaited<ReturnType<typeof rosterPerson>>>;

/** What a record says of a state: names and values, those that are empty left out. */
function saidOf(state: unknown): [string, string][] {
  if (state === null || typeof state !== 'object') return [];
  return Object.entries(state).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[key, String(value)]]
      : [],
  );
}
