import { enterAs, expect, test } from './fixtures.ts';

test('a change asked for by another site is refused', async ({ page }) => {
  await enterAs(page, 'instructor');
  const form = { demo: 'student' };
  for (const from of ['https://elsewhere.example', 'null', 'http://localhost:1']) {
    const answer = await page.request.post('/sign-in', { form, headers: { Origin: from } });
    expect(answer.status(), from).toBe(403);
  }
});
