import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { changedMessage } from '#app/collaboration/messages.ts';
import { openCollaboration, type Collaboration } from '#app/collaboration/server.ts';
import { realClock } from '#app/domain/calendar/clock.ts';
import { openSessions, type Sessions } from '#app/domain/people/sessions.server.ts';
import { loadLiveDocument } from '#app/domain/projects/document/live-document.server.ts';
import { docFrom, textField } from '#app/domain/projects/document/yjs-text.ts';
import { takeOut } from '#app/domain/projects/team/leave-team.server.ts';
import { openLog } from '#app/web/log.ts';
import { connectEditor, type EditorConnection } from '#test/setup/editor-connection.ts';
import { openSetting, type Setting } from './setting.ts';

type Process = { collaboration: Collaboration; server: Server; origin: string };

describe('two processes of one portal', () => {
  let set: Setting;
  let sessions: Sessions;
  let one: Process;
  let other: Process;
  const opened: EditorConnection[] = [];

  beforeAll(async () => {
    set = await openSetting();
    sessions = openSessions(set.db, { secureCookies: false });
    one = await serve();
    other = await serve();
  });
  afterEach(() => {
    for (const { close } of opened.splice(0)) close();
  });
  afterAll(async () => {
    for (const { collaboration, server } of [one, other]) {
      await collaboration.close();
      server.close();
      server.closeAllConnections();
    }
    await set.close();
  });

  /** One that asks about rights by itself only long after the test. */
  async function serve(): Promise<Process> {
    const collaboration = openCollaboration({
      ...{ db: set.db, sessions, clock: realClock, log: openLog('silent') },
      ...{ guarded: new Set<string>(), url: set.database.url, recheckMs: 600_000 },
    });
    const server = createServer();
    collaboration.attach(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { collaboration, server, origin: `http://127.0.0.1:${port}` };
  }

  async function cookieOf(name: 'ada' | 'ben'): Promise<string> {
    const { setCookie } = await sessions.create(set.people[name].id);
    return setCookie.split(';')[0] ?? '';
  }

  async function connect({ origin }: Process, cookie: string): Promise<EditorConnection> {
    const editor = connectEditor(origin, { cookie, documentId: set.documentId });
    opened.push(editor);
    await vi.waitFor(() => expect(editor.text()).toContain('small model'), 5_000);
    return editor;
  }

  const both = async () => [
    await connect(one, await cookieOf('ada')),
    await connect(other, await cookieOf('ben')),
  ];

  it('give each other what is typed, and keep it once', async () => {
    const [ada, ben] = await both();
    ada?.write('Typed at the one.');
    ben?.write('Typed at the other.');
    await vi.waitFor(() => {
      expect(ben?.text()).toContain('Typed at the one.');
      expect(ada?.text()).toContain('Typed at the other.');
      expect(ada?.text()).toBe(ben?.text());
    }, 3_000);
    const before = await set.db.documentUpdate.count();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await set.db.documentUpdate.count(), 'what is heard is not written again').toBe(before);
    const kept = docFrom(await loadLiveDocument(set.db, set.documentId));
    expect(kept.getXmlFragment(textField).toString()).toBe(ada?.text());
  });

  it('tell each other of what is new beside the text', async () => {
    const [ada, ben] = await both();
    one.collaboration.changed(set.documentId);
    await vi.waitFor(() => {
      expect(ada?.said.filter((word) => word === changedMessage)).toHaveLength(1);
      expect(ben?.said.filter((word) => word === changedMessage)).toHaveLength(1);
    }, 5_000);
  });

  it('both end a session that ended at one of them, at once', async () => {
    const cookie = await cookieOf('ada');
    const editors = [await connect(one, cookie), await connect(other, cookie)];
    await sessions.end(cookie);
    await vi.waitFor(() => {
      for (const { refused } of editors) expect(refused).toContain('signed-out');
    }, 5_000);
  });

  it('hear each other again after the connection to the database broke', async () => {
    const [ada, ben] = await both();
    const cut = await set.database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    expect(cut.rowCount).toBe(2);
    ada?.write('Typed while nobody heard.');
    await vi.waitFor(() => expect(ben?.text()).toContain('Typed while nobody heard.'), 10_000);
  });

  it('both let go of who is taken out of the team, at once', async () => {
    const [, ben] = await both();
    const given = { project: set.project.slug, person: set.people.ben.id, why: 'He has moved.' };
    const ivy = set.as('ivy', realClock.now());
    const services = { ...set.services, collaboration: one.collaboration };
    expect(await takeOut(services, ivy, given)).toEqual({ ok: true });
    await vi.waitFor(() => expect(ben?.refused).toContain('not-allowed'), 5_000);
    ben?.write('Typed after that.');
    await new Promise((resolve) => setTimeout(resolve, 600));
    const kept = docFrom(await loadLiveDocument(set.db, set.documentId));
    expect(kept.getXmlFragment(textField).toString()).not.toContain('Typed after that.');
  });
});
