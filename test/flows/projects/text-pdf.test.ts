import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clockAt } from '#app/domain/calendar/clock.ts';
import { printPage } from '#app/printing/print-page.server.ts';
import { text, writeDocument } from '#test/factories/projects.ts';
import { chromium as chromiumPath } from '#test/setup/chromium.mjs';
import { openSourcePortal, type SourcePortal } from '#test/setup/source-portal.ts';
import { minutes, openSetting, type Setting } from './setting.ts';

const chromium = chromiumPath();

let setting: Setting;
let portal: SourcePortal;
beforeAll(async () => {
  setting = await openSetting();
  await setting.submit();
  const { database, course, db, project } = setting;
  const live = { project, stage: 'proposal' as const, text: text('Written since.') };
  await writeDocument(db, { ...live, at: minutes(1) });
  portal = await openSourcePortal(database, { course, clock: clockAt(minutes(2)), chromium });
});
afterAll(async () => {
  await portal.close();
  await setting.close();
});

const path = '/sp24/projects/tiny-diffusion/proposal/text.pdf';

async function get(who: keyof Setting['people'], search = '') {
  const cookie = await portal.signIn(setting.people[who].id);
  const answer = await fetch(`${portal.origin}${path}${search}`, {
    headers: { cookie },
    redirect: 'manual',
  });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page(?!s)/g)?.length;

it('gives its team and staff a PDF of the version they ask for', async () => {
  for (const who of ['ada', 'ivy'] as const) {
    const { answer, bytes } = await get(who, '?version=1');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('application/pdf');
    const disposition = answer.headers.get('Content-Disposition');
    expect(disposition).toBe('attachment; filename="tiny-diffusion-proposal-version-1.pdf"');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pagesOf(bytes)).toBe(1);
  }
}, 60_000);

it('gives nobody else anything', async () => {
  expect((await get('cleo')).answer.status).toBe(404);
  expect((await fetch(portal.origin + path, { redirect: 'manual' })).status).toBe(302);
});

it('asks nothing of any address but the page’s own, and runs no script', async () => {
  const asked: string[] = [];
  const html = `<title>before</title><script>fetch('/by-script')</script>
    <img src="/own.png"><img src="http://127.0.0.1:1/other.png"><link rel=stylesheet href="https://example.org/x.css">
    <iframe src="file:///etc/passwd"></iframe><p>Words</p>`;
  const page = {
    address: 'https://course.example.org/page',
    css: '',
    ask: (own: string) => {
      asked.push(own);
      const body = Buffer.from(own === '/page' ? html : '');
      return Promise.resolve({ status: 200, headers: { 'content-type': 'text/html' }, body });
    },
  };
  const pdf = await printPage(chromium, page, AbortSignal.timeout(20_000));
  expect(pagesOf(pdf)).toBe(1);
  // The browser itself looks for an icon.
  expect(asked.filter((own) => own !== '/favicon.ico').toSorted()).toEqual(['/own.png', '/page']);
}, 30_000);

it('is ended in time, and leaves neither process nor file behind', async () => {
  const own = () => readdirSync(tmpdir()).filter((name) => name.startsWith('practicum-print-'));
  const before = own();
  let profile = '';
  const never = {
    ...{ address: 'https://course.example.org/', css: '' },
    ask: () => {
      profile = own().find((name) => !before.includes(name)) ?? '';
      return new Promise<never>(() => {});
    },
  };
  await expect(printPage(chromium, never, AbortSignal.timeout(3_000))).rejects.toThrow('stopped');
  expect(profile).not.toBe('');
  expect(existsSync(`${tmpdir()}/${profile}`)).toBe(false);
  expect(processesWith(profile)).toEqual([]);
}, 30_000);

it('says that it could not be made, on the page that can be printed', async () => {
  const missing = await openSourcePortal(setting.database, {
    ...{ course: setting.course, clock: clockAt(minutes(2)), chromium: '/bin/false' },
  });
  const cookie = await missing.signIn(setting.people.ada.id);
  const answer = await fetch(missing.origin + path, { headers: { cookie }, redirect: 'manual' });
  expect(answer.headers.get('Location')).toBe(
    '/sp24/projects/tiny-diffusion/proposal/print?pdf=failed',
  );
  const page = await fetch(`${missing.origin}${answer.headers.get('Location')}`, {
    headers: { cookie },
  });
  expect(await page.text()).toContain('The PDF could not be made.');
  await missing.close();
}, 30_000);

/** The ids of processes that were started with these words. */
function processesWith(words: string): string[] {
  return readdirSync('/proc').filter((id) => {
    return /^\d+$/.test(id) && commandOf(id).includes(words);
  });
}

/** Empty for one that has just ended. */
function commandOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
