import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { MessageType } from '@hocuspocus/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import * as told from '#app/collaboration/messages.ts';
import { readClientMessage } from '#app/collaboration/client-message.ts';
import {
  loadLiveDocument,
  type LiveAccess,
} from '#app/domain/projects/document/live-document.server.ts';
import { docFrom, textField } from '#app/domain/projects/document/yjs-text.ts';
import { openRawSocket } from '#test/setup/raw-socket.ts';
import { canariesIn } from './canary.ts';
import { forgedWords, messages, rights, words } from './declared-socket.ts';
import { roleIn, roles, staff, type Offering, type Role } from './roles.ts';
import { nonsense } from './things.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let documents: { id: string; what: string; rights: Partial<Record<Role, LiveAccess>> }[];

beforeAll(async () => {
  world = await openWorld();
  const all = await world.database.db.document.findMany({
    include: { project: { include: { members: { where: { to: null } } } }, stage: true },
    orderBy: { id: 'asc' },
  });
  documents = all.map(({ id, project, stage }) => ({
    ...{ id, what: `the ${stage.name} of ${project.slug}` },
    rights: rightsOf(
      project.offeringId as Offering,
      project.members.map(({ personId }) => personId),
    ),
  }));
}, 300_000);
afterAll(() => world.close());

/** What each role may do with the text of a team. */
function rightsOf(offering: Offering, members: readonly string[]) {
  const entries = roles.flatMap((role): [Role, LiveAccess][] => {
    if (staff.includes(roleIn(offering, role))) return [[role, rights.staff]];
    const person = world.people.get(role)?.person.id ?? '';
    return members.includes(person) ? [[role, rights.member]] : [];
  });
  return Object.fromEntries(entries) as Partial<Record<Role, LiveAccess>>;
}

const textOf = async (id: string) =>
  docFrom(await loadLiveDocument(world.database.db, id))
    .getXmlFragment(textField)
    .toString();

test('every message of the protocol is declared, and no other', () => {
  const steps: string[] = Object.keys(sync).filter((name) => name.startsWith('messageYjs'));
  expect(steps).toHaveLength(3);
  const types = Object.keys(MessageType).filter((name) => /^[A-Z]/i.test(name));
  const declared = new Set(Object.keys(messages).map((name) => name.split(':')[0]));
  expect([...declared].toSorted()).toEqual(types.filter((name) => name !== 'Unknown').toSorted());
  const said = Object.entries(told).filter(([name]) => name.endsWith('Message'));
  expect(said.map(([, word]) => word).toSorted()).toEqual(Object.keys(words).toSorted());
});

test('what only a server sends is read by nobody', () => {
  for (const [name, { from, make }] of Object.entries(messages)) {
    const read = readClientMessage(make('0'));
    expect(read === null, name).toBe(from !== 'editors');
  }
});

/** Whether a frame says no more than that the document is not to be had. */
function isRefusal(frame: Uint8Array, document: string): boolean {
  const decoder = createDecoder(frame);
  const name = readVarString(decoder);
  const [type, step] = [readVarUint(decoder), readVarUint(decoder)];
  const because = readVarString(decoder);
  const known = because === 'not-allowed' || because === 'signed-out';
  return name === document && type === 2 && step === 1 && known && decoder.pos === frame.length;
}

const sendable = Object.values(messages).filter(({ from }) => from === 'editors');
const token = messages['Auth: token'];

/** Asks for a document in every way there is: before it is opened, with the token, and after. */
async function askForAll(role: Role, document: string) {
  const socket = await openRawSocket(world.portal.origin, world.cookies.get(role));
  const send = (all: typeof sendable) => {
    for (const { make } of all) socket.send(make(document));
  };
  send(sendable.filter((each) => each !== token));
  await socket.handled();
  const before = socket.bytes();
  if (token !== undefined) send([token]);
  for (let wait = 0; wait < 200 && socket.received.length === 0; wait += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  send(sendable);
  await socket.handled();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const answer = { before, bytes: socket.bytes(), received: [...socket.received] };
  socket.close();
  return answer;
}

/** An empty answer to a ping. */
const pong = 2;

test('who has no right to a text never receives one byte of it, whatever they send', async () => {
  const wrong: string[] = [];
  for (const { id, what, rights: own } of documents) {
    const text = await textOf(id);
    const without = roles.filter((role) => own[role] === undefined);
    await Promise.all(
      without.map(async (role) => {
        const { before, bytes, received } = await askForAll(role, id);
        if (before !== pong) wrong.push(`${role}, ${what}: ${before} bytes before the token`);
        // A frame as short as these has two bytes before what it holds.
        const frames = received.reduce((sum, frame) => sum + 2 + frame.length, 2 * pong);
        if (bytes !== frames) wrong.push(`${role}, ${what}: ${bytes} bytes, ${frames} in frames`);
        if (received.length !== 1) wrong.push(`${role}, ${what}: ${received.length} frames`);
        for (const frame of received)
          if (!isRefusal(frame, id)) wrong.push(`${role}, ${what}: ${Buffer.from(frame)}`);
      }),
    );
    expect(await textOf(id), what).toBe(text);
  }
  expect(wrong).toEqual([]);
}, 300_000);

test('whoever has the right does, and by it what they may', async () => {
  let canaries = 0;
  for (const { id, what, rights: own } of documents) {
    // Whoever writes comes last: the text is another one then.
    const having = roles.filter((role) => own[role] !== undefined);
    const before = await textOf(id);
    for (const role of having.toSorted((a) => (own[a] === 'write' ? 1 : -1))) {
      const socket = await openRawSocket(world.portal.origin, world.cookies.get(role));
      const send = (name: string) => socket.send(messages[name]?.make(id) ?? '');
      send('Auth: token');
      send('Sync: step 1');
      const read = new Y.Doc();
      await expect
        .poll(
          () => {
            for (const frame of socket.received.splice(0)) {
              const message = readClientMessage(frame);
              if (message?.kind === 'change') Y.applyUpdate(read, message.update);
            }
            return read.getXmlFragment(textField).toString();
          },
          { message: `${role}, ${what}`, timeout: 10_000 },
        )
        .toBe(before);
      canaries += canariesIn(before, world.canaries).length;
      send('Sync: update');
      await socket.handled();
      await new Promise((resolve) => setTimeout(resolve, 400));
      socket.close();
      const written = (await textOf(id)).includes(forgedWords);
      expect(written, `${role} writes ${what}`).toBe(own[role] === 'write');
      if (written) await world.database.db.documentUpdate.deleteMany({ where: { documentId: id } });
      if (written) break;
    }
  }
  expect(canaries, 'somebody reads what nobody else may').toBeGreaterThan(0);
}, 120_000);

test('a document of no such name is refused in the same words, to everybody', async () => {
  for (const { value } of [...nonsense, { value: '__proto__' }, { value: 'constructor' }]) {
    for (const role of ['nobody', 'student', 'instructor'] as const) {
      const { received } = await askForAll(role, value);
      for (const frame of received) expect(isRefusal(frame, value), `${role}: ${value}`).toBe(true);
    }
  }
}, 120_000);

test('what only a server sends, or nobody, closes the connection of who tries, and does nothing', async () => {
  const [{ id = '' } = {}] = documents.filter((one) => one.rights['team-mate'] === 'write');
  const mate = await openRawSocket(world.portal.origin, world.cookies.get('team-mate'));
  mate.send(token?.make(id) ?? '');
  await expect.poll(() => mate.received.length, { timeout: 10_000 }).toBeGreaterThan(0);
  for (const { from, make } of Object.values(messages)) {
    if (from === 'editors') continue;
    for (const role of ['nobody', 'other student', 'student', 'assistant'] as const) {
      const socket = await openRawSocket(world.portal.origin, world.cookies.get(role));
      socket.send(token?.make(id) ?? '');
      await expect.poll(() => socket.received.length, { timeout: 10_000 }).toBeGreaterThan(0);
      const heard = mate.received.length;
      socket.send(make(id));
      expect(await socket.closed).toBe(1007);
      await mate.handled();
      expect(mate.received.length).toBe(heard);
    }
  }
  mate.close();
}, 120_000);

test('the log says of all this that it was, and never a word of it', () => {
  const lines = world.portal.lines.join('');
  expect(lines).toContain('not understood');
  expect(lines).not.toContain(forgedWords);
  expect(canariesIn(lines, world.canaries)).toEqual([]);
});
