import { createHash } from 'node:crypto';
import { createMember } from '#test/factories/people.ts';
import { newRequest } from '#test/factories/projects.ts';
import { before, type Making } from './making.ts';
import { wordOf } from './people.ts';
import { staff, type Role } from './roles.ts';

/**
 * What is open about the two teams: a link, invitations, requests. Both have an approved stage, so
 * that every change is asked of staff.
 */
export async function seedTeams(making: Making): Promise<void> {
  await seedTeam(making, 'tiny', ['student', 'team-mate'], ['other student']);
  await seedTeam(making, 'other', ['other student'], ['student', 'team-mate']);
  const { database, offering, things } = making;
  const free = await classmate(making, 'free');
  things.add('classmate', { what: 'somebody free', value: free, offering, for: [...members] });
  await database.db.listEntry.create({
    data: { offeringId: offering, personId: await classmate(making, 'hidden'), listed: false },
  });
  await seedBoard(making, free);
}

const members: readonly Role[] = ['student', 'team-mate', 'other student', ...staff];

async function seedTeam(
  making: Making,
  name: string,
  team: readonly Role[],
  invited: readonly Role[],
): Promise<void> {
  const { database, offering, who, things, mark } = making;
  const { db } = database;
  const slug = `${wordOf(offering).toLowerCase()}-${name}`;
  const project = await db.project.findFirstOrThrow({ where: { offeringId: offering, slug } });
  const projectId = project.id;
  const first = who(team[0] ?? '').id;
  const what = `of ${slug}`;
  const code = `link-${offering}-${name}`;
  const secretHash = createHash('sha256').update(code).digest('hex');
  mark('hash of a link', offering, [], secretHash);
  await db.teamLink.create({ data: { id: newRequest(), projectId, secretHash, madeAt: before } });
  things.add('link to a team', { what: `the link ${what}`, value: code, offering });

  const invite = async (personId: string) => {
    const id = newRequest();
    await db.invitation.create({
      data: { id, projectId, personId, invitedBy: first, at: before },
    });
    return id;
  };
  for (const role of invited) {
    const value = await invite(who(role).id);
    things.add('own invitation', { what: `to ${slug}`, value, offering, for: [role] });
    things.add('invitation', { what, value, offering, for: team, at: slug });
  }
  for (const role of team) {
    const id = newRequest();
    const why = mark('request of a team', offering, team);
    const personId = await classmate(making, `wished by ${role}`);
    await db.teamRequest.create({
      data: {
        ...{ id, projectId, personId, change: 'join', why, at: before },
        askedBy: who(role).id,
      },
    });
    const own = { what: `by ${role} ${what}`, value: id, offering };
    things.add('own request', { ...own, for: [role], at: slug });
    things.add('waiting request', { ...own, for: staff });
    const member = { what: `${role} ${what}`, value: who(role).id, offering, for: staff, at: slug };
    things.add('team member', member);
  }
}

/** Somebody on the board, and a team; the other team is not. */
async function seedBoard({ database, offering, who, things, mark }: Making, free: string) {
  const project = await database.db.project.findFirstOrThrow({
    where: { offeringId: offering, members: { some: { personId: who('student').id } } },
  });
  const put = async (personId: string, projectId: string | null) => {
    const words = mark('card on the board', offering, []);
    const data = { id: newRequest(), offeringId: offering, personId, projectId };
    await database.db.lookingCard.create({
      data: { ...data, words, tags: ['flows', 'video'], at: before },
    });
    return data.id;
  };
  const ofTeam = await put(who('student').id, project.id);
  const ofPerson = await put(free, null);
  const card = { what: 'a card', offering };
  things.add('own card', { ...card, value: ofTeam, for: ['student', 'team-mate', ...staff] });
  things.add('own card', { ...card, value: ofPerson, for: staff });
  // A team of two and one more: as many as a team may be.
  things.add('card', { ...card, value: ofPerson, for: staff });
}

/** Somebody with a seat and without a project. */
async function classmate({ database, offering }: Making, name: string): Promise<string> {
  const given = { name: `${wordOf(offering)} ${name}`, offering, role: 'student' } as const;
  return (await createMember(database.db, given)).id;
}
