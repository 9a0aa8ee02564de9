import { afterAll, beforeAll, expect, it } from 'vitest';
import { markdownOf } from '#app/domain/projects/document/content-markdown.ts';
import { printedDocument } from '#app/domain/projects/document/paper/printed-document.server.ts';
import { text, writeDocument } from '#test/factories/projects.ts';
import { minutes, openSetting } from './setting.ts';

let setting: Awaited<ReturnType<typeof openSetting>>;
beforeAll(async () => {
  setting = await openSetting();
  await setting.submit();
  const { services, project } = setting;
  const added = { project, stage: 'proposal' as const, text: text('Written since.') };
  await writeDocument(services.db, { ...added, at: minutes(1) });
});
afterAll(() => setting.close());

const places = { figure: (file: string) => file, origin: '' };

async function printed(who: Parameters<typeof setting.as>[0], version: number | null) {
  const { db, course } = setting.services;
  const asker = setting.as(who, minutes(2));
  const found = await printedDocument(db, course, asker, setting.proposal, version);
  return found && { ...found, markdown: markdownOf(found.content, places) };
}

it('prints to the team its text as it stands, with who wrote it', async () => {
  const found = await printed('ben', null);
  expect(found).toMatchObject({ version: null, team: ['Ada', 'Ben'], plan: { pages: 1 } });
  expect(found?.markdown).toContain('Written since.');
});

it('prints a version as it was handed in', async () => {
  for (const who of ['ada', 'ash'] as const) {
    const found = await printed(who, 1);
    expect(found?.version).toBe(1);
    expect(found?.markdown).toContain('We train a small model');
    expect(found?.markdown).not.toContain('Written since.');
  }
});

it('prints to staff what was handed in last, never what is being written', async () => {
  const found = await printed('ivy', null);
  expect(found?.version).toBe(1);
  expect(found?.markdown).not.toContain('Written since.');
});

it('prints nothing to others, and no version that there is not', async () => {
  expect(await printed('cleo', null)).toBeNull();
  expect(await printed('cleo', 1)).toBeNull();
  expect(await printed('ada', 2)).toBeNull();
  expect(await printed('ada', 0)).toBeNull();
});
