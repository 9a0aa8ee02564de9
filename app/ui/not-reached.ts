import {
  isRouteErrorResponse,
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
} from '@remix-run/react';

/** What a form is answered in the browser when the portal could not be reached. */
export type NotReached = { ok: false; because: 'not reached' };

const notReached: NotReached = { ok: false, because: 'not reached' };

/**
 * The `clientAction` of a page whose words must stay: sends the form, and turns a portal that is away
 * (no network, being restarted) into the answer `NotReached`. Anything else is thrown on.
 */
export async function sendOrNotReached({
  serverAction,
}: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await serverAction();
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

/**
 * What an answer may say about what it has changed: `page`, nothing around the page; `nothing`, the
 * page knows all of it by the answer. Where it says nothing everything is loaded anew.
 */
export type Reload = 'page' | 'nothing';

/** After a form that did not arrive nothing is loaded anew: that would fail as well. */
export function unlessNotReached(given: ShouldRevalidateFunctionArgs): boolean {
  const { actionResult } = given;
  const stays =
    actionResult?.because === notReached.because ||
    actionResult?.reload === ('nothing' satisfies Reload);
  return loadsUnless(stays, given);
}

/** The same for what stands around a page. */
export function unlessOfThePage(given: ShouldRevalidateFunctionArgs): boolean {
  const stays = given.actionResult?.reload === ('page' satisfies Reload);
  return loadsUnless(stays, given) && unlessNotReached(given);
}

/**
 * Whether a page is loaded anew after a form, where it can do without. An answer that comes while
 * another page, or this one after another form, is being loaded ends that with what it loads itself:
 * then nothing may be left out.
 */
export function loadsUnless(stays: boolean, given: ShouldRevalidateFunctionArgs): boolean {
  const awaited = window.__remixRouter.state.navigation.state === 'loading';
  return stays && !awaited ? false : given.defaultShouldRevalidate;
}
