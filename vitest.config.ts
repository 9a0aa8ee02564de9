import { defineConfig } from 'vitest/config';

// The portal is large: loaded for each file anew, it took half of the time. So the files of a
// worker share what they import, and each puts back what it changes of its process.
const isolate = false;

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxDev: false },
  test: {
    environment: 'node',
    // Vitest would leave one core to somebody who watches.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{app,model-playground,emails}/**/*.test.{ts,tsx}',
            'test/{architecture,fuzz,ledger,study}/**/*.test.ts',
          ],
          exclude: ['**/*.{train,campaign}.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'flows',
          include: ['test/{flows,database,content}/**/*.test.{ts,tsx}'],
          globalSetup: ['test/setup/postgres.ts'],
          isolate,
        },
      },
      {
        extends: true,
        test: {
          name: 'security',
          include: ['test/security/**/*.test.ts'],
          globalSetup: ['test/setup/postgres.ts'],
          isolate,
          // Thousands of pages: React makes them several times faster without its warnings.
          env: { NODE_ENV: 'production' },
          // A whole world of people and secrets is made before the first test.
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'training',
          include: ['model-playground/**/*.train.test.ts'],
          testTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          // What trains too long for every run: `npm run campaign:training`.
          name: 'campaign',
          include: ['model-playground/**/*.campaign.test.ts'],
          testTimeout: 1_800_000,
        },
      },
    ],
  },
});
