import { request as ask, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What the portal answers to a request of its own. */
export type OwnAnswer = { status: number; headers: Record<string, string>; body: Buffer };

/** What is passed on of the request that leads to this one: who asks, where, and as what. */
const passedOn = ['host', 'cookie', 'user-agent', 'x-forwarded-for', 'x-forwarded-proto'] as const;
/** What the other side is to be told of the answer. */
const told = ['content-type', 'content-security-policy', 'x-content-type-options'] as const;

const patienceMs = 15_000;

/**
 * Asks this portal for another of its addresses on behalf of whoever sent a request: with their
 * session, at the very address on this machine at which that request arrived, and nowhere else.
 *
 * @param path with its search; must begin with a single slash
 */
export function askSelf(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  path: string,
): Promise<OwnAnswer> {
  const { localAddress: host, localPort: port } = socket;
  if (host === undefined || port === undefined) {
    return Promise.reject(new Error('the connection is gone'));
  }
  const same = passedOn.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return new Promise((resolve, reject) => {
    const asking = ask(
      { host, port, path, headers: Object.fromEntries(same), agent: false, timeout: patienceMs },
      (answer) => {
        buffer(answer).then((body) => resolve({ ...headOf(answer), body }), reject);
      },
    );
    asking.on('timeout', () => asking.destroy(new Error('the portal does not answer itself')));
    asking.on('error', reject);
    asking.end();
  });
}

function headOf(answer: IncomingMessage): Pick<OwnAnswer, 'status' | 'headers'> {
  const headers = told.flatMap((name) => {
    const value = answer.headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { status: answer.statusCode ?? 500, headers: Object.fromEntries(headers) };
}
