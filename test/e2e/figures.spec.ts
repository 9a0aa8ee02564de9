import type { Locator } from '@playwright/test';
import { png } from '#test/factories/pictures.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';

// What is handed in here would wait in other tests' queue.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

const project = 'one-guidance-weight-does-not-fit-all-steps';

/** Pastes into the text what a clipboard holds. */
function paste(text: Locator, held: { picture?: Buffer; words?: string }) {
  const given = { picture: held.picture?.toString('base64'), words: held.words };
  return text.evaluate((element, { picture, words }) => {
    const clipboardData = new DataTransfer();
    if (words !== undefined) clipboardData.setData('text/plain', words);
    if (picture !== undefined) {
      const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
      clipboardData.items.add(new File([bytes], 'loss.png', { type: 'image/png' }));
    }
    const options = { clipboardData, bubbles: true, cancelable: true };
    element.dispatchEvent(new ClipboardEvent('paste', options));
  }, given);
}

test('a picture and an experiment are pasted, described, handed in, and seen by staff', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const team = await browser.newPage({ baseURL: portal.address });
  const faults = watch(team);
  await signInAs(team, 'student');
  await team.goto(`/sp24/projects/${project}/proposal`);
  await settled(team);
  const text = team.locator('[contenteditable=true]').first();
  await text.click();
  await team.keyboard.press('ControlOrMeta+End');
  await paste(text, { picture: png(640, 360) });
  await expect(text.locator('figure img')).toBeVisible();
  const undescribed = team.getByText('Figure 1 has no description');
  await expect(undescribed).toBeVisible();
  await team.getByRole('button', { name: 'Describe, caption, width' }).click();
  await team.getByRole('textbox', { name: 'Description' }).fill('The loss over 2,000 steps');
  await team.getByRole('textbox', { name: 'Caption' }).fill('The loss $L_t$ of the first run.');
  await team.getByRole('button', { name: 'Done' }).click();
  await expect(text.getByRole('img', { name: 'The loss over 2,000 steps' })).toBeVisible();
  await expect(undescribed).toBeHidden();
  await team.keyboard.press('ControlOrMeta+End');
  await paste(text, { words: `${portal.address}/playground/swiss-roll-diffusion?seed=7` });
  await expect(text.getByRole('button', { name: /^Run here/ })).toBeVisible();
  // The figure that is selected stays, and is referred to behind it.
  await text.getByRole('img', { name: 'The loss over 2,000 steps' }).click();
  await team.getByRole('button', { name: 'Citation, or reference to a figure' }).click();
  await team.getByRole('button', { name: /^Figure.2/ }).click();
  const reference = text.locator('[data-node=figureReference]');
  await expect(reference).toHaveAttribute('data-number', '2');
  await expect(team.getByText('Saved', { exact: true })).toBeVisible();

  await team.reload();
  await settled(team);
  await expect(reference).toHaveAttribute('data-number', '2');
  await expect(text.locator('figcaption').first()).toContainText('of the first run.');
  await team.getByRole('button', { name: /^Submit version 1/ }).click();
  await expect(team.getByText(/Version 1 is submitted/)).toBeVisible();

  const staff = await browser.newPage({ baseURL: portal.address });
  const theirs = watch(staff);
  await signInAs(staff, 'assistant');
  await staff.goto(`/sp24/staff/queue/${project}/proposal`);
  await settled(staff);
  const picture = staff.getByRole('img', { name: 'The loss over 2,000 steps' });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(640);
  await expect(staff.locator('figcaption')).toHaveText([
    /^Figure 1\. The loss .* of the first run\.$/,
    /^Figure 2\./,
  ]);
  await expect(staff.getByRole('link', { name: /^Figure.2$/ })).toHaveAttribute(
    'href',
    '#figure-2',
  );
  expect([...faults, ...theirs]).toEqual([]);
});
