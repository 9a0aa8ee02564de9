import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { keepWords, keptWords } from '#app/domain/people/kept-words.server.ts';
import { requirePerson } from '#app/web/require-role.ts';

/** What one is typing and has not sent, as far as other browsers left it here. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request);
  const under = new URL(request.url).searchParams.get('under') ?? '';
  return Response.json(await keptWords(context.db, person.id, under));
}

/** Keeps what is being typed, while it is typed. */
export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request);
  const kept = await keepWords(context.db, person.id, await request.formData(), new Date());
  return new Response(null, { status: kept ? 204 : 400 });
}
