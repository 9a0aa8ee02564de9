import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { openCollaboration, type Collaboration } from '#app/collaboration/server.ts';
import { realClock } from '#app/domain/calendar/clock.ts';
import { openSessions, type Sessions } from '#app/domain/people/sessions.server.ts';
import {
  compactLiveDocument,
  loadLiveDocument,
} from '#app/domain/projects/document/live-document.server.ts';
import { docFrom, jsonOf, textField, textsOf } from '#app/domain/projects/document/yjs-text.ts';
import { openLog } from '#app/web/log.ts';
import { openSetting, type Setting } from './setting.ts';

const start = 'We train a small model on toy data.';

/** The text as one line for each block. */
function lines(doc: Y.Doc): string[] {
  return (jsonOf(doc).content ?? []).map(({ content = [] }) =>
    content.map(({ text = '' }) => text).join(''),
  );
}

function textAt(doc: Y.Doc, index: number): Y.XmlText {
  const text = textsOf(doc)[index];
  if (text === undefined) throw new Error(`There is no text ${index}`);
  return text;
}

/** Backspace at the beginning of the second paragraph, as the editor writes it. */
function joinFirstTwo(doc: Y.Doc) {
  doc.transact(() => {
    const first = textAt(doc, 0);
    first.insert(first.length, textAt(doc, 1).toJSON());
    doc.getXmlFragment(textField).delete(1, 1);
  });
}

describe('two in one text, of whom one loses the connection', () => {
  let set: Setting;
  let sessions: Sessions;
  let collaboration: Collaboration;
  let server: Server;
  let port = 0;
  const opened: { close: () => void }[] = [];

  beforeAll(async () => {
    set = await openSetting();
    sessions = openSessions(set.db, { secureCookies: false });
  });
  beforeEach(() => serve());
  afterEach(async () => {
    for (const { close } of opened.splice(0)) close();
    await stop();
  });
  afterAll(() => set.close());

  async function serve() {
    collaboration = openCollaboration({
      ...{ db: set.db, sessions, clock: realClock, log: openLog('silent') },
      guarded: new Set(),
    });
    server = createServer();
    collaboration.attach(server);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  }

  async function stop() {
    await collaboration.close();
    server.close();
    server.closeAllConnections();
  }

  async function connect(name: 'ada' | 'ben') {
    const { setCookie } = await sessions.create(set.people[name].id);
    const cookie = setCookie.split(';')[0] ?? '';
    class OwnSocket extends WebSocket {
      constructor(address: string) {
        super(address, { headers: { origin: `http://127.0.0.1:${port}`, cookie } });
        this.on('error', () => {});
      }
    }
    const doc = new Y.Doc();
    const socket = new HocuspocusProviderWebsocket({
      url: `ws://127.0.0.1:${port}/collaboration`,
      WebSocketPolyfill: OwnSocket,
    });
    const provider = new HocuspocusProvider({
      ...{ websocketProvider: socket, name: set.documentId, document: doc, token: 'session' },
    });
    provider.attach();
    opened.push({
      close: () => {
        provider.destroy();
        socket.destroy();
      },
    });
    await vi.waitFor(() => expect(lines(doc)[0]).toContain('small model'), 5_000);
    return {
      doc,
      leave: async () => {
        socket.disconnect();
        await vi.waitFor(() => expect(socket.status).toBe('disconnected'), 5_000);
      },
      comeBack: () => socket.connect(),
    };
  }

  const stored = async () => lines(docFrom(await loadLiveDocument(set.db, set.documentId)));

  /** One text of two paragraphs, seen by both. */
  async function both() {
    const ada = await connect('ada');
    const ben = await connect('ben');
    ada.doc.transact(() => {
      const fragment = ada.doc.getXmlFragment(textField);
      fragment.delete(0, fragment.length);
      const paragraphs = [start, 'It learns quickly.', 'The end.'].map((words) => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(words)]);
        return paragraph;
      });
      fragment.insert(0, paragraphs);
    });
    await vi.waitFor(() => expect(lines(ben.doc)).toEqual(lines(ada.doc)), 5_000);
    return { ada, ben };
  }

  const whole = [`${start}It learns digits quickly.`, 'The end.'];

  it('keeps what one typed into a paragraph that the other had joined meanwhile', async () => {
    const { ada, ben } = await both();
    await ada.leave();
    joinFirstTwo(ada.doc);
    textAt(ben.doc, 1).insert(10, 'digits ');
    await vi.waitFor(async () => expect((await stored())[1]).toContain('digits'), 5_000);
    await ada.comeBack();
    await vi.waitFor(async () => {
      expect(lines(ada.doc)).toEqual(whole);
      expect(lines(ben.doc)).toEqual(whole);
      expect(await stored()).toEqual(whole);
    }, 5_000);
  });

  it('keeps what one brings who typed without a connection into a paragraph that is joined', async () => {
    const { ada, ben } = await both();
    await ben.leave();
    textAt(ben.doc, 1).insert(10, 'digits ');
    joinFirstTwo(ada.doc);
    await vi.waitFor(async () => expect(await stored()).toHaveLength(2), 5_000);
    await ben.comeBack();
    await vi.waitFor(() => {
      expect(lines(ada.doc)).toEqual(whole);
      expect(lines(ben.doc)).toEqual(whole);
    }, 5_000);
  });

  it('keeps it also after the portal was started again and has put its updates together', async () => {
    const { ada, ben } = await both();
    await ben.leave();
    textAt(ben.doc, 1).insert(10, 'digits ');
    joinFirstTwo(ada.doc);
    await vi.waitFor(async () => expect(await stored()).toHaveLength(2), 5_000);
    await stop();
    await compactLiveDocument(set.db, set.documentId);
    await serve();
    await ben.comeBack();
    await vi.waitFor(
      () => {
        expect(lines(ben.doc)).toEqual(whole);
        expect(lines(ada.doc)).toEqual(whole);
      },
      { timeout: 15_000, interval: 200 },
    );
  });
});
