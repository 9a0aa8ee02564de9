import { once } from 'node:events';
import { connect } from 'node:net';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { presenceMessage } from '#app/collaboration/client-message.ts';
import { openLog } from '#app/web/log.ts';
import { messages } from '#test/security/declared-socket.ts';
import { openRawSocket, type RawSocket } from '#test/setup/raw-socket.ts';
import { openLiveSetting, type LiveSetting, type Process } from './live-setting.ts';

const secret = 'a-word-that-no-log-may-hold';
const megabyte = 1024 * 1024;

describe('a connection that sends what no editor would', () => {
  let live: LiveSetting;
  let portal: Process;
  const lines: string[] = [];

  beforeAll(async () => {
    live = await openLiveSetting();
    const log = openLog('warn', { write: (line) => void lines.push(line) });
    portal = await live.serve({ log, patienceMs: 3_000 });
  });
  afterEach(async () => {
    live.closeConnections();
    // Whatever it was, the portal serves on, and says nothing of what was sent.
    const ada = await edit('ada');
    ada.close();
    expect(lines.join('')).not.toContain(secret);
  });
  afterAll(async () => {
    await portal.stop();
    await live.close();
  });

  const edit = (name: 'ada' | 'ben') => live.edit(portal, name);
  const raw = async (cookie: string | null = null): Promise<RawSocket> =>
    live.keep(await openRawSocket(portal.origin, cookie));

  const make = (name: string) => messages[name]?.make(live.documentId) ?? new Uint8Array();

  it.each([
    ['words instead of bytes', () => secret],
    ['nothing', () => new Uint8Array()],
    ['noise', () => Uint8Array.from({ length: 200 }, (_, index) => (index * 97) % 256)],
    ['half a message', () => make('Sync: update').slice(0, -20)],
    ['a change that Yjs cannot read', () => changed(make('Sync: update'))],
    ['a type that nobody knows', () => new Uint8Array([1, 48, 99, 0])],
  ])('is closed on %s', async (_what, sent) => {
    const socket = await raw(await live.cookieOf('ada'));
    socket.send(make('Auth: token'));
    await vi.waitFor(() => expect(socket.received).not.toEqual([]), 5_000);
    socket.send(sent());
    expect(await socket.closed).toBe(1007);
  });

  /** The same length, with other bytes at its end. */
  function changed(message: Uint8Array): Uint8Array {
    return message.map((byte, index) => (index > message.length - 60 ? 255 - byte : byte));
  }

  it('is closed on a frame that is too large, and the portal goes on', async () => {
    const socket = await raw();
    socket.send(new Uint8Array(5 * megabyte));
    expect(await socket.closed).toBe(1009);
  });

  it('is closed on frames against the rules of WebSockets', async () => {
    for (const bytes of [
      [0xff, 0xff, 0xff, 0xff],
      [0x83, 0x80, 0, 0, 0, 0],
      [0x02, 0x01, 0x41],
    ]) {
      const socket = await raw();
      socket.writeRaw(new Uint8Array(bytes));
      expect(await socket.closed).toBeGreaterThanOrEqual(1002);
    }
  });

  it.each(['//', '/%', '/collaboration/../..', 'http://[', '/collaboration?%00'])(
    'is answered when it asks for %s',
    async (path) => {
      const socket = connect(portal.port, '127.0.0.1');
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: portal\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      );
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 4\d\d/);
      socket.destroy();
    },
  );

  it('may go before it is answered', async () => {
    for (let time = 0; time < 20; time += 1) {
      const socket = connect(portal.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(
        `GET /nowhere HTTP/1.1\r\nHost: portal\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
      socket.resetAndDestroy();
    }
  });

  it('keeps no more than a little waiting for a text that it has not opened', async () => {
    const socket = await raw();
    const encoder = createEncoder();
    writeVarString(encoder, live.documentId);
    writeVarUint(encoder, 5);
    writeVarString(encoder, secret.repeat(2_000));
    const message = toUint8Array(encoder);
    for (let bytes = 0; bytes < 2 * megabyte; bytes += message.length) socket.send(message);
    expect(await socket.closed).toBe(1008);
  });

  it('opens no more than a few texts', async () => {
    const socket = await raw(await live.cookieOf('ada'));
    for (let count = 0; count < 10; count += 1) {
      const name = `01890000-0000-7000-8000-00000000000${count}`;
      socket.send(messages['Auth: token']?.make(name) ?? '');
    }
    expect(await socket.closed).toBe(1008);
  });

  it('is closed when it has opened nothing for a while', async () => {
    const socket = await raw(await live.cookieOf('ada'));
    expect(await socket.closed).toBe(1000);
  });

  it('is closed when it asks for all of the text again and again', async () => {
    const socket = await raw(await live.cookieOf('ada'));
    socket.send(make('Auth: token'));
    await vi.waitFor(() => expect(socket.received).not.toEqual([]), 5_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (let count = 0; count < 300; count += 1) socket.send(make('Sync: step 1'));
    expect(await socket.closed).toBe(1008);
  });

  it('is closed when it never stops', async () => {
    const socket = await raw(await live.cookieOf('ada'));
    socket.send(make('Auth: token'));
    await vi.waitFor(() => expect(socket.received).not.toEqual([]), 5_000);
    for (let count = 0; count < 30_000; count += 1) socket.send(make('QueryAwareness'));
    expect(await socket.closed).toBe(1008);
  }, 30_000);

  it('cannot say to others that their words are saved', async () => {
    const ben = await edit('ben');
    const socket = await raw(await live.cookieOf('ivy'));
    socket.send(make('Auth: token'));
    await vi.waitFor(() => expect(socket.received).not.toEqual([]), 5_000);
    ben.said.splice(0);
    socket.send(make('BroadcastStateless'));
    expect(await socket.closed).toBe(1007);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(ben.said).toEqual([]);
  });

  it('shows nobody’s caret under another name, and takes nobody’s away', async () => {
    const ben = await edit('ben');
    ben.provider.setAwarenessField('user', { name: 'Ben', color: '#0072b2' });
    const ada = await edit('ada');
    const seen = () => [...(ada.provider.awareness?.getStates() ?? [])];
    await vi.waitFor(() => expect(JSON.stringify(seen())).toContain('Ben'), 2_000);
    const socket = await raw(await live.cookieOf('ivy'));
    socket.send(make('Auth: token'));
    await vi.waitFor(() => expect(socket.received).not.toEqual([]), 5_000);
    const state = { user: { name: 'Ada', color: 'red' }, cursor: null };
    socket.send(
      presenceMessage(live.documentId, [
        { client: 42, clock: 1, state },
        { client: ben.doc.clientID, clock: 1_000_000, state: null },
      ]),
    );
    await vi.waitFor(() => expect(JSON.stringify(seen())).toContain('Ivy'), 2_000);
    const users = new Map(seen().map(([client, { user }]) => [client, user?.name as unknown]));
    expect(users.get(42)).toBe('Ivy');
    expect(users.get(ben.doc.clientID)).toBe('Ben');
  });

  it('is let go when its session runs out by itself', async () => {
    const ada = await edit('ada');
    await live.db.session.updateMany({
      where: { personId: live.people.ada.id },
      data: { expiresAt: new Date(0) },
    });
    await vi.waitFor(() => expect(ada.refused).toContain('signed-out'), 2_000);
  });
});
