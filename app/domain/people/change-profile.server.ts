import type { Db } from '#app/db/client.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { readProfile, type Profile, type ProfileProblem, type TypedProfile } from './profile.ts';

export type ChangedProfile =
  { ok: true; profile: Profile } | { ok: false; because: ProfileProblem };

/** Keeps what a person says about themselves. The record names the changed fields, not their words. */
export async function changeProfile(
  db: Db,
  personId: string,
  typed: TypedProfile,
  at: Date,
): Promise<ChangedProfile> {
  const read = readProfile(typed);
  if (!read.ok) return { ok: false, because: read.problem };
  const { profile } = read;
  await db.$transaction(async (tx) => {
    const before = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    const fields = Object.keys(profile) as (keyof Profile)[];
    const changed = fields.filter((field) => profile[field] !== before[field]);
    if (changed.length === 0) return;
    await tx.person.update({ where: { id: personId }, data: profile });
    await writeRecord(tx, {
      offering: null,
      actor: personId,
      action: 'changed profile',
      subject: `person:${personId}`,
      to: { changed },
      at,
    });
  });
  return { ok: true, profile };
}
