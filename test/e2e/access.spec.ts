import { request as newRequest, type APIRequestContext } from '@playwright/test';
import { declared } from '#test/security/declared.ts';
import type { Role as DeclaredRole } from '#test/security/roles.ts';
import { portalAddress } from '#test/setup/portal-address.ts';
import { expect, test } from './fixtures.ts';

const origin = portalAddress;

/** Each of the demo's buttons, with what its person is to the project that is looked at. */
const standsFor = {
  visitor: 'nobody',
  student: 'student',
  'student-reviewed': 'other student',
  waitlisted: 'waitlisted',
  auditor: 'auditor',
  applicant: 'applicant',
  dropped: 'dropped',
  assistant: 'assistant',
  instructor: 'instructor',
} as const satisfies Record<string, DeclaredRole>;
type Role = keyof typeof standsFor;
const roles = Object.keys(standsFor) as Role[];

/**
 * Answers to a form, a file or anything else that is not a page. Like every address they are gone
 * through by the tests in test/security, where it is declared who may open what.
 */
const notPages = [
  '/sign-out',
  '/preferences',
  '/account/data.zip',
  '/account/passkeys',
  '/sign-in/passkey',
  '/sign-in/single-sign-on',
  '/sign-in/single-sign-on/callback',
  '/content/:hash',
  '/:offering/projects/:project/:stage/receipt/:number',
  '/*',
];
const pages = Object.entries(declared).filter(([pattern]) => !notPages.includes(pattern));

test('every address opens for those it is for, and for nobody else', async () => {
  const asking = await everyRole();
  const addressOf = await addressesOf(asking);

  const wrong: string[] = [];
  for (const [pattern, { opens, ledOn = [] }] of pages) {
    const address = addressOf(pattern);
    for (const role of roles) {
      const isOpen = opens.includes(standsFor[role]);
      const isLedOn = ledOn.includes(standsFor[role]);
      // The page, and the data that a page already open would ask for.
      for (const form of [address, dataOf(address)]) {
        const status = await statusOf(asking.get(role), form);
        const closed = role === 'visitor' ? 'sign in' : 'refused';
        const expected = isOpen ? 'open' : isLedOn ? 'led on' : closed;
        if (status === 'led on' && isLedOn) continue;
        if (status !== expected) wrong.push(`${form} for ${role}: ${status}, not ${expected}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('nobody changes anything at an address that does not open for them', async () => {
  const asking = await everyRole();
  const addressOf = await addressesOf(asking);
  const wrong: string[] = [];
  for (const [pattern, { opens, ledOn = [] }] of pages) {
    const address = addressOf(pattern);
    for (const role of roles) {
      if ([...opens, ...ledOn].includes(standsFor[role])) continue;
      for (const form of [address, dataOf(address)]) {
        const answer = await asking
          .get(role)
          ?.post(form, { form: { intent: 'any' }, maxRedirects: 0 });
        const status = answer?.status() ?? 0;
        const to = answer?.headers().location ?? (await answer?.text()) ?? '';
        // 400: nothing that this address knows was asked for. 405: nothing can be changed there.
        const refused = [400, 403, 404, 405].includes(status) || to.includes('/sign-in?to=');
        if (!refused) wrong.push(`${form} for ${role}: ${status}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('a change asked for by another site is refused', async () => {
  const asking = await signedIn('instructor');
  const form = { demo: 'student' };
  for (const from of ['https://elsewhere.example', 'null', 'http://localhost:1']) {
    const answer = await asking.post('/sign-in', { form, headers: { Origin: from } });
    expect(answer.status(), from).toBe(403);
  }
});

async function signedIn(role: Role): Promise<APIRequestContext> {
  const asking = await newRequest.newContext({
    baseURL: origin,
    extraHTTPHeaders: { Origin: origin, 'Accept-Language': 'en' },
  });
  if (role !== 'visitor') {
    const answer = await asking.post('/sign-in', { form: { demo: role }, maxRedirects: 0 });
    expect(answer.status(), `${role} signs in`).toBe(302);
  }
  return asking;
}

/** The first project that a page links to. */
async function projectOf(asking: APIRequestContext | undefined, at: string): Promise<string> {
  const page = await asking?.get(at);
  const link = new RegExp(`href="${at}/([^/"]+)/proposal`);
  const found = link.exec((await page?.text()) ?? '');
  if (found?.[1] === undefined) throw new Error(`${at} links to no project`);
  return found[1];
}

/** The first thing with an id that a page links to below its own address. */
async function linkedFrom(asking: APIRequestContext | undefined, at: string): Promise<string> {
  const page = (await (await asking?.get(at))?.text()) ?? '';
  const id = new RegExp(`href="${at}/([0-9a-f-]{36})`).exec(page)?.[1];
  if (id === undefined) throw new Error(`${at} links to nothing`);
  return id;
}

/** A roster import that waits to be applied. */
async function importOf(asking: APIRequestContext | undefined): Promise<string> {
  const pasted = 'Name,Email\nSomebody New,somebody.new@roster.example';
  const answer = await asking?.post('/sp24/staff/roster/import', {
    multipart: { pasted },
    maxRedirects: 0,
  });
  const id = /[0-9a-f-]{36}$/.exec(answer?.headers().location ?? '')?.[0];
  if (id === undefined) throw new Error('The roster was not taken');
  return id;
}

async function everyRole(): Promise<Map<Role, APIRequestContext>> {
  const asking = new Map<Role, APIRequestContext>();
  for (const role of roles) asking.set(role, await signedIn(role));
  return asking;
}

/** From a pattern to an address of the demo, with ids of things that are there. */
async function addressesOf(asking: Map<Role, APIRequestContext>) {
  const assistant = asking.get('assistant');
  const own = await projectOf(asking.get('student'), '/sp24/projects');
  const waiting = await projectOf(assistant, '/sp24/staff/queue');
  const announcement = await linkedFrom(assistant, '/sp24/staff/announcements');
  const application = await linkedFrom(assistant, '/sp24/staff/applications');
  const person = await linkedFrom(assistant, '/sp24/staff/roster');
  const plan = await importOf(assistant);
  return (pattern: string) =>
    pattern
      .replace(':offering', 'sp24')
      .replace(':lecture', 'diffusion-models')
      .replace(':experiment', 'swiss-roll-diffusion')
      .replace(':project', pattern.includes('/staff/') ? waiting : own)
      .replace(':stage', 'proposal')
      .replace(':announcement', announcement)
      .replace(':application', application)
      .replace(':person', person)
      .replace(':import', plan);
}

/** Where Remix asks for the data of a page. */
function dataOf(address: string): string {
  return address === '/' ? '/_root.data' : `${address}.data`;
}

async function statusOf(
  asking: APIRequestContext | undefined,
  address: string,
): Promise<'open' | 'sign in' | 'led on' | 'refused' | number> {
  const answer = await asking?.get(address, { maxRedirects: 0 });
  const status = answer?.status() ?? 0;
  const text = (await answer?.text()) ?? '';
  const toSignIn = answer?.headers().location?.startsWith('/sign-in') ?? false;
  if (toSignIn || (status === 202 && text.includes('/sign-in?to='))) return 'sign in';
  if (status === 302 || status === 202) return 'led on';
  if (status === 403 || status === 404) return 'refused';
  return status === 200 ? 'open' : status;
}
