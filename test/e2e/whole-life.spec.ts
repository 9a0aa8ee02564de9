import type { Browser, Locator, Page } from '@playwright/test';
import enFeedback from '#app/i18n/en/feedback.ts';
import enGallery from '#app/i18n/en/gallery.ts';
import enGoals from '#app/i18n/en/goals.ts';
import enPresentation from '#app/i18n/en/presentation.ts';
import enProjects from '#app/i18n/en/projects.ts';
import enStaff from '#app/i18n/en/staff.ts';
import enTeam from '#app/i18n/en/team.ts';
import zhFeedback from '#app/i18n/zh/feedback.ts';
import zhGallery from '#app/i18n/zh/gallery.ts';
import zhGoals from '#app/i18n/zh/goals.ts';
import zhPresentation from '#app/i18n/zh/presentation.ts';
import zhProjects from '#app/i18n/zh/projects.ts';
import zhStaff from '#app/i18n/zh/staff.ts';
import zhTeam from '#app/i18n/zh/team.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, test, watch } from './fixtures.ts';
import { keyboard, mouse, type Hands } from './hands.ts';

// The last file: side by side, else one of two workers waits.
test.describe.configure({ mode: 'parallel', timeout: 300_000 });

const en = {
  ...{ feedback: enFeedback, gallery: enGallery, goals: enGoals },
  ...{ projects: enProjects, presentation: enPresentation },
  ...{ staff: enStaff, team: enTeam },
};
const zh = {
  ...{ feedback: zhFeedback, gallery: zhGallery, goals: zhGoals },
  ...{ projects: zhProjects, presentation: zhPresentation },
  ...{ staff: zhStaff, team: zhTeam },
};

/** A text of the catalogue with its blanks filled in. */
const fill = (text: string, values: Record<string, string | number>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => `${values[name] ?? ''}`);

const title = 'Noise that knows its place';
const project = '/sp24/projects/noise-that-knows-its-place';
const review = '/sp24/staff/queue/noise-that-knows-its-place';

for (const [language, name, handsOn, words] of [
  ['en', 'by mouse', mouse, en],
  ['zh', 'by keyboard alone', keyboard, zh],
] as const) {
  test(`a project lives from its team to the gallery ${name} in ${language}`, async ({
    browser,
  }) => {
    const portal = await openOwnPortal();
    const open = (role: string | null) => person(browser, portal.address, role, language, handsOn);
    const [amara, jonas, staff, world] = [
      await open('student'),
      await open('student-reviewed'),
      await open('assistant'),
      await open(null),
    ];
    const { goals, gallery, feedback, projects, presentation, team } = words;
    const field = ({ page }: Person, label: string) =>
      page.getByRole('textbox', { name: label, exact: true });
    const button = ({ page }: Person, label: string) =>
      page.getByRole('button', { name: label, exact: true });
    /** Puts the words in place of those that are there. */
    const put = async (who: Person, target: Locator, text: string) => {
      await expect(target).toBeVisible();
      await who.hands.write(target, '');
      await who.page.keyboard.press('Control+A');
      await who.page.keyboard.type(text);
    };
    const kept = ({ page }: Person) => expect(page.getByText(goals.kept.saved)).toBeVisible();
    const write = async (who: Person, stage: string, text: string) => {
      await who.page.goto(`${project}/${stage}`);
      await settled(who.page);
      await who.hands.write(who.page.locator('[contenteditable="true"]'), ` ${text}`);
      await expect(
        who.page.getByRole('status').getByText(projects.live.saved, { exact: true }),
      ).toBeVisible();
    };
    const handIn = async (who: Person, version: number) => {
      await who.hands.press(button(who, fill(projects.submit.button, { version })));
      await expect(who.page.getByText(fill(projects.submit.doneTitle, { version }))).toBeVisible();
    };
    const answer = async (
      stage: string,
      version: number,
      verdict: 'approved' | 'changes_requested',
      scope?: 'accepted' | 'discuss',
    ) => {
      const { page, hands } = staff;
      await page.goto(`${review}/${stage}`);
      await settled(page);
      const choice = verdict === 'approved' ? feedback.approve : feedback.requestChanges;
      await hands.choose(page.getByRole('radio', { name: new RegExp(`^${choice}\\s+[ar]$`) }));
      if (scope !== undefined) {
        await hands.choose(page.getByRole('radio', { name: goals.answer[scope] }));
      }
      if (verdict === 'changes_requested') {
        await hands.write(field(staff, feedback.noteLabel), 'Name the number in your goals.');
      }
      await hands.press(button(staff, fill(feedback.answerVersion[verdict], { version })));
      await page.waitForURL(/answered=/);
    };
    const moveTo = async (wall: string) => {
      await staff.page.goto('/sp24/staff/time-machine');
      await settled(staff.page);
      await staff.page.locator('input[name="wall"]').fill(wall);
      const moved = staff.page.waitForResponse(
        (response) =>
          response.request().method() === 'POST' && response.url().includes('time-machine'),
      );
      await staff.hands.press(button(staff, words.staff.time.go));
      await moved;
      await settled(staff.page);
    };
    const leave = async (who: Person, slug: string) => {
      await who.page.goto(`/sp24/projects/${slug}/team`);
      await settled(who.page);
      await who.hands.press(who.page.getByText(team.leave.open, { exact: true }));
      await who.hands.press(button(who, team.leave.button));
      await who.page.waitForURL('**/projects');
    };

    // A team of two.
    await leave(amara, 'one-guidance-weight-does-not-fit-all-steps');
    await leave(jonas, 'where-does-a-hierarchical-vae-stop-listening');
    await amara.hands.write(field(amara, projects.start.title), title);
    await amara.hands.press(button(amara, projects.start.button));
    await expect(amara.page.getByRole('heading', { level: 1 })).toHaveText(title);
    await amara.page.goto(`${project}/team`);
    await settled(amara.page);
    await amara.hands.press(button(amara, team.link.make));
    await jonas.page.goto(await field(amara, team.link.fresh).inputValue());
    await settled(jonas.page);
    await jonas.hands.press(button(jonas, team.join.button));
    await jonas.page.waitForURL(`**${project}/team`);

    // Its proposal, with goals; changes are asked for once.
    await write(amara, 'proposal', 'We ask what a model does where there is no data.');
    await amara.hands.write(
      field(amara, goals.abstract),
      'What is sampled where nothing was seen?',
    );
    for (const [index, goal] of ['A baseline', 'Samples where there is no data'].entries()) {
      await amara.hands.press(button(amara, goals.add));
      await amara.hands.write(field(amara, fill(goals.goal, { number: index + 1 })), goal);
    }
    await kept(amara);
    await jonas.page.goto(`${project}/proposal`);
    await expect(field(jonas, fill(goals.goal, { number: 1 }))).toHaveValue('A baseline');
    await handIn(amara, 1);
    await answer('proposal', 1, 'changes_requested');
    await settled(jonas.page);
    await put(jonas, field(jonas, fill(goals.goal, { number: 1 })), 'A baseline with FID 8');
    await kept(jonas);
    await handIn(jonas, 2);
    await answer('proposal', 2, 'approved');
    await jonas.page.goto('/sp24/projects/class');
    await expect(jonas.page.getByText('What is sampled where nothing was seen?')).toBeVisible();

    // The milestone changes the goals: one is met, one reworded, one added.
    await moveTo('2024-04-10T12:00');
    await write(amara, 'milestone', 'The baseline stands.');
    const state = amara.page.getByRole('combobox', {
      name: fill(goals.stateOf, { number: 1 }),
      exact: true,
    });
    await amara.hands.pick(state, 'met').catch(() => state.selectOption('met'));
    const second = field(amara, fill(goals.goal, { number: 2 }));
    await put(amara, second, 'Samples between two clusters');
    await amara.hands.press(button(amara, goals.addNew));
    await amara.hands.write(field(amara, fill(goals.goal, { number: 3 })), 'An explanation');
    await expect(amara.page.getByText(goals.scopeAsked)).toBeVisible();
    await kept(amara);
    await handIn(amara, 1);
    await staff.page.goto('/sp24/staff/queue');
    const waiting = staff.page.getByRole('link', { name: new RegExp(`^${title}`) });
    await expect(waiting).toContainText(feedback.scopeMark);
    await staff.page.goto(`${review}/milestone`);
    const changed = staff.page.getByRole('group', { name: goals.titleMilestone });
    await expect(changed.locator('del')).toHaveText('Samples where there is no data');
    await expect(changed.locator('ins')).toHaveText([
      'Samples between two clusters',
      'An explanation',
    ]);
    await answer('milestone', 1, 'approved', 'accepted');
    await amara.page.goto('/sp24/projects');
    await expect(amara.page.getByText('Samples between two clusters')).toBeVisible();

    // The presentation: a link to its video.
    await moveTo('2024-05-09T12:00');
    await amara.page.goto(`${project}/presentation`);
    await settled(amara.page);
    await amara.hands.write(field(amara, presentation.link), 'https://video.example.org/bridge');
    await amara.hands.press(button(amara, presentation.useLink));
    await expect(amara.page.getByText(presentation.done.link)).toBeVisible();
    await handIn(amara, 1);
    await answer('presentation', 1, 'approved');

    // The report, and who agrees that everybody may read it.
    await write(jonas, 'report', 'Between two clusters there is a bridge.');
    await jonas.hands.write(field(jonas, goals.abstract), 'There is a bridge.');
    await jonas.hands.write(field(jonas, goals.code), 'https://code.example.org/bridge');
    await kept(jonas);
    await handIn(jonas, 1);
    await answer('report', 1, 'approved');
    for (const who of [amara, jonas]) {
      await who.page.goto(`${project}/showing`);
      await settled(who.page);
      await who.hands.press(button(who, gallery.showing.agree));
      await expect(who.page.getByText(gallery.showing.done.agree)).toBeVisible();
    }
    await staff.page.goto('/sp24/staff/gallery');
    await settled(staff.page);
    await expect(staff.page.getByText('https://code.example.org/bridge')).toBeVisible();
    await staff.hands.press(button(staff, fill(gallery.staff.release, { version: 1 })));
    await expect(staff.page.getByText(fill(gallery.staff.released, { version: 1 }))).toBeVisible();

    // The gallery, once it opens, for somebody without an account; until one of them withdraws.
    await world.page.goto('/sp24/gallery');
    await expect(world.page.getByText(gallery.soonTitle)).toBeVisible();
    await moveTo('2024-05-18T12:00');
    await world.page.reload();
    await settled(world.page);
    await expect(world.page.getByText('There is a bridge.')).toBeVisible();
    await expect(world.page.getByText('Amara Okafor')).toBeVisible();
    await world.hands.press(world.page.getByRole('link', { name: title, exact: true }));
    await expect(world.page.getByText('Between two clusters there is a bridge.')).toBeVisible();
    await amara.page.goto('/sp24/projects');
    await expect(amara.page.locator('li[data-standing="done"]')).toHaveCount(6);
    await jonas.page.goto(`${project}/showing`);
    await settled(jonas.page);
    await jonas.hands.press(button(jonas, gallery.showing.withdraw));
    await expect(jonas.page.getByText(gallery.showing.done.decline)).toBeVisible();
    const gone = await world.page.request.get('/sp24/gallery/noise-that-knows-its-place');
    expect(gone.status()).toBe(404);

    // What was told by mail.
    for (const subject of [
      `Changes requested on version 1 of “${title}”`,
      `Version 2 of “${title}” is approved`,
      `“${title}” was released to the gallery`,
    ]) {
      await expect(async () => {
        await staff.page.goto(`/sp24/staff/outbox?q=${encodeURIComponent(title)}`);
        await expect(staff.page.getByText(subject).first()).toBeVisible({ timeout: 2_000 });
      }).toPass({ timeout: 40_000 });
    }

    expect([amara, jonas, staff, world].flatMap(({ faults }) => faults)).toEqual([]);
    for (const { context } of [amara, jonas, staff, world]) await context.close();
    await portal.close();
  });
}

type Person = Awaited<ReturnType<typeof person>>;

async function person(
  browser: Browser,
  address: string,
  role: string | null,
  language: string,
  handsOn: (page: Page) => Hands,
) {
  const context = await browser.newContext({ baseURL: address });
  if (role !== null) {
    const signedIn = await context.request.post('/sign-in', {
      form: { demo: role },
      headers: { Origin: address },
      maxRedirects: 0,
    });
    expect(signedIn.status(), `${role} signs in`).toBe(302);
  }
  await context.addCookies([{ name: 'language', value: language, domain: 'localhost', path: '/' }]);
  const page = await context.newPage();
  return { context, page, hands: handsOn(page), faults: watch(page) };
}
