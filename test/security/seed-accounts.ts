import type { Database } from '#app/db/client.ts';
import type { CodePurpose } from '#app/db/generated/enums.ts';
import { v7 as newId } from 'uuid';
import { writeCode } from '#app/domain/people/one-time-code.server.ts';
import { kept } from '#app/domain/people/sessions.server.ts';
import { createPerson } from '#test/factories/people.ts';
import type { SourcePortal } from '#test/setup/source-portal.ts';
import type { Somebody } from './people.ts';
import { roles, type Role } from './roles.ts';
import type { Mark } from './canary.ts';
import { before } from './making.ts';
import { newId as freshId, type Things } from './things.ts';

/** Signs everybody in, twice, so that each has a session to end; gives the first one's cookies. */
export async function seedAccounts({
  database: { db },
  portal,
  things,
  people,
  mark,
}: {
  database: Database;
  portal: SourcePortal;
  things: Things;
  people: ReadonlyMap<Role, Somebody>;
  mark: Mark;
}): Promise<Map<Role, string>> {
  const cookies = new Map<Role, string>([['nobody', '']]);
  for (const role of roles) {
    const somebody = people.get(role);
    if (somebody === undefined) continue;
    cookies.set(role, await portal.signIn(somebody.person.id));
    const [, other = ''] = (await portal.signIn(somebody.person.id)).split('=');
    const own = { offering: null, for: [role] };
    things.add('session', {
      ...own,
      what: `a session of ${role}`,
      value: mark('session', 'sp24', [role], kept(other)),
    });
    things.add('own address', {
      ...{ ...own, what: `the address of ${role}` },
      value: somebody.person.email,
    });
    const key = `${somebody.person.id}/somewhere`;
    await db.keptWords.create({
      data: {
        ...{ personId: somebody.person.id, key, requestId: newId(), typedAt: 1 },
        words: mark('words being typed', 'sp24', [role]),
      },
    });
    things.add('own key', { ...own, what: `a key of ${role}`, value: key });
    const run = newId();
    await db.experimentRun.create({
      data: {
        ...{ id: run, personId: somebody.person.id, experiment: 'swiss-roll-diffusion' },
        ...{
          settings: `seed=1`,
          result: {},
          note: mark('note on a run', 'sp24', [role]),
          keptAt: before,
        },
      },
    });
    things.add('run', { ...own, what: `a run of ${role}`, value: run });
    if (role === 'student') {
      const model = await portal.services.files.put([Buffer.from('weights')]);
      const key = 'a-model-that-a-student-kept-and-shared-here';
      const of = { personId: somebody.person.id, experiment: 'swiss-roll-diffusion' };
      await db.keptModel.create({ data: { key, ...of, settings: 'seed=1', ...model } });
      // Whoever has the key may open it: that is what it is for.
      things.add('kept model', { what: 'a model of student', value: key, offering: null });
    }
    things.add('passkey', { ...own, what: `the passkey of ${role}`, value: somebody.passkey });
  }
  return cookies;
}

/** What opens for whoever has the address: links of letters, public notes, lectures, experiments. */
export async function seedOpen({
  database: { db },
  portal,
  things,
  given,
}: {
  database: Database;
  portal: SourcePortal;
  things: Things;
  given: Map<string, string>;
}): Promise<void> {
  const open = (kind: Parameters<Things['add']>[0], value: string) =>
    things.add(kind, { what: kind, value, offering: null });
  open('lecture', 'diffusion-models');
  open('experiment', 'swiss-roll-diffusion');
  const { lectures } = portal.services.course.offering('sp24');
  for (const lecture of lectures) {
    const notes = await portal.services.content.notes(lecture, 'en');
    if (notes !== null) {
      open('notes', notes.hash);
      break;
    }
  }
  const person = await createPerson(db, { name: 'Reader of letters' });
  const write = (purpose: CodePurpose) => {
    const letter = { personId: person.id, purpose, address: person.email, now: new Date() };
    return db.$transaction((tx) => writeCode(tx, letter));
  };
  open('reset link', (await write('reset_password')).link);
  open('confirm link', (await write('confirm_address')).link);
  const signIn = await write('sign_in');
  open('sign-in link', signIn.link);
  open('letter number', signIn.id);
  given.set('code', signIn.code);
  const key = 'reader-of-letters'.padEnd(43, '-');
  await db.mailKey.create({ data: { personId: person.id, kind: 'score', key } });
  open('unsubscribe key', key);
  open('new announcement', freshId);
  given.set('new id', freshId);
}
