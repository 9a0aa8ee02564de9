import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

const candidates = [
  process.env.CHROMIUM,
  // Debian's Chromium without its windows: a fifth quicker.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Where Chromium is.
 *
 * @throws when there is none: `installChromium` says how to get one
 */
export function chromium() {
  const found = candidates.find((path) => path !== undefined && isProgram(path));
  if (found === undefined) throw new Error('No Chromium found; set CHROMIUM to its path.');
  return found;
}

const packages = ['chromium-headless-shell', 'fonts-noto-cjk'];

/** Installs Debian's Chromium, and fonts for Chinese, when no browser is there. */
export function installChromium() {
  try {
    chromium();
    return;
  } catch {
    // None yet.
  }
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...command) => {
    const [program, ...rest] = [...asRoot, 'apt-get', ...command];
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(program, rest, { stdio: ['ignore', 'inherit', 'inherit'], env: environment });
  };
  console.log('Installing Chromium for the end-to-end tests …');
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
  chromium();
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
