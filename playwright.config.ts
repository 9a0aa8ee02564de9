import { defineConfig } from '@playwright/test';
import { chromium } from './test/setup/chromium.mjs';
import { portalAddress } from './test/setup/portal-address.ts';

/** End-to-end: the demo as `npm start` serves it, in the system's Chromium with software WebGPU. */
export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/setup/portal.ts',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    baseURL: portalAddress,
    actionTimeout: 20_000,
    // Recording every page takes a share of the run; a failure is played again with `--trace on`.
    trace: 'off',
    launchOptions: {
      executablePath: chromium(),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--enable-unsafe-webgpu',
      ],
    },
  },
});
