import { v7 as newId } from 'uuid';
import { sendAnnouncement } from '#app/domain/announcements/send-announcement.server.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { at, before, type Making } from './making.ts';
import { wordOf } from './people.ts';
import { roles, staff, students, team, type Offering, type Role } from './roles.ts';

const listeners: readonly Role[] = ['waitlisted', 'auditor', ...students, ...staff];

/** Announcements sent, waiting and being written; notifications; a letter. */
export async function seedTold(making: Making) {
  const { database, offering, people, who, as, things, mark } = making;
  const { db } = database;
  const project = await db.project.findFirstOrThrow({
    where: { offeringId: offering, slug: { endsWith: 'tiny' } },
  });
  const write = async (title: string, body: string, audience: string, sendAt: Date | null) => {
    const id = newId();
    await db.announcement.create({
      data: {
        ...{ id, offeringId: offering, authorId: who('instructor').id, audience, sendAt },
        ...{ title: `${wordOf(offering)} ${title}`, body, changedAt: before },
      },
    });
    return id;
  };
  const send = async (title: string, body: string, audience: string) => {
    const id = await write(title, body, audience, null);
    const sent = await sendAnnouncement(db, await as('instructor'), id);
    if (!sent.ok) throw new Error(`Not sent: ${sent.because}`);
    return id;
  };
  const toAll = await send('news', mark('announcement to everyone', offering, []), 'everyone');
  const toTeam = await send(
    'team',
    mark('announcement to a team', offering, team),
    `project:${project.id}`,
  );
  const drafted = mark('announcement draft', offering, []);
  const draft = await write('draft', drafted, 'everyone', null);
  const waits = await write('later', drafted, 'everyone', new Date(at.getTime() + 3_600_000));
  const here = (what: string, value: string) => ({
    what: `${what} of ${offering}`,
    value,
    offering,
  });
  things.add('announcement to read', { ...here('the news', toAll), for: listeners });
  things.add('announcement to read', {
    ...here('news to a team', toTeam),
    for: [...team, ...staff],
  });
  things.add('announcement to read', { ...here('a draft', draft), for: [] });
  things.add('announcement to read', { ...here('an announcement that waits', waits), for: [] });
  things.add('announcement', here('a draft', draft));
  things.add('announcement', here('an announcement that waits', waits));
  things.add('waiting announcement', here('an announcement that waits', waits));
  if (offering === 'fa24') things.add('new announcement', { ...here('a draft', draft), for: [] });

  for (const [name, { person }] of Object.entries(people)) {
    await db.$transaction((tx) =>
      notify(tx, {
        ...{ kind: 'deadline-near', event: `near:${person.id}`, people: [person.id], offering },
        ...{ path: `/${offering}/dashboard`, at: before },
        data: { work: 'hw2', due: at.toISOString() },
      }),
    );
    const told = await db.notification.findFirstOrThrow({ where: { event: `near:${person.id}` } });
    const own = { offering: null, for: rolesOf(offering, name) };
    things.add('notification', {
      ...own,
      what: `what ${name} of ${offering} was told`,
      value: told.id,
    });
  }
  const id = newId();
  await db.delivery.create({
    data: {
      ...{ id, personId: who('student').id, offeringId: offering, event: `letter:${offering}` },
      ...{ channel: 'mail', kind: 'feedback', toAddress: who('student').email, createdAt: before },
      ...{ subject: `${wordOf(offering)} letter`, html: '<p>Hello</p>', keptAt: before },
      text: mark('letter', offering, ['student']),
    },
  });
  things.add('mail', here('a letter', id));
}

/** Which of those who ask this is. */
function rolesOf(offering: Offering, name: string): Role[] {
  if (offering === 'sp24') return roles.filter((role) => role === name);
  return name === 'instructor' ? ['other instructor'] : [];
}
