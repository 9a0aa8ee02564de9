import { parseCookie } from './cookie.ts';
import type { RequestContext } from './context.ts';

const seconds = 600;

/** The token that ties what a browser began to that browser; null when it carries none. */
export function proofIn(context: RequestContext, request: Request): string | null {
  const header = request.headers.get('Cookie') ?? undefined;
  return parseCookie(header, nameOf(context)) ?? null;
}

/** The `Set-Cookie` that gives a browser such a token; null takes it away. */
export function proofCookie(context: RequestContext, token: string | null): string {
  const secure = isSecure(context) ? '; Secure' : '';
  const age = token === null ? 0 : seconds;
  // Lax: the browser comes back with it when the provider's page leads here.
  return `${nameOf(context)}=${token ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}

function nameOf(context: RequestContext): string {
  return isSecure(context) ? '__Host-practicum-proof' : 'practicum-proof';
}

/** As for the session's cookie: only an address that is configured with https is known to stay so. */
function isSecure({ environment }: RequestContext): boolean {
  return environment.origin?.startsWith('https:') ?? false;
}
