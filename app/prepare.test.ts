import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Prepare from './prepare.mjs';

/** A checkout in small: its build notes that it ran. */
const checkout = mkdtempSync(path.join(os.tmpdir(), 'practicum-prepare-'));
const file = (name: string) => path.join(checkout, name);
const builds = () => readFileSync(file('builds'), 'utf8').length;

describe('preparing a checkout', () => {
  let prepare: typeof Prepare;

  beforeAll(async () => {
    mkdirSync(file('app'));
    mkdirSync(file('prisma'));
    cpSync('app/prepare.mjs', file('app/prepare.mjs'));
    const build =
      "const fs = require('fs'); fs.appendFileSync('builds', '.'); fs.mkdirSync('build/server', { recursive: true }); fs.writeFileSync('build/server/index.js', '')";
    writeFileSync(file('build.cjs'), build);
    const scripts = { build: 'node build.cjs' };
    writeFileSync(file('package.json'), JSON.stringify({ name: 'small', scripts }));
    const lock = { name: 'small', lockfileVersion: 3, packages: { '': { name: 'small' } } };
    writeFileSync(file('package-lock.json'), JSON.stringify(lock));
    writeFileSync(file('app/page.tsx'), 'one');
    prepare = (await import(pathToFileURL(file('app/prepare.mjs')).href)) as typeof prepare;
  });
  afterAll(() => rmSync(checkout, { recursive: true }));

  it('installs packages when there are none, and again only when the list has changed', async () => {
    await prepare.installPackages();
    const stamp = readFileSync(file('node_modules/.practicum'), 'utf8');
    writeFileSync(file('node_modules/kept'), '');
    await prepare.installPackages();
    expect(readFileSync(file('node_modules/kept'), 'utf8')).toBe('');
    writeFileSync(
      file('package-lock.json'),
      `${readFileSync(file('package-lock.json'), 'utf8')}\n`,
    );
    await prepare.installPackages();
    expect(readFileSync(file('node_modules/.practicum'), 'utf8')).not.toBe(stamp);
  });

  it('builds the pages when there are none, and not again when nothing has changed', async () => {
    await prepare.buildPages();
    await prepare.buildPages();
    expect(builds()).toBe(1);
  });

  it('builds them again when a source has changed, but not for a test', async () => {
    writeFileSync(file('app/page.test.ts'), '');
    await prepare.buildPages();
    expect(builds()).toBe(1);
    writeFileSync(file('app/page.tsx'), 'two');
    await prepare.buildPages();
    expect(builds()).toBe(2);
  });

  it('shows what a failed build said, and builds again next time', async () => {
    writeFileSync(file('app/page.tsx'), 'three');
    const works = readFileSync(file('build.cjs'), 'utf8');
    writeFileSync(file('build.cjs'), "console.error('lecture 3: a wrong date'); process.exit(1)");
    await expect(prepare.buildPages()).rejects.toThrow('lecture 3: a wrong date');
    writeFileSync(file('build.cjs'), works);
    await prepare.buildPages();
    expect(builds()).toBe(3);
  });
});
