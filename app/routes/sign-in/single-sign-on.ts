import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { beginSingleSignOn } from '#app/domain/people/single-sign-on.server.ts';
import { pathInPortal } from '#app/domain/people/return-path.ts';
import { proofCookie } from '#app/web/proof-cookie.ts';
import { notFound, requirePerson } from '#app/web/require-role.ts';
import { backWith, callbackOf } from '#app/web/single-sign-on.ts';

/**
 * Leads to the provider of single sign-on. A link, since a form that ends at another host is what
 * the content policy forbids; it changes nothing but what this browser is remembered for. With
 * `?link` the identity is to open the account that is signed in.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, identityProvider } = context;
  if (identityProvider === null) throw notFound();
  const { searchParams } = new URL(request.url);
  const asked = pathInPortal(searchParams.get('to'));
  // Begun anew on the way to linking: that page waits for another answer by then.
  const to = asked?.startsWith('/sign-in') ? null : asked;
  const begun = await beginSingleSignOn(
    { db, identityProvider },
    {
      ...{ callback: callbackOf(context), to, now: new Date() },
      linkFor: searchParams.has('link') ? requirePerson(context, request).id : null,
    },
  );
  if (begun === null) return backWith(context, 'failed', to);
  return redirect(begun.url, { headers: { 'Set-Cookie': proofCookie(context, begun.token) } });
}
