import { once } from 'node:events';
import type { Socket } from 'node:net';
import WebSocket from 'ws';
import { collaborationPath } from '#app/collaboration/messages.ts';

/** A connection of a program that sends what it likes. */
export type RawSocket = {
  send(data: Uint8Array | string): void;
  /** What came, frame by frame. */
  received: Uint8Array[];
  /** How many bytes have come over the wire since the connection was open, all frames included. */
  bytes(): number;
  /** Returns when the other side has handled what was sent before. */
  handled(): Promise<void>;
  /** The code that it was closed with. */
  closed: Promise<number>;
  /** Bytes past the protocol. */
  writeRaw(bytes: Uint8Array): void;
  close(): void;
};

/** Opens one at a portal's collaboration. */
export async function openRawSocket(
  origin: string,
  cookie: string | null = null,
): Promise<RawSocket> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${collaborationPath}`, {
    headers: { origin, ...(cookie !== null && cookie !== '' && { cookie }) },
    perMessageDeflate: false,
  });
  socket.on('error', () => {});
  const received: Uint8Array[] = [];
  socket.on('message', (data: Buffer) => received.push(new Uint8Array(data)));
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  // Not part of its interface: there is no other way to see the bytes themselves.
  const { _socket: wire } = socket as unknown as { _socket: Socket };
  const before = wire.bytesRead;
  return {
    ...{ received, closed },
    send: (data) => socket.readyState === WebSocket.OPEN && socket.send(data),
    bytes: () => wire.bytesRead - before,
    handled: async () => {
      if (socket.readyState !== WebSocket.OPEN) return;
      socket.ping();
      await Promise.race([once(socket, 'pong'), closed]);
    },
    writeRaw: (bytes) => void wire.write(bytes),
    close: () => socket.terminate(),
  };
}
