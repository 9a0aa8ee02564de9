import { data, redirect, type ActionFunctionArgs } from '@remix-run/node';
import { addPasskey, beginPasskey, renamePasskey } from '#app/domain/people/add-passkey.server.ts';
import { textOf } from '#app/web/form.ts';
import { timesOf } from '#app/web/letters.ts';
import { requirePerson } from '#app/web/require-role.ts';

/** One's own passkeys: begun and kept by the page about signing in, and renamed there. */
export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request);
  const { db, origin } = context;
  const form = await request.formData();
  const intent = textOf(form, 'intent');
  if (intent === 'begin') {
    return Response.json(await beginPasskey(db, { person, origin, now: new Date() }));
  }
  const name = textOf(form, 'name');
  if (intent === 'rename') {
    await renamePasskey(db, { personId: person.id, id: textOf(form, 'passkey'), name });
    return redirect('/account/sign-in?done=renamed');
  }
  const input = { person, name, token: textOf(form, 'token'), response: textOf(form, 'response') };
  const added = await addPasskey(context, input, timesOf(context));
  return added.ok
    ? redirect('/account/sign-in?done=added')
    : data({ because: added.because }, { status: 422 });
}
