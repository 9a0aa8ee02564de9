import type { Browser, Page } from '@playwright/test';
import en from '#app/i18n/en/team.ts';
import enProjects from '#app/i18n/en/projects.ts';
import zh from '#app/i18n/zh/team.ts';
import zhProjects from '#app/i18n/zh/projects.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, test, watch } from './fixtures.ts';
import { keyboard, mouse, type Hands } from './hands.ts';

test.describe.configure({ timeout: 240_000 });

/** A text of the catalogue with its blanks filled in. */
const fill = (text: string, values: Record<string, string>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

const title = 'Noise that knows its place';
const team = '/sp24/projects/noise-that-knows-its-place/team';
const before = '/sp24/projects/one-guidance-weight-does-not-fit-all-steps/team';
const others = '/sp24/projects/where-does-a-hierarchical-vae-stop-listening/team';

for (const [language, name, handsOn, words, projects] of [
  ['en', 'by mouse', mouse, en, enProjects],
  ['zh', 'by keyboard alone', keyboard, zh, zhProjects],
] as const) {
  test(`a team forms, changes, is settled, and lets somebody go ${name} in ${language}`, async ({
    browser,
  }) => {
    const portal = await openOwnPortal();
    const open = (role: string) => person(browser, portal.address, role, language, handsOn);
    const [amara, jonas, staff] = [
      await open('student'),
      await open('student-reviewed'),
      await open('assistant'),
    ];
    const leave = async ({ page, hands }: Person, from: string, project: string) => {
      await page.goto(from);
      await settled(page);
      await hands.press(page.getByText(words.leave.open, { exact: true }));
      await hands.press(page.getByRole('button', { name: words.leave.button }));
      await expect(page.getByText(fill(words.left.title, { project }))).toBeVisible();
    };

    // Leaves, comes back, leaves again and starts anew.
    const own = 'One guidance weight does not fit all steps';
    await leave(amara, before, own);
    await amara.hands.press(amara.page.getByRole('button', { name: words.left.button }));
    await expect(amara.page.getByText('Linh Tran')).toBeVisible();
    await leave(amara, before, own);
    await amara.hands.write(amara.page.getByRole('textbox', { name: projects.start.title }), title);
    await amara.hands.press(amara.page.getByRole('button', { name: projects.start.button }));
    await amara.hands.press(amara.page.getByRole('link', { name: words.toTeam }));
    await amara.page.waitForURL(`**${team}`);

    // By a link, in another browser.
    await settled(amara.page);
    await amara.hands.press(amara.page.getByRole('button', { name: words.link.make }));
    const link = await amara.page.getByRole('textbox', { name: words.link.fresh }).inputValue();
    expect(new URL(link).origin).toBe(portal.address);
    await jonas.page.goto(link);
    await expect(jonas.page.getByText(words.join.placed)).toBeVisible();
    const hierarchical = 'Where does a hierarchical VAE stop listening?';
    await leave(jonas, others, hierarchical);
    await jonas.page.goto(link);
    await jonas.hands.press(jonas.page.getByRole('button', { name: words.join.button }));
    await jonas.page.waitForURL(`**${team}`);
    await expect(jonas.page.getByText('Amara Okafor')).toBeVisible();

    // By name: he has left, is found, and accepts.
    await leave(jonas, team, title);
    await amara.page.goto(team);
    await settled(amara.page);
    await amara.hands.write(
      amara.page.getByRole('searchbox', { name: words.invite.search }),
      'lindq',
    );
    await amara.hands.press(amara.page.getByRole('button', { name: words.invite.button }));
    await amara.hands.press(
      amara.page.getByRole('button', {
        name: fill(words.invite.askNamed, { name: 'Jonas Lindqvist' }),
      }),
    );
    await expect(amara.page.getByText(words.done.invite)).toBeVisible();
    await jonas.page.goto('/sp24/projects');
    await settled(jonas.page);
    await jonas.hands.press(
      jonas.page.getByRole('button', { name: fill(words.own.acceptNamed, { project: title }) }),
    );
    await jonas.page.waitForURL(`**${team}`);

    // Once a stage is approved, it is asked of staff.
    await approve(amara.page, staff.page, portal.address);
    await jonas.page.goto(team);
    await settled(jonas.page);
    await expect(jonas.page.getByText(words.hold.approved)).toBeVisible();
    await jonas.hands.press(jonas.page.getByText(words.ask.leave, { exact: true }));
    const why = jonas.page.getByRole('textbox', { name: words.ask.why });
    await jonas.hands.press(jonas.page.getByRole('button', { name: words.ask.leaveButton }));
    await expect(jonas.page.getByText(words.refused['no reason']).first()).toBeVisible();
    // A refused form answers 422, which Chromium reports as an error of the console.
    expect(jonas.faults.splice(0)).toEqual([expect.stringContaining('422')]);
    await jonas.hands.write(why, 'I have found out that I like waves better.');
    await jonas.hands.press(jonas.page.getByRole('button', { name: words.ask.leaveButton }));
    await expect(jonas.page.getByText(words.requests.waiting)).toBeVisible();

    await staff.page.goto('/sp24/projects');
    await settled(staff.page);
    await staff.hands.press(staff.page.getByRole('link', { name: words.staff.title }));
    await staff.page.waitForURL('**/staff/teams');
    await expect(staff.page.getByText('I like waves better')).toBeVisible();
    const wish = fill(words.requests.leave, { person: 'Jonas Lindqvist' });
    const grant = fill(words.staff.grantNamed, { what: `${wish} (${title})` });
    await staff.hands.press(staff.page.getByRole('button', { name: grant, exact: true }));
    await expect(staff.page.getByText(words.staff.done)).toBeVisible();

    await amara.page.goto(team);
    await expect(amara.page.getByText(words.requests.granted)).toBeVisible();
    await expect(amara.page.getByText('Jonas Lindqvist', { exact: true })).toHaveCount(0);
    await jonas.page.goto('/sp24/projects');
    await expect(jonas.page.getByText(projects.none.title)).toBeVisible();

    expect([...amara.faults, ...jonas.faults, ...staff.faults]).toEqual([]);
    for (const { context } of [amara, jonas, staff]) await context.close();
    await portal.close();
  });
}

type Person = Awaited<ReturnType<typeof person>>;

async function person(
  browser: Browser,
  address: string,
  role: string,
  language: string,
  handsOn: (page: Page) => Hands,
) {
  const context = await browser.newContext({ baseURL: address });
  const signedIn = await context.request.post('/sign-in', {
    form: { demo: role },
    headers: { Origin: address },
    maxRedirects: 0,
  });
  expect(signedIn.status(), `${role} signs in`).toBe(302);
  await context.addCookies([{ name: 'language', value: language, domain: 'localhost', path: '/' }]);
  const page = await context.newPage();
  return { context, page, hands: handsOn(page), faults: watch(page) };
}

/** The team hands in a proposal, and staff approve it: how is the matter of other journeys. */
async function approve(writer: Page, staff: Page, address: string): Promise<void> {
  const proposal = team.replace(/team$/, 'proposal');
  await writer.goto(proposal);
  const sheet = writer.locator('[contenteditable="true"]');
  await sheet.click();
  await writer.keyboard.type('We ask what a model does where there is no data.');
  const post = async (page: Page, path: string, form: Record<string, string>) => {
    const headers = { Origin: address };
    return page.request.post(`${path}.data`, { form, headers });
  };
  const submit = { intent: 'submit', requestId: crypto.randomUUID(), state: '' };
  await expect
    .poll(async () => (await post(writer, proposal, submit)).text(), { timeout: 20_000 })
    .toMatch(/number|repeated/);
  const decision = { intent: 'decide', version: '1', verdict: 'approved', note: 'Good.' };
  const review = proposal.replace('/projects/', '/staff/queue/');
  expect((await post(staff, review, decision)).status()).toBeLessThan(400);
}
