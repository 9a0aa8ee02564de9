import { unzipSync } from 'fflate';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { projectFiles } from '#app/domain/projects/project-files.server.ts';
import { writeArchive } from '#app/files/archive.server.ts';
import { minutes, openSetting, type Setting } from './setting.ts';

let setting: Setting;
beforeAll(async () => {
  setting = await openSetting();
  await setting.submit();
});
afterAll(() => setting.close());

async function archive() {
  const { db, project } = setting;
  const at = minutes(5);
  const { projects, files } = await projectFiles(db, { id: project.id }, { at, origin: '' });
  const about = { path: 'project.json', value: { ...projects[0] } };
  const store = { has: () => Promise.resolve(false), read: () => Promise.reject(new Error()) };
  const bytes = await buffer(await writeArchive(store, { about, files }, at));
  const texts = Object.entries(unzipSync(new Uint8Array(bytes)));
  return new Map(texts.map(([path, text]) => [path, new TextDecoder().decode(text)]));
}

it('holds each version as Markdown with its receipt, and the text as it stands', async () => {
  const found = await archive();
  expect([...found.keys()]).toEqual([
    'project.json',
    'sp24/projects/tiny-diffusion/proposal/current.md',
    'sp24/projects/tiny-diffusion/proposal/version-1.md',
  ]);
  expect(found.get('sp24/projects/tiny-diffusion/proposal/version-1.md')).toContain('The end.');
  const about: unknown = JSON.parse(found.get('project.json') ?? '');
  expect(about).toMatchObject({
    title: 'Tiny diffusion',
    team: ['Ada', 'Ben'],
    stages: [{ stage: 'proposal', versions: [{ number: 1, submittedBy: 'Ada', answer: null }] }],
  });
  expect(found.get('project.json')).toContain('signature');
});

it('holds the answer once it is released', async () => {
  const { services, proposal, as } = setting;
  await decideVersion(services, as('ivy', minutes(1)), {
    ...proposal,
    ...{ version: 1, verdict: 'changes_requested', note: 'Say which data.' },
  });
  expect((await archive()).get('project.json')).toContain('Say which data.');
});
