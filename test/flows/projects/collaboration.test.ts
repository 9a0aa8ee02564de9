import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { askSavedMessage, changedMessage, savedMessage } from '#app/collaboration/messages.ts';
import { openCollaboration, type Collaboration } from '#app/collaboration/server.ts';
import { realClock } from '#app/domain/calendar/clock.ts';
import { openSessions, type Sessions } from '#app/domain/people/sessions.server.ts';
import {
  compactLiveDocument,
  loadLiveDocument,
} from '#app/domain/projects/document/live-document.server.ts';
import { runsIn } from '#app/domain/projects/document/suggestions/characters.ts';
import { attributeOf } from '#app/domain/projects/document/suggestions/mark-attribute.ts';
import { docFrom, textField, textsOf } from '#app/domain/projects/document/yjs-text.ts';
import { takeOut } from '#app/domain/projects/team/leave-team.server.ts';
import { openLog } from '#app/web/log.ts';
import { openSetting, type Setting } from './setting.ts';

type Connection = {
  doc: Y.Doc;
  write: (words: string) => void;
  insert: (at: number, words: string, marks: object) => void;
  remove: (at: number, length: number) => void;
  format: (at: number, length: number, marks: object) => void;
};

describe('the live text over a socket', () => {
  const guarded = new Set<string>();
  let set: Setting;
  let sessions: Sessions;
  let collaboration: Collaboration;
  let server: Server;
  let origin: string;
  const opened: { close: () => void }[] = [];

  beforeAll(async () => {
    set = await openSetting();
    sessions = openSessions(set.db, { secureCookies: false });
    await serve();
  });
  afterEach(() => {
    for (const { close } of opened.splice(0)) close();
  });
  afterAll(async () => {
    await collaboration.close();
    server.close();
    server.closeAllConnections();
    await set.close();
  });

  async function serve(port = 0, recheckMs = 200) {
    collaboration = openCollaboration({
      ...{ db: set.db, sessions, clock: realClock, log: openLog('silent'), guarded },
      recheckMs,
    });
    server = createServer();
    collaboration.attach(server);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function cookieOf(name: keyof Setting['people']): Promise<string> {
    const { setCookie } = await sessions.create(set.people[name].id);
    return setCookie.split(';')[0] ?? '';
  }

  /** An editor's connection, as that person's browser would make it. */
  function connect(cookie: string | null, documentId = set.documentId, from = origin) {
    const doc = new Y.Doc();
    const said: string[] = [];
    const refused: string[] = [];
    class OwnSocket extends WebSocket {
      constructor(address: string) {
        super(address, { headers: { origin: from, ...(cookie !== null && { cookie }) } });
        // One that is closed while it connects says so when nobody listens any more.
        this.on('error', () => {});
      }
    }
    const socket = new HocuspocusProviderWebsocket({
      url: `${origin.replace('http', 'ws')}/collaboration`,
      WebSocketPolyfill: OwnSocket,
    });
    const provider = new HocuspocusProvider({
      ...{ websocketProvider: socket, name: documentId, document: doc, token: 'session' },
      onStateless: ({ payload }) => said.push(payload),
      onAuthenticationFailed: ({ reason }) => refused.push(reason),
      onClose: ({ event }) => event.reason !== '' && refused.push(event.reason),
    });
    provider.attach();
    const first = (): Y.XmlText => {
      const [text] = textsOf(doc);
      if (text === undefined) throw new Error('There is no text');
      return text;
    };
    const connection = {
      ...{ doc, provider, said, refused },
      write: (words: string) => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(words)]);
        doc.getXmlFragment(textField).push([paragraph]);
      },
      insert: (at: number, words: string, marks: object) => first().insert(at, words, marks),
      remove: (at: number, length: number) => first().delete(at, length),
      format: (at: number, length: number, marks: object) => first().format(at, length, marks),
      text: () => doc.getXmlFragment(textField).toString(),
      close: () => {
        provider.destroy();
        socket.destroy();
      },
    };
    opened.push(connection);
    return connection;
  }

  const stored = async () =>
    docFrom(await loadLiveDocument(set.db, set.documentId))
      .getXmlFragment(textField)
      .toString();

  it('reaches the team-mate and the disk, and says so only when it is there', async () => {
    const [ada, ben] = [connect(await cookieOf('ada')), connect(await cookieOf('ben'))];
    await vi.waitFor(() => expect(ada.text()).toContain('small model'), 5_000);
    await vi.waitFor(() => expect(ben.provider.isSynced).toBe(true), 5_000);
    ada.write('Typed by Ada.');
    expect(ada.said).not.toContain(savedMessage);
    await vi.waitFor(() => expect(ben.text()).toContain('Typed by Ada.'), 2_000);
    await vi.waitFor(() => expect(ada.said).toContain(savedMessage), 2_000);
    expect(await stored()).toContain('Typed by Ada.');
  });

  it('answers an editor that asks whether everything is saved', async () => {
    const ada = connect(await cookieOf('ada'));
    await vi.waitFor(() => expect(ada.provider.isSynced).toBe(true), 5_000);
    ada.provider.sendStateless(askSavedMessage);
    await vi.waitFor(() => expect(ada.said).toContain(savedMessage), 2_000);
  });

  it('takes suggestions of staff, gives them to the team, and tells it once in a sitting', async () => {
    const [ivy, ada] = [connect(await cookieOf('ivy')), connect(await cookieOf('ada'))];
    await vi.waitFor(() => expect(ivy.text()).toContain('small model'), 5_000);
    await vi.waitFor(() => expect(ada.provider.isSynced).toBe(true), 5_000);
    const begin = { author: set.people.ivy.id, at: new Date().toISOString() };
    ivy.insert(9, 'carefully ', { insertion: { id: 'i1', ...begin } });
    ivy.insert(0, 'Here ', { insertion: { id: 'i2', ...begin } });
    await vi.waitFor(() => expect(ada.text()).toContain('carefully '), 2_000);
    await vi.waitFor(async () => expect(await stored()).toContain('carefully '), 2_000);
    expect(ivy.refused).toEqual([]);
    const told = () => set.db.notification.findMany({ where: { kind: 'suggestions' } });
    await vi.waitFor(async () => expect(await told()).toHaveLength(2), 2_000);
    expect((await told()).map(({ personId }) => personId).sort()).toEqual(
      [set.people.ada.id, set.people.ben.id].sort(),
    );
  });

  it.each([
    ['writes into the text', (ivy: Connection) => ivy.write('Written by Ivy.')],
    ['deletes a paragraph', (ivy: Connection) => ivy.doc.getXmlFragment(textField).delete(0, 1)],
    [
      'says that it was accepted',
      (ivy: Connection) => ivy.doc.getArray('accepted').push([[1, 0, 1]]),
    ],
    [
      'suggests in the name of somebody else',
      (ivy: Connection) =>
        ivy.insert(30, 'Written by Ivy.', {
          insertion: { id: 'f1', author: set.people.ada.id, at: new Date().toISOString() },
        }),
    ],
    [
      'puts the name of somebody else on her own suggestion',
      (ivy: Connection) =>
        ivy.format(0, 2, {
          deletion: { id: 'f2', author: set.people.ada.id, at: new Date().toISOString() },
        }),
    ],
    ['makes words bold', (ivy: Connection) => ivy.format(30, 4, { bold: {} })],
    ['keeps something beside the text', (ivy: Connection) => ivy.doc.getMap('more').set('a', 1)],
  ])('closes on staff whose forged editor %s, and keeps nothing of it', async (_what, forge) => {
    const before = await stored();
    const ivy = connect(await cookieOf('ivy'));
    await vi.waitFor(() => expect(ivy.text()).toContain('small model'), 5_000);
    forge(ivy);
    await vi.waitFor(() => expect(ivy.refused).toContain('only-suggestions'), 5_000);
    ivy.close();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await stored()).toBe(before);
  });

  it('keeps words of the text that staff take away as words that they would delete', async () => {
    const [ivy, ada] = [connect(await cookieOf('ivy')), connect(await cookieOf('ada'))];
    await vi.waitFor(() => expect(ivy.text()).toContain('small model'), 5_000);
    await vi.waitFor(() => expect(ada.provider.isSynced).toBe(true), 5_000);
    ivy.remove(41, 3);
    await vi.waitFor(() => {
      const deleted = runsIn(ada.doc).filter(({ marks }) =>
        Object.keys(marks).some((name) => name.startsWith('deletion')),
      );
      expect(deleted.map(({ length }) => length)).toEqual([3]);
    }, 2_000);
    expect(ivy.refused).toEqual([]);
  });

  it('puts a member’s mark in another’s name under the member’s own', async () => {
    const [ada, ben] = [connect(await cookieOf('ada')), connect(await cookieOf('ben'))];
    await vi.waitFor(() => expect(ada.text()).toContain('small model'), 5_000);
    await vi.waitFor(() => expect(ben.provider.isSynced).toBe(true), 5_000);
    const attrs = { id: 'f3', author: set.people.ivy.id, at: new Date().toISOString() };
    ada.insert(0, 'Forged.', { [attributeOf({ type: 'insertion', attrs })]: attrs });
    const authors = (doc: Y.Doc) =>
      Object.values(runsIn(doc)[0]?.marks ?? {}).map((mark) => (mark as typeof attrs).author);
    await vi.waitFor(() => {
      expect(ben.text()).toContain('Forged.');
      expect(authors(ben.doc)).toEqual([set.people.ada.id]);
      expect(authors(ada.doc)).toEqual([set.people.ada.id]);
    }, 2_000);
    ada.remove(0, 7);
  });

  it('gives a suggestion back under its author’s name when a member undoes its deletion', async () => {
    const [ada, ivy] = [connect(await cookieOf('ada')), connect(await cookieOf('ivy'))];
    await vi.waitFor(() => expect(ada.text()).toContain('small model'), 5_000);
    await vi.waitFor(() => expect(ivy.provider.isSynced).toBe(true), 5_000);
    const attrs = { id: 'i3', author: set.people.ivy.id, at: new Date().toISOString() };
    const mark = { [attributeOf({ type: 'insertion', attrs })]: attrs };
    ivy.insert(0, 'Again.', mark);
    await vi.waitFor(() => expect(ada.text()).toContain('Again.'), 2_000);
    ada.remove(0, 6);
    await vi.waitFor(() => expect(ivy.text()).not.toContain('Again.'), 2_000);
    ada.insert(0, 'Again.', mark);
    await vi.waitFor(() => expect(ivy.text()).toContain('Again.'), 2_000);
    expect(runsIn(ivy.doc)[0]?.marks).toEqual(mark);
    ada.remove(0, 6);
  });

  it('opens to staff who must show a second factor once they have, and ends when it is asked for', async () => {
    const ivy = connect(await cookieOf('ivy'));
    await vi.waitFor(() => expect(ivy.text()).toContain('small model'), 5_000);
    guarded.add('sp24');
    await vi.waitFor(() => expect(ivy.refused).toContain('not-allowed'), 5_000);
    const weak = connect(await cookieOf('ivy'));
    const ada = connect(await cookieOf('ada'));
    const { setCookie } = await sessions.create(set.people.ivy.id, { strongAt: new Date() });
    const strong = connect(setCookie.split(';')[0] ?? '');
    await vi.waitFor(() => {
      expect(weak.refused).toContain('not-allowed');
      expect(ada.text()).toContain('small model');
      expect(strong.text()).toContain('small model');
    }, 5_000);
    expect(weak.text()).toBe('');
    guarded.clear();
  });

  it('is nothing for another student, somebody signed out, or an unknown document', async () => {
    const cleo = connect(await cookieOf('cleo'));
    const nobody = connect(null);
    const lost = connect(await cookieOf('ada'), 'no-such-document');
    await vi.waitFor(() => {
      expect(cleo.refused).toContain('not-allowed');
      expect(nobody.refused).toContain('signed-out');
      expect(lost.refused).toContain('not-allowed');
    }, 5_000);
    expect([cleo.text(), nobody.text(), lost.text()]).toEqual(['', '', '']);
  });

  it('refuses a page of another site, which would bring the cookie along', async () => {
    const status = await new Promise((resolve) => {
      const headers = { origin: 'https://evil.example.org' };
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/collaboration`, { headers });
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('error', () => {});
      socket.on('open', () => resolve('open'));
    });
    expect(status).toBe(403);
  });

  it('ends for somebody whose session ends while they type', async () => {
    const cookie = await cookieOf('ada');
    const ada = connect(cookie);
    await vi.waitFor(() => expect(ada.provider.isSynced).toBe(true), 5_000);
    await sessions.end(cookie);
    await vi.waitFor(() => expect(ada.refused).toContain('signed-out'), 3_000);
    ada.write('After signing out.');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await stored()).not.toContain('After signing out.');
  });

  it('tells open editors when something beside the text is new', async () => {
    const ada = connect(await cookieOf('ada'));
    await vi.waitFor(() => expect(ada.provider.isSynced).toBe(true), 5_000);
    collaboration.changed(set.documentId);
    await vi.waitFor(() => expect(ada.said).toContain(changedMessage), 2_000);
  });

  it('survives a restart of the server, with what was typed meanwhile', async () => {
    const ada = connect(await cookieOf('ada'));
    await vi.waitFor(() => expect(ada.provider.isSynced).toBe(true), 5_000);
    const { port } = server.address() as AddressInfo;
    await collaboration.close();
    server.close();
    server.closeAllConnections();
    ada.write('Typed while it was away.');
    await serve(port);
    await vi.waitFor(async () => expect(await stored()).toContain('Typed while it was away.'), {
      timeout: 15_000,
      interval: 200,
    });
  });

  it('is the same after its updates were put together', async () => {
    const before = await stored();
    await Promise.all([
      compactLiveDocument(set.db, set.documentId),
      compactLiveDocument(set.db, set.documentId),
    ]);
    expect(await stored()).toBe(before);
    expect(await set.db.documentUpdate.count({ where: { documentId: set.documentId } })).toBe(1);
  });

  it('ends at once for who is taken out, without waiting to be asked about', async () => {
    const stop = async () => {
      await collaboration.close();
      server.close();
      server.closeAllConnections();
    };
    await stop();
    await serve(0, 60_000);
    const ben = connect(await cookieOf('ben'));
    await vi.waitFor(() => expect(ben.provider.isSynced).toBe(true), 5_000);
    const given = { project: set.project.slug, person: set.people.ben.id, why: 'He has moved.' };
    const ivy = set.as('ivy', realClock.now());
    const out = await takeOut({ ...set.services, collaboration }, ivy, given);
    expect(out).toEqual({ ok: true });
    await vi.waitFor(() => expect(ben.refused).toContain('not-allowed'), 2_000);
    ben.write('Typed after that.');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await stored()).not.toContain('Typed after that.');
    const back = connect(await cookieOf('ben'));
    await vi.waitFor(() => expect(back.refused).toContain('not-allowed'), 5_000);
    expect(back.text()).toBe('');
    await set.db.projectMember.updateMany({ data: { to: null, departure: null } });
    await stop();
    await serve();
  });

  it('ends for a member whose time in the team ends while they type', async () => {
    const ben = connect(await cookieOf('ben'));
    await vi.waitFor(() => expect(ben.provider.isSynced).toBe(true), 5_000);
    await set.db.projectMember.updateMany({
      where: { personId: set.people.ben.id },
      data: { to: new Date() },
    });
    await vi.waitFor(() => expect(ben.refused).toContain('not-allowed'), 3_000);
    ben.write('After leaving.');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await stored()).not.toContain('After leaving.');
  });
});
