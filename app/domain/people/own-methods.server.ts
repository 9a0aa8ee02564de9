import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';

/** Something that opens an account. */
export type OwnMethod = {
  kind: 'password' | 'passkey' | 'identity';
  id: string;
  /** What its owner or its provider calls it; empty for a password. */
  name: string;
  /** Since when, in real time. */
  since: Date;
};

/** What opens a person's account, and whether their address is confirmed. */
export async function ownMethods(
  db: Pick<Db, 'person'>,
  personId: string,
): Promise<{ confirmed: boolean; methods: OwnMethod[] }> {
  const { credential, passkeys, identities, emailConfirmedAt } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      emailConfirmedAt: true,
      credential: { select: { changedAt: true } },
      passkeys: { select: { id: true, name: true, createdAt: true } },
      identities: { select: { id: true, issuer: true, email: true, createdAt: true } },
    },
  });
  return {
    confirmed: emailConfirmedAt !== null,
    methods: [
      ...(credential === null
        ? []
        : [{ kind: 'password' as const, id: 'password', name: '', since: credential.changedAt }]),
      ...passkeys.map(({ id, name, createdAt }) => ({
        ...{ kind: 'passkey' as const, id, name, since: createdAt },
      })),
      ...identities.map(({ id, issuer, email, createdAt }) => ({
        ...{ kind: 'identity' as const, id, since: createdAt },
        name: [new URL(issuer).host, email].filter(Boolean).join(' · '),
      })),
    ],
  };
}

/** Takes away one of the ways into an account; the last one stays. */
export async function removeMethod(
  db: Db,
  personId: string,
  { kind, id }: { kind: string; id: string },
  at: Date,
): Promise<{ ok: true } | { ok: false; because: 'last' | 'none such' }> {
  return db.$transaction(async (tx) => {
    // Two removals at once take turns, so that they do not each leave the other's.
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
    const { methods } = await ownMethods(tx, personId);
    const found = methods.find((method) => method.kind === kind && method.id === id);
    if (found === undefined) return { ok: false, because: 'none such' };
    if (methods.length === 1) return { ok: false, because: 'last' };
    const own = { personId, id };
    if (found.kind === 'password') await tx.credential.deleteMany({ where: { personId } });
    if (found.kind === 'passkey') await tx.passkey.deleteMany({ where: own });
    if (found.kind === 'identity' && z.uuid().safeParse(id).success) {
      await tx.externalIdentity.deleteMany({ where: own });
    }
    await writeRecord(tx, {
      ...{ offering: null, actor: personId, action: `removed ${found.kind}` },
      ...{ subject: `person:${personId}`, at },
    });
    return { ok: true };
  });
}
