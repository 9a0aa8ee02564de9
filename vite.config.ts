import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import { wordsWhereUsed } from './app/i18n/words-where-used.ts';
import config from './remix.config.js';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [wordsWhereUsed(), remix(config)],
  build: {
    target: isSsrBuild ? 'node20' : 'es2022',
    // A data: address is refused by the content policy, and small files cache well.
    assetsInlineLimit: 0,
  },
  // Thousands of small files otherwise, which take seconds to load at each start.
  ssr: { noExternal: ['@tabler/icons-react', /^@mantine\//] },
  // The pinned esbuild refuses Vite's default, older target when it prepares dependencies.
  optimizeDeps: {
    esbuildOptions: { target: 'es2022' },
    // Known from the start: one found later would reload the page with two copies of React.
    include: [
      'react',
      'react-dom',
      'react-dom/client',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      '@remix-run/react',
      'i18next',
      'react-i18next',
      '@mantine/core',
      '@mantine/hooks',
      '@tabler/icons-react',
    ],
  },
  worker: { format: 'es' as const },
}));
