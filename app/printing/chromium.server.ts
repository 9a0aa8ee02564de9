import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { openDevtools, type Devtools } from './devtools.ts';

/** Where systems put Chromium, and browsers made from it. */
const usualPlaces = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser of this machine; null where there is none.
 *
 * @param configured where its keeper says that it is; then it is nowhere else
 */
export function findChromium(configured: string | undefined): string | null {
  const places = configured === undefined ? usualPlaces : [configured];
  return places.find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * It reaches no network: names are not looked up, and every address is behind a proxy that is not
 * there. What its page asks for is answered over the pipe.
 */
const switches = [
  '--headless',
  '--remote-debugging-pipe',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--mute-audio',
  '--hide-scrollbars',
  '--font-render-hinting=none',
  '--password-store=basic',
  '--use-mock-keychain',
];

const profilePrefix = 'practicum-print-';
const forgottenAfterMs = 10 * 60_000;

export type Browser = { devtools: Devtools; end(): Promise<void> };

/**
 * Starts a browser with a profile of its own, which goes with it. It ends by itself when this
 * process is killed: its pipe closes.
 */
export async function startBrowser(program: string): Promise<Browser> {
  const profile = await mkdtemp(path.join(tmpdir(), profilePrefix));
  // The sandbox of Chromium refuses root. No script runs in what is printed, and no network is near.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const { PATH, LANG, NODE_ENV } = process.env;
  const options: SpawnOptions = {
    // A group of its own, so that all of its processes can be ended at once.
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    // Nothing of ours that is secret, and no place of ours to write to.
    env: { PATH, LANG, NODE_ENV, HOME: profile, TMPDIR: profile },
  };
  const words = [...switches, ...asRoot, `--user-data-dir=${profile}`, 'about:blank'];
  const child = spawn(program, words, options);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const [, , , toBrowser, fromBrowser] = child.stdio;
  return {
    devtools: openDevtools(toBrowser as Writable, fromBrowser as Readable),
    end: async () => {
      killAll(child);
      await ended;
      await removeProfile(profile);
    },
  };
}

/** Ends a browser with all that it has started. */
function killAll({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

function removeProfile(folder: string): Promise<void> {
  // Its last processes may still be writing.
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Removes profiles that a process left behind which was killed while it printed. */
export async function removeOldProfiles(now: Date): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(profilePrefix));
  for (const name of names) {
    const folder = path.join(tmpdir(), name);
    const found = await stat(folder).catch(() => null);
    if (found === null || now.getTime() - found.mtimeMs < forgottenAfterMs) continue;
    // Another account's is not ours to remove.
    await removeProfile(folder).catch(() => {});
  }
}
