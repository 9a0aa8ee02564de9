import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { finishSingleSignOn } from '#app/domain/people/single-sign-on.server.ts';
import { finishSignIn } from '#app/web/finish-sign-in.ts';
import { timesOf } from '#app/web/letters.ts';
import { proofCookie, proofIn } from '#app/web/proof-cookie.ts';
import { notFound } from '#app/web/require-role.ts';
import { backWith, callbackOf } from '#app/web/single-sign-on.ts';

/** Where the provider of single sign-on leads back to. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, identityProvider, language } = context;
  if (identityProvider === null) throw notFound();
  // As it was told to the provider, whatever stands between the browser and this server.
  const answer = new URL(callbackOf(context) + new URL(request.url).search);
  const finished = await finishSingleSignOn(
    { db, identityProvider },
    { token: proofIn(context, request) ?? '', answer, language },
    timesOf(context),
  );
  const over = { 'Set-Cookie': proofCookie(context, null) };
  if (!finished.ok) return backWith(context, finished.because, finished.to, over);
  if (finished.is === 'known') {
    const { personId, to } = finished;
    return finishSignIn(context, request, { personId, method: 'single sign-on', to });
  }
  const { token } = finished;
  return redirect('/sign-in/link', { headers: { 'Set-Cookie': proofCookie(context, token) } });
}
