import { defineConfig } from '@playwright/test';
import tests from '../playwright.config.ts';

/** `npm run screenshots`: every page in every look, into a folder that is not committed. */
export default defineConfig({
  ...tests,
  testDir: 'screenshots',
  testMatch: '*.screens.ts',
  globalSetup: './setup/portal.ts',
  outputDir: '../test-results',
});
