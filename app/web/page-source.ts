import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import express, { Router, type RequestHandler } from 'express';
import { CannotStart } from '#app/db/cannot-start.ts';

/** Where pages and what browsers load come from. */
export type PageSource = {
  build: ServerBuild | (() => Promise<ServerBuild>);
  assets: RequestHandler;
  /** Vite's own scripts and styles carry no nonce: while developing there is no content policy. */
  policy: boolean;
  close(): Promise<void>;
};

/** The pages as `npm run build` made them. */
export async function builtPages(folder: string): Promise<PageSource> {
  const file = path.join(folder, 'server/index.js');
  if (!existsSync(file)) throw new CannotStart('There is no build: run `npm run build`.');
  const client = path.join(folder, 'client');
  const assets = Router();
  assets.use(
    '/assets',
    express.static(path.join(client, 'assets'), {
      immutable: true,
      maxAge: '1y',
      fallthrough: false,
    }),
  );
  assets.use(express.static(client, { maxAge: '1h', index: false }));
  const build = (await import(pathToFileURL(file).href)) as ServerBuild;
  return { build, assets, policy: true, close: async () => {} };
}

/** The pages from their sources, made anew when a source changes. */
export async function developedPages(): Promise<PageSource> {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true } });
  return {
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    assets: vite.middlewares,
    policy: false,
    close: () => vite.close(),
  };
}
