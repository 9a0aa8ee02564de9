import { redirect } from '@remix-run/node';
import type { Asker, SignedInAsker, Viewer } from '#app/domain/people/asker.ts';
import { may, type Permission } from '#app/domain/people/permissions.ts';
import type { RequestContext } from './context.ts';

/** Who asks in this offering; a 404 response is thrown when there is no such offering. */
export function askerIn(context: RequestContext, offering: string | undefined): Asker {
  if (offering === undefined || !context.course.has(offering)) throw notFound();
  return {
    person: context.viewer,
    role: context.roles[offering] ?? 'visitor',
    offering,
    at: context.clock.now(),
  };
}

/**
 * The asker, if the role allows it. Otherwise throws: to the sign-in page (and back) for somebody
 * signed out, to the second factor for staff who must show one first, 403 for somebody whose role
 * may not.
 */
export function requirePermission(
  context: RequestContext,
  request: Request,
  offering: string | undefined,
  permission: Permission,
): SignedInAsker {
  const asker = askerIn(context, offering);
  if (asker.person === null) throw toSignIn(request);
  if (context.unproven.includes(asker.offering)) throw toSecondFactor(request);
  if (!may(asker.role, permission)) throw forbidden();
  return { ...asker, person: asker.person };
}

/**
 * Whoever is signed in; somebody signed out is sent to the sign-in page and back. Staff who must
 * show a second factor do so first: what is theirs holds what staff see, and what opens their
 * account must not be changed by a password alone.
 */
export function requirePerson(context: RequestContext, request: Request): Viewer {
  if (context.viewer === null) throw toSignIn(request);
  if (context.unproven.length > 0) throw toSecondFactor(request);
  return context.viewer;
}

/** To the sign-in page, which leads back to where the person was. */
export function toSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  return redirect(`/sign-in?to=${encodeURIComponent(pathname + search)}`);
}

/** To the page where staff show their second factor, which leads back. */
function toSecondFactor(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  return redirect(`/sign-in/second?to=${encodeURIComponent(pathname + search)}`);
}

/** For a form that no page of ours would send. */
export function badRequest(): Response {
  return new Response(null, { status: 400 });
}

export function notFound(): Response {
  return new Response(null, { status: 404 });
}

export function forbidden(): Response {
  return new Response(null, { status: 403 });
}
