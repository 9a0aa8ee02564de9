import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/** A mail server that shows what it was given. */
export type MailSink = {
  /** Where to send to. */
  url: string;
  port: number;
  /** The letters as they travelled, headers and all, in order of arrival. */
  letters: string[];
  /** Those of them whose arrival was confirmed to the sender. */
  confirmed: Set<string>;
  close(): Promise<void>;
  /**
   * Ends it in the middle of whatever it does: from now on nothing is confirmed, and every
   * connection breaks.
   */
  kill(): Promise<void>;
};

/** What a sink does beyond taking everything. */
export type SinkManners = {
  /** A free one when not given. */
  port?: number;
  /** The reply to a recipient it does not take, e.g. 550. */
  recipient?: (address: string) => number | null;
  /** The reply to a letter it does not take, e.g. 554. */
  letter?: (letter: string) => number | null;
  /** How long it thinks between a letter's last byte and its answer. */
  thinksMs?: number;
};

export async function openMailSink(manners: SinkManners | number = {}): Promise<MailSink> {
  const {
    port = 0,
    recipient,
    letter,
    thinksMs = 0,
  } = typeof manners === 'number' ? { port: manners } : manners;
  const letters: string[] = [];
  const confirmed = new Set<string>();
  const sockets = new Set<Socket>();
  let killed = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => done(refusal(recipient?.(address))),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const whole = Buffer.concat(chunks).toString('utf8');
        const refused = refusal(letter?.(whole));
        if (refused !== null) return done(refused);
        letters.push(whole);
        setTimeout(() => {
          if (killed) return;
          confirmed.add(whole);
          done();
        }, thinksMs);
      });
    },
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : port;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return {
    url: `smtp://127.0.0.1:${listening}`,
    port: listening,
    letters,
    confirmed,
    close,
    kill: async () => {
      killed = true;
      // What was confirmed before is on its way; everything after it is not.
      await wait(20);
      for (const socket of sockets) socket.resetAndDestroy();
      await close();
    },
  };
}

function refusal(code: number | null | undefined): Error | null {
  if (code === null || code === undefined) return null;
  return Object.assign(new Error('not here'), { responseCode: code });
}
