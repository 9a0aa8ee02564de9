import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';

// What is handed in here would wait in other tests' queue.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

const project = '/sp24/projects/one-guidance-weight-does-not-fit-all-steps';

/** The demo's film, with five megabytes of nothing behind it (an element to be skipped). */
function largeFilm() {
  const film = readFileSync('prisma/demo/talk.webm');
  const nothing = Buffer.alloc(5_000_000);
  nothing.writeUInt8(0xec, 0);
  nothing.writeUInt32BE(0x10000000 + nothing.length - 5, 1);
  return { name: 'talk.webm', mimeType: 'video/webm', buffer: Buffer.concat([film, nothing]) };
}

async function choose(page: Page) {
  await page.locator('input[type="file"][accept^="video"]').setInputFiles(largeFilm());
}

test('a video is uploaded in two goes, handed in, watched, and talked about at its third second', async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const team = await browser.newPage({ baseURL: portal.address });
  const faults = watch(team);
  await signInAs(team, 'student');
  await team.goto(`${project}/presentation`);
  await settled(team);
  // The connection is gone after the first piece, and the page with it.
  let pieces = 0;
  await team.route('**/uploads/**', async (route) => {
    if (route.request().method() === 'PATCH') pieces += 1;
    if (pieces > 1) return route.abort();
    await route.continue();
  });
  await choose(team);
  await expect(team.getByText(/have arrived\. Waiting/)).toBeVisible();
  faults.splice(0);
  await team.unroute('**/uploads/**');
  await team.reload();
  await settled(team);
  await expect(team.getByText(/^2\.1 of .* MB of “talk\.webm” have arrived/)).toBeVisible();
  await choose(team);
  await expect(team.getByText('The file is the video now.')).toBeVisible();
  const captions = 'WEBVTT\n\n00:03.000 --> 00:05.000\nTwo runs, one weight.';
  const file = { name: 'talk.vtt', mimeType: 'text/vtt', buffer: Buffer.from(captions) };
  await team.locator('input[type="file"][accept^=".vtt"]').first().setInputFiles(file);
  await expect(team.getByText('The video has these captions now.')).toBeVisible();
  await team.getByRole('button', { name: /^Submit version 1/ }).click();
  await expect(team.getByText(/Version 1 is submitted/)).toBeVisible();

  const classmate = await browser.newPage({ baseURL: portal.address });
  const theirs = watch(classmate);
  await signInAs(classmate, 'student-reviewed');
  await classmate.goto('/sp24/projects/presentations');
  await classmate.getByRole('link', { name: 'One guidance weight does not fit all steps' }).click();
  await settled(classmate);
  const video = classmate.locator('video');
  await video.evaluate(async (element: HTMLVideoElement) => {
    element.currentTime = 3.4;
    await new Promise((resolve) => element.addEventListener('seeked', resolve, { once: true }));
  });
  const spoken = () =>
    video.evaluate((element: HTMLVideoElement) => {
      const [track] = element.textTracks;
      if (track === undefined) return [];
      track.mode = 'showing';
      return [...(track.activeCues ?? [])].map((cue) => (cue as VTTCue).text);
    });
  await expect.poll(spoken).toEqual(['Two runs, one weight.']);
  const said = 'Which of the two runs is this?';
  await classmate.getByRole('textbox', { name: 'Your comment' }).fill(said);
  await expect(classmate.getByLabel('At', { exact: true })).toHaveValue('0:03');
  await classmate.keyboard.press('Control+Enter');
  await expect(classmate.getByRole('article').filter({ hasText: said })).toBeVisible();
  await video.evaluate((element: HTMLVideoElement) => {
    element.currentTime = 0;
  });
  await classmate.getByRole('button', { name: 'Go to 0:03' }).click();
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime))
    .toBeGreaterThanOrEqual(3);

  // Its team answers without scripts.
  const plain = await browser.newContext({
    ...{ baseURL: portal.address, javaScriptEnabled: false },
    storageState: await team.context().storageState(),
  });
  const answering = await plain.newPage();
  await answering.goto(`${project}/watch`);
  await answering.getByText('Answer', { exact: true }).click();
  await answering.getByRole('textbox', { name: 'Answer' }).fill('The one with four pieces.');
  await answering.locator('details[open]').getByRole('button', { name: 'Comment' }).click();
  await expect(answering.getByText('The one with four pieces.')).toBeVisible();
  expect(faults, 'faults of the team’s page').toEqual([]);
  expect(theirs, 'faults of the classmate’s page').toEqual([]);
});
