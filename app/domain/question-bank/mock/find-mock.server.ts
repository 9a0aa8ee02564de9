import { z } from 'zod';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';

const idSchema = z.uuid();

type Own = Pick<SignedInAsker, 'person' | 'offering'>;

const whole = {
  answers: {
    orderBy: { place: 'asc' },
    include: { photos: { orderBy: { addedAt: 'asc' } } },
  },
} as const;

/** Somebody's own mock midterm with its answers in the order drawn; null when there is none. */
export async function findMock(db: Db | Transaction, { person, offering }: Own, id: string) {
  if (!idSchema.safeParse(id).success) return null;
  const where = { id, personId: person.id, offeringId: offering };
  return db.mockMidterm.findFirst({ where, include: whole });
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockMock(tx: Transaction, own: Own, id: string) {
  if (!idSchema.safeParse(id).success) return null;
  await tx.$queryRaw`SELECT id FROM mock_midterm WHERE id = ${id}::uuid FOR UPDATE`;
  return findMock(tx, own, id);
}
