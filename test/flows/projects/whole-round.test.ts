import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailNotifications } from '#app/domain/announcements/mail-notifications.server.ts';
import { clockAt } from '#app/domain/calendar/clock.ts';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { createProject, newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { openSourcePortal, type SourcePortal } from '#test/setup/source-portal.ts';
import { minutes, monday, openSetting, type Setting } from './setting.ts';

const canary = 'CANARY-held';
const now = minutes(60);
const queue = '/sp24/staff/queue';
const round = '/sp24/staff/rounds/proposal';

let set: Setting;
let portal: SourcePortal;
const cookies = new Map<string, string>();

beforeAll(async () => {
  set = await openSetting();
  await set.submit();
  const eve = await createMember(set.db, { offering: 'sp24', role: 'student', name: 'Eve' });
  const flows = await createProject(set.db, {
    ...{ slug: 'flows', title: 'Flows', at: monday, team: [eve] },
  });
  await writeDocument(set.db, {
    ...{ project: flows, stage: 'proposal', at: monday },
    text: text('We make a flow deeper.'),
  });
  const handedIn = await submitVersion(set.services, askerFor(eve, 'student', minutes(5)), {
    ...{ project: 'flows', stage: 'proposal', requestId: newRequest(), state: null },
  });
  expect(handedIn).toMatchObject({ ok: true });
  portal = await openSourcePortal(set.database, { course: set.course, clock: clockAt(now) });
  for (const [name, { id }] of Object.entries({ ...set.people, eve })) {
    cookies.set(name, await portal.signIn(id));
  }
});
afterAll(async () => {
  await portal.close();
  await set.close();
});

const see = async (name: string, path: string) => {
  const answer = await fetch(portal.origin + path, {
    headers: { Cookie: cookies.get(name) ?? '' },
  });
  expect(answer.status, path).toBe(200);
  return answer.text();
};
const send = (name: string, path: string, form: Record<string, string>) =>
  fetch(portal.origin + path, {
    method: 'POST',
    headers: { Cookie: cookies.get(name) ?? '', Origin: portal.origin },
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
const hold = (name: string, project: string, form: Record<string, string>) =>
  send(name, `${queue}/${project}/proposal`, {
    ...{ intent: 'decide', version: '1', note: `Go on ${canary}`, hold: 'on', ...form },
  });
const markOf = (page: string) => /name="plan" value="([\w-]{43})"/.exec(page)?.[1] ?? '';

it('begins with two versions in the queue, and nothing in the round', async () => {
  const page = await see('ivy', queue);
  expect(page).toContain('2 waiting');
  expect(page).not.toContain('held for the round');
  expect(await see('ivy', round)).toContain('Nothing is held for this round');
});

it('is drafted by two of staff, and the team learns nothing of it', async () => {
  const said = await send('ash', `${queue}/tiny-diffusion/proposal`, {
    ...{ intent: 'comment', version: '1', passage: 'null', body: `@Ben why? ${canary}` },
    requestId: newRequest(),
  });
  expect(said.status).toBe(200);
  const held = await hold('ivy', 'tiny-diffusion', { verdict: 'approved' });
  expect(held.status).toBe(302);
  expect(held.headers.get('Location')).toContain('/queue/flows/proposal');
  await hold('ash', 'flows', { verdict: 'changes_requested' });
  for (const path of [
    '/sp24/dashboard',
    '/sp24/projects',
    '/sp24/projects/tiny-diffusion/proposal',
  ]) {
    const page = await see('ada', path);
    expect(page).not.toContain(canary);
    expect(page).not.toContain('Version 1 is approved');
  }
  expect(await set.db.notification.count()).toBe(0);
});

it('counts as answered for staff: in the queue, in the overview, on the round’s page', async () => {
  const page = await see('ash', queue);
  expect(page).toContain('Nothing waits for you');
  expect(page).toContain('2 answers are held for the round');
  expect(await see('ash', `${queue}?show=answered`)).toContain('Answered, held for the round');
  expect(await see('ash', '/sp24/staff/projects')).toContain('Held');
  const plan = await see('ash', round);
  for (const words of ['Tiny diffusion', 'Flows', canary, '2 teams will be told', '1 comment']) {
    expect(plan).toContain(words);
  }
});

it('is released by the button of exactly the plan that was shown, once for two clicks', async () => {
  const mark = markOf(await see('ivy', round));
  expect((await send('ada', round, { plan: mark })).status).toBe(403);
  const twice = await Promise.all([
    send('ivy', round, { plan: mark }),
    send('ivy', round, { plan: mark }),
  ]);
  const pages = await Promise.all(twice.map((answer) => answer.text()));
  expect(pages.filter((page) => page.includes('2 teams have been told.'))).toHaveLength(1);
  expect(pages.filter((page) => page.includes('nobody is told twice'))).toHaveLength(1);
  const page = await see('ada', '/sp24/projects/tiny-diffusion/proposal');
  expect(page).toContain('Version 1 is approved');
  expect(page).toContain(`Go on ${canary}`);
  expect(await see('ivy', round)).toContain('Nothing is held for this round');
});

it('is mailed once to each member, and once to who is mentioned', async () => {
  await mailNotifications(set.services, now);
  await mailNotifications(set.services, minutes(61));
  const letters = await set.db.delivery.findMany({
    orderBy: [{ toAddress: 'asc' }, { subject: 'asc' }],
    include: { person: { select: { name: true } } },
  });
  expect(letters.map(({ person, kind }) => `${person.name} ${kind}`).toSorted()).toEqual([
    ...['Ada feedback', 'Ben feedback', 'Ben mention', 'Eve feedback'],
  ]);
});
