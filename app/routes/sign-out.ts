import { redirect, type ActionFunctionArgs } from '@remix-run/node';

/** Ends this session and leads to the front door. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { setCookie } = await context.sessions.end(request.headers.get('Cookie'));
  return redirect('/', { headers: { 'Set-Cookie': setCookie } });
}

/** Somebody who opens the address itself: nothing happens by looking. */
export function loader() {
  return redirect('/');
}
