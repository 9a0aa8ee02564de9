import { redirect, type TypedResponse } from '@remix-run/node';
import { landing } from '#app/domain/people/landing.ts';
import { pathInPortal } from '#app/domain/people/return-path.ts';
import { rolesOf } from '#app/domain/people/roles.server.ts';
import type { SignInMethod } from '#app/domain/people/sessions.server.ts';
import type { RequestContext } from './context.ts';

/**
 * Lets somebody in who has just been recognised, by whatever way: the one place that starts a
 * session from a request. A session that this browser had before is ended, so that its id is never
 * used again; the new one knows how its owner came in.
 *
 * @param to where they wanted to go; without it, or when it leads out of the portal, to the page
 *   that their role begins with
 * @param strong whether a second factor was shown; a passkey is one by itself
 */
export async function finishSignIn(
  context: RequestContext,
  request: Request,
  entering: { personId: string; method: SignInMethod; to: string | null; strong?: boolean },
): Promise<TypedResponse<never>> {
  const { personId, method, to, strong = method === 'passkey' } = entering;
  const cookies = request.headers.get('Cookie');
  await context.sessions.end(cookies);
  const { setCookie } = await context.sessions.create(personId, {
    method,
    browser: request.headers.get('User-Agent') ?? '',
    ...(strong && { strongAt: new Date() }),
  });
  const known = await context.browsers.remember(personId, cookies, new Date());
  const headers = new Headers();
  headers.append('Set-Cookie', setCookie);
  headers.append('Set-Cookie', known.setCookie);
  return redirect(pathInPortal(to) ?? (await firstPage(context, personId)), { headers });
}

async function firstPage(context: RequestContext, personId: string): Promise<string> {
  const running = context.course.offerings.filter(({ archived }) => !archived);
  const roles = await rolesOf(context.db, personId);
  return landing(
    roles,
    running.map(({ slug }) => slug),
  );
}
