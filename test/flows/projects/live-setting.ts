import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, vi } from 'vitest';
import type * as Y from 'yjs';
import {
  openCollaboration,
  type Collaboration,
  type CollaborationOptions,
} from '#app/collaboration/server.ts';
import { realClock } from '#app/domain/calendar/clock.ts';
import { openSessions } from '#app/domain/people/sessions.server.ts';
import { loadLiveDocument } from '#app/domain/projects/document/live-document.server.ts';
import { docFrom, textField } from '#app/domain/projects/document/yjs-text.ts';
import { openLog } from '#app/web/log.ts';
import { connectEditor, type EditorConnection } from '#test/setup/editor-connection.ts';
import { openSetting, type Setting } from './setting.ts';

/** A process of the portal that serves live texts. */
export type Process = {
  collaboration: Collaboration;
  origin: string;
  port: number;
  stop(): Promise<void>;
};

/** The course of `openSetting`, whose people have the text open. */
export async function openLiveSetting() {
  const set = await openSetting();
  const sessions = openSessions(set.db, { secureCookies: false });
  /** The offerings that ask their staff for a second factor. */
  const guarded = new Set<string>();
  const opened: { close(): void }[] = [];
  const live = {
    ...{ ...set, sessions, guarded },
    /** Starts a process; on a port of its choice, when none is given. */
    serve: async (options: Partial<CollaborationOptions> = {}, at = 0): Promise<Process> => {
      const collaboration = openCollaboration({
        ...{ db: set.db, sessions, clock: realClock, log: openLog('silent'), guarded },
        ...{ recheckMs: 200, ...options },
      });
      const server = createServer();
      collaboration.attach(server);
      await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const stop = async () => {
        await collaboration.close();
        server.close();
        server.closeAllConnections();
      };
      return { collaboration, port, origin: `http://127.0.0.1:${port}`, stop };
    },
    cookieOf: async (
      name: keyof Setting['people'],
      options?: Parameters<typeof sessions.create>[1],
    ): Promise<string> => {
      const { setCookie } = await sessions.create(set.people[name].id, options);
      return setCookie.split(';')[0] ?? '';
    },
    /** An editor that asks to be let in. */
    knock: (
      { origin }: Process,
      cookie: string | null,
      documentId = set.documentId,
    ): EditorConnection => live.keep(connectEditor(origin, { cookie, documentId })),
    /** An editor that has the text. */
    edit: async (process: Process, name: keyof Setting['people']): Promise<EditorConnection> => {
      const editor = live.knock(process, await live.cookieOf(name));
      await vi.waitFor(() => {
        expect(editor.provider.isSynced).toBe(true);
        expect(editor.text()).toContain('small model');
      }, 5_000);
      return editor;
    },
    storedDoc: async (): Promise<Y.Doc> => docFrom(await loadLiveDocument(set.db, set.documentId)),
    /** The text as the database has it, as XML. */
    stored: async (): Promise<string> =>
      (await live.storedDoc()).getXmlFragment(textField).toString(),
    /** Remembers what is to be closed after the test. */
    keep: <Connection extends { close(): void }>(connection: Connection): Connection => {
      opened.push(connection);
      return connection;
    },
    closeConnections: () => {
      for (const { close } of opened.splice(0)) close();
    },
  };
  return live;
}

export type LiveSetting = Awaited<ReturnType<typeof openLiveSetting>>;
