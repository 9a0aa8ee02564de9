import { defineConfig } from 'vitest/config';

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
            'test/{architecture,fuzz}/**/*.test.ts',
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
        },
      },
      {
        extends: true,
        test: {
          name: 'security',
          include: ['test/security/**/*.test.ts'],
          globalSetup: ['test/setup/postgres.ts'],
          // Thousands of pages: React makes them several times faster without its warnings.
          env: { NODE_ENV: 'production' },
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
