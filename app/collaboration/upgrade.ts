import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { collaborationPath } from './messages.ts';

type Refusal = '403 Forbidden' | '404 Not Found' | '503 Service Unavailable';

/** Why a request for a connection is refused; null when it is a page of ours that asks. */
export function refusalOf(request: IncomingMessage, origin: string | undefined): Refusal | null {
  if (pathOf(request) !== collaborationPath) return '404 Not Found';
  return isOwnOrigin(request, origin) ? null : '403 Forbidden';
}

/** Answers without a connection. */
export function refuse(socket: Duplex, status: Refusal): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Whether the connection was asked for by a page of ours: other sites' pages send the cookie too. */
function isOwnOrigin({ headers }: IncomingMessage, own: string | undefined): boolean {
  if (headers.origin === undefined) return false;
  if (own !== undefined) return headers.origin === own;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}

function pathOf({ url }: IncomingMessage): string {
  const asked = `http://portal${url ?? ''}`;
  return URL.canParse(asked) ? new URL(asked).pathname : '';
}
