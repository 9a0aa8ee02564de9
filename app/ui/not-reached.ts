import { isRouteErrorResponse, type ShouldRevalidateFunctionArgs } from '@remix-run/react';

/** What a form is answered in the browser when the portal could not be reached. */
export type NotReached = { ok: false; because: 'not reached' };

const notReached: NotReached = { ok: false, because: 'not reached' };

/**
 * Sends a form, and turns a portal that is away (no network, being restarted) into an answer: the
 * page, with what was typed on it, stays. Anything else is thrown on.
 */
export async function orNotReached<Answer>(
  send: () => Promise<Answer>,
): Promise<Answer | NotReached> {
  try {
    return await send();
  } catch (error) {
    // `fetch` itself throws a TypeError; a proxy in front answers 502, 503 or 504.
    const away = isRouteErrorResponse(error) && error.status >= 502 && error.status <= 504;
    if (error instanceof TypeError || away) return notReached;
    throw error;
  }
}

/** Also loads anew when a form was refused because what it was shown with is not so any more. */
export function alsoWhenChanged(given: ShouldRevalidateFunctionArgs): boolean {
  return given.actionResult?.because === 'changed' || unlessNotReached(given);
}

/** After a form that did not arrive nothing is loaded anew: that would fail as well. */
export function unlessNotReached({
  actionResult,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  return actionResult?.because === notReached.because ? false : defaultShouldRevalidate;
}
