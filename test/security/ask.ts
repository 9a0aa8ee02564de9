import type { Address } from '#test/setup/addresses.ts';
import type { Role } from './roles.ts';
import type { World } from './world.ts';

/** What came of asking, in one word; a number for a status that none of them means. */
export type Outcome = 'open' | 'led on' | 'sign in' | 'refused' | number;

export type Answer = { status: number; bytes: Buffer; text: string; outcome: Outcome };

/** What is asked for: an address with its query, and a form when something is to be done. */
export type Asked = { path: string; form?: Record<string, string> };

/** Asks as a browser of this role does, without following where it is led. */
export async function ask(world: World, role: Role, { path, form }: Asked): Promise<Answer> {
  const { origin } = world.portal;
  const answer = await fetch(origin + path, {
    redirect: 'manual',
    headers: {
      ...{ Origin: origin, Cookie: world.cookies.get(role) ?? '', 'Accept-Language': 'en' },
      // So that a page comes whole.
      'User-Agent': 'Googlebot',
    },
    ...(form !== undefined && { method: 'POST', body: new URLSearchParams(form) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const text = bytes.toString('utf8');
  const to = answer.headers.get('location') ?? (answer.status === 202 ? text : '');
  return { status: answer.status, bytes, text, outcome: outcomeOf(answer.status, to) };
}

function outcomeOf(status: number, to: string): Outcome {
  if (to.includes('/sign-in?to=')) return 'sign in';
  if (status === 202 || (status >= 300 && status < 400)) return 'led on';
  // 400 and 405: nothing can be read there, or nothing changed.
  if ([400, 403, 404, 405].includes(status)) return 'refused';
  return status === 200 ? 'open' : status;
}

/** Where a page that is open already asks for the data of this route alone, or sends a form. */
export function dataAddress({ page, id }: Address, path: string, search: string): string {
  if (!page) return path + search;
  const data = path === '/' ? '/_root.data' : `${path}.data`;
  return `${data}${search === '' ? '?' : `${search}&`}_routes=${encodeURIComponent(id)}`;
}
