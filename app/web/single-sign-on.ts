import { redirect } from '@remix-run/node';
import type { SingleSignOnProblem } from '#app/domain/people/single-sign-on.server.ts';
import type { RequestContext } from './context.ts';

/** Where the provider leads back to; it must be told to the provider as it is. */
export function callbackOf({ origin }: RequestContext): string {
  return `${origin}/sign-in/single-sign-on/callback`;
}

const problems = ['failed', 'denied', 'over', 'noAddress', 'taken', 'closed'] as const;

/** What a page's address says went wrong; null when it says nothing that is known. */
export function problemIn(request: Request): SingleSignOnProblem | null {
  const said = new URL(request.url).searchParams.get('problem');
  return problems.find((known) => known === said) ?? null;
}

/** Back to the page where single sign-on was begun, which tells what went wrong. */
export function backWith(
  { viewer }: RequestContext,
  problem: SingleSignOnProblem,
  to: string | null,
  headers: Record<string, string> = {},
): Response {
  const query = new URLSearchParams({ problem, ...(to !== null && { to }) });
  return redirect(`${viewer === null ? '/sign-in' : '/account/sign-in'}?${query}`, { headers });
}
