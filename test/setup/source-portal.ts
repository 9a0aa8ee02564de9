import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RouteConfigEntry } from '@remix-run/route-config';
import type { ServerBuild } from '@remix-run/node';
import { Router } from 'express';
import { openCollaboration } from '#app/collaboration/server.ts';
import type { Database } from '#app/db/client.ts';
import * as entry from '#app/entry.server.tsx';
import * as root from '#app/root.tsx';
import routes from '#app/routes.ts';
import type { Clock } from '#app/domain/calendar/clock.ts';
import { openKnownBrowsers } from '#app/domain/people/known-browsers.server.ts';
import { openSealer } from '#app/domain/people/sealer.server.ts';
import { openSessions } from '#app/domain/people/sessions.server.ts';
import { makeReceiptKeys, openReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import { guardedOfferings, type Course } from '#app/domain/syllabus/course.ts';
import { openRenderedContent } from '#app/domain/syllabus/rendered-content.server.ts';
import { openFileStore } from '#app/files/store.server.ts';
import { openJobs } from '#app/jobs/jobs.server.ts';
import { openPrinter } from '#app/printing/printer.server.ts';
import type { Services } from '#app/web/context.ts';
import { readEnvironment } from '#app/web/environment.ts';
import { createPortal } from '#app/web/http.ts';
import { openLimits } from '#app/web/limits.ts';
import { openLog } from '#app/web/log.ts';
import config from '../../remix.config.js';
import { idOf } from './addresses.ts';

type Future = ServerBuild['future'];
type Routes = ServerBuild['routes'];

/** The portal's own server on a database of a test: its real loaders, actions, pages and sessions. */
export type SourcePortal = {
  origin: string;
  services: Services;
  /** What it logged, a line each. */
  lines: string[];
  /** The `Cookie` header of somebody who has signed in. */
  signIn(personId: string): Promise<string>;
  close(): Promise<void>;
};

/** Starts the portal from its sources, in this process, without a build. */
export async function openSourcePortal(
  database: Database,
  options: { course: Course; clock: Clock; demo?: boolean; chromium?: string },
): Promise<SourcePortal> {
  const { db, pool } = database;
  const { course, clock, demo = true, chromium } = options;
  const data = mkdtempSync(path.join(tmpdir(), 'practicum-source-'));
  const lines: string[] = [];
  const log = openLog('debug', { write: (line) => void lines.push(line) });
  const jobs = await openJobs(pool, { log });
  const sessions = openSessions(db, { secureCookies: false });
  const environment = readEnvironment({ NODE_ENV: 'test', DATA: data });
  const collaboration = openCollaboration({
    ...{ db, sessions, clock, log, origin: undefined },
    guarded: guardedOfferings(course),
  });
  const keys = makeReceiptKeys();
  const services: Services = {
    ...{ db, clock, demo, environment, log, jobs, sessions, course, collaboration },
    files: openFileStore(path.join(data, 'files')),
    browsers: openKnownBrowsers(db, { secureCookies: false }),
    identityProvider: null,
    limits: openLimits(pool),
    content: openRenderedContent(course, path.join(data, 'rendered')),
    signer: openReceiptSigner(keys),
    sealer: openSealer(keys.privateKey),
    printer: chromium === undefined ? null : openPrinter({ program: chromium, log }),
  };
  const server = createPortal(services, {
    build: await sourceBuild(),
    assets: Router(),
    policy: true,
    close: async () => {},
  });
  collaboration.attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ origin: `http://127.0.0.1:${port}`, services, lines },
    signIn: async (personId) => (await sessions.create(personId)).setCookie.split(';')[0] ?? '',
    close: async () => {
      server.close();
      server.closeAllConnections();
      await collaboration.close();
      await jobs.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** What `npm run build` would make for the server, from the sources. */
async function sourceBuild(): Promise<ServerBuild> {
  const tree = (await routes) as RouteConfigEntry[];
  const modules: Routes = { root: { id: 'root', path: '', module: root } };
  for (const route of flat(tree)) {
    // Each module is known by its path alone.
    const module = (await import(/* @vite-ignore */ path.resolve('app', route.file))) as object;
    modules[route.id] = { ...route, module: { default: undefined, ...module } };
  }
  const manifest = Object.values(modules).map(({ module, ...route }) => [
    route.id,
    {
      ...route,
      ...{ module: `/${route.id}.js`, imports: [] },
      ...{ hasLoader: 'loader' in module, hasAction: 'action' in module },
      ...{ hasClientLoader: 'clientLoader' in module, hasClientAction: 'clientAction' in module },
      hasErrorBoundary: 'ErrorBoundary' in module,
    },
  ]);
  return {
    mode: 'production',
    entry: { module: entry },
    routes: modules,
    assets: {
      entry: { imports: [], module: '/entry.js' },
      routes: Object.fromEntries(manifest),
      ...{ url: '/manifest.js', version: 'source' },
    },
    ...{ publicPath: '/', assetsBuildDirectory: 'build/client', isSpaMode: false },
    future: config.future as Future,
  };
}

function flat(
  entries: readonly RouteConfigEntry[],
  parentId = 'root',
): (Omit<Routes[string] & object, 'module'> & { file: string })[] {
  return entries.flatMap(({ path: own, index, file, children = [] }) => {
    const id = idOf(file);
    return [{ id, parentId, path: own, index, file }, ...flat(children, id)];
  });
}
