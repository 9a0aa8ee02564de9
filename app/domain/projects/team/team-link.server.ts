import { createHash, randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { enterTeam } from './enter-team.server.ts';
import { holdOn, present, refuseJoin, type Hold, type JoinRefusal } from './team.ts';
import { findEntrant, loadTeam, lockTeams, type LoadedTeam } from './team-facts.server.ts';

type Services = { db: Db; course: Course };

/** So many random bytes are in a link; the database keeps their hash alone. */
const secretBytes = 24;

/**
 * Makes a link by which classmates enter the asker's team; the one before works no longer. Its
 * secret is given away here and never again.
 */
export async function renewLink(
  services: Services,
  asker: SignedInAsker,
  input: { project: string },
): Promise<{ ok: true; code: string } | { ok: false; because: Hold | 'not a member' }> {
  return inOwnTeam(services, asker, input, async (tx, team) => {
    const hold = holdOn(team, asker.at);
    if (hold !== null) return { ok: false, because: hold };
    await closeOpen(tx, team, asker.at);
    const code = randomBytes(secretBytes).toString('base64url');
    await tx.teamLink.create({
      data: {
        ...{ id: newId(), projectId: team.project.id },
        ...{ secretHash: hashOf(code), madeAt: asker.at },
      },
    });
    await record(tx, team, asker, 'made link to team');
    return { ok: true, code };
  });
}

/** Closes the link of the asker's team, if there is one. */
export async function closeLink(
  services: Services,
  asker: SignedInAsker,
  input: { project: string },
): Promise<{ ok: true } | { ok: false; because: 'not a member' }> {
  return inOwnTeam(services, asker, input, async (tx, team) => {
    if ((await closeOpen(tx, team, asker.at)) > 0) {
      await record(tx, team, asker, 'closed link to team');
    }
    return { ok: true };
  });
}

/** What a link leads to, for who holds it. */
export type LinkedTeam = {
  slug: string;
  title: string;
  team: string[];
  limit: number;
  /** Whether the asker is in this team already. */
  own: boolean;
  /** Why the asker cannot enter now; null when they can. */
  refusal: JoinRefusal | null;
};

/** The team that a link leads to; null when it is none, was closed or is of another offering. */
export async function linkedTeam(
  { db, course }: Services,
  asker: SignedInAsker,
  code: string,
): Promise<LinkedTeam | null> {
  const team = await teamBehind(db, course, asker.offering, code);
  const who = await findEntrant(db, asker.offering, asker.person.id);
  if (team === null || who === null) return null;
  const members = present(team).map(({ personId }) => personId);
  return {
    ...{ slug: team.project.slug, title: team.project.title, limit: team.limit },
    team: members.map((id) => team.names.get(id) ?? ''),
    own: members.includes(asker.person.id),
    refusal: refuseJoin(team, who, asker.at),
  };
}

export type JoinByLinkResult =
  { ok: true; slug: string } | { ok: false; because: JoinRefusal | 'closed' };

/** Enters the team that a link leads to; who is in it already stays in it. */
export async function joinByLink(
  { db, course }: Services,
  asker: SignedInAsker,
  code: string,
): Promise<JoinByLinkResult> {
  return db.$transaction(async (tx) => {
    await lockTeams(tx, asker.offering);
    const team = await teamBehind(tx, course, asker.offering, code);
    const who = await findEntrant(tx, asker.offering, asker.person.id);
    if (team === null || who === null) return { ok: false, because: 'closed' };
    const { slug } = team.project;
    if (present(team).some(({ personId }) => personId === who.id)) return { ok: true, slug };
    const refusal = refuseJoin(team, who, asker.at);
    if (refusal !== null) return { ok: false, because: refusal };
    await enterTeam(tx, team, who, 'link', asker.at);
    return { ok: true, slug };
  });
}

async function teamBehind(
  db: Db | Transaction,
  course: Course,
  offering: string,
  code: string,
): Promise<LoadedTeam | null> {
  const link = await db.teamLink.findFirst({
    where: { secretHash: hashOf(code), closedAt: null, project: { offeringId: offering } },
    select: { projectId: true },
  });
  return link && loadTeam(db, course, offering, { id: link.projectId });
}

/** Does something to a team that the asker is in, while nothing else changes about teams. */
async function inOwnTeam<Result>(
  { db, course }: Services,
  asker: SignedInAsker,
  { project }: { project: string },
  then: (tx: Transaction, team: LoadedTeam) => Promise<Result>,
): Promise<Result | { ok: false; because: 'not a member' }> {
  return db.$transaction(async (tx) => {
    await lockTeams(tx, asker.offering);
    const team = await loadTeam(tx, course, asker.offering, { slug: project });
    const belongs = team && present(team).some(({ personId }) => personId === asker.person.id);
    if (team === null || belongs !== true) return { ok: false, because: 'not a member' };
    return then(tx, team);
  });
}

async function closeOpen(tx: Transaction, { project }: LoadedTeam, at: Date): Promise<number> {
  const open = { projectId: project.id, closedAt: null };
  return (await tx.teamLink.updateMany({ where: open, data: { closedAt: at } })).count;
}

async function record(tx: Transaction, team: LoadedTeam, asker: SignedInAsker, action: string) {
  const { offering, person, at } = asker;
  const subject = `project:${team.project.id}`;
  await writeRecord(tx, { offering, actor: person.id, action, subject, at });
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
