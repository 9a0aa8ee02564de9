import { data, type ActionFunctionArgs } from '@remix-run/node';
import {
  beginPasskeySignIn,
  signInByPasskey,
} from '#app/domain/people/sign-in-by-passkey.server.ts';
import { finishSignIn } from '#app/web/finish-sign-in.ts';
import { textOf } from '#app/web/form.ts';

/** Signing in by a passkey: the browser asks what to sign, then comes back with the signature. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { db, origin } = context;
  const form = await request.formData();
  const now = new Date();
  if (textOf(form, 'intent') === 'begin') {
    return Response.json(await beginPasskeySignIn(db, { origin, now }));
  }
  const input = { token: textOf(form, 'token'), response: textOf(form, 'response') };
  const signedIn = await signInByPasskey(db, { origin, ...input }, now);
  if (!signedIn.ok) return data({ because: signedIn.because }, { status: 422 });
  return finishSignIn(context, request, {
    ...{ personId: signedIn.personId, method: 'passkey' },
    to: new URL(request.url).searchParams.get('to'),
  });
}
