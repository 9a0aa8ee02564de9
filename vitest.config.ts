import { defineConfig } from 'vitest/config';

export default defineConfig({
  esbuild: { jsx: 'automatic' },
  test: {
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            '{app,model-playground,emails}/**/*.test.{ts,tsx}',
            'test/architecture/**/*.test.ts',
          ],
          exclude: ['**/*.train.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'flows',
          include: ['test/{flows,database,content,security}/**/*.test.{ts,tsx}'],
          globalSetup: ['test/setup/postgres.ts'],
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
    ],
  },
});
