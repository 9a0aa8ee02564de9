import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything and shows it. */
export type MailSink = {
  /** Where to send to. */
  url: string;
  port: number;
  /** The letters as they travelled, headers and all, in order of arrival. */
  letters: string[];
  close(): Promise<void>;
};

/** @param port a free one when not given */
export async function openMailSink(port = 0): Promise<MailSink> {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        letters.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `smtp://127.0.0.1:${listening}`,
    port: listening,
    letters,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
