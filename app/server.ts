import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { seedDemo } from '#prisma/seed.ts';
import { openCollaboration } from './collaboration/server.ts';
import { CannotStart } from './db/cannot-start.ts';
import { startDatabase } from './db/start.ts';
import { realClock } from './domain/calendar/clock.ts';
import { openDemoClock } from './domain/calendar/demo-clock.server.ts';
import { openSessions } from './domain/people/sessions.server.ts';
import { openReceiptSigner } from './domain/records/receipt.ts';
import { loadCourse } from './domain/syllabus/load-course.server.ts';
import { openRenderedContent } from './domain/syllabus/rendered-content.server.ts';
import { syncCourse } from './domain/syllabus/sync-course.server.ts';
import { openFileStore } from './files/store.server.ts';
import { openJobs } from './jobs/jobs.server.ts';
import { deliver } from './mail/delivery.server.ts';
import { openPost } from './mail/post.server.ts';
import type { Services } from './web/context.ts';
import { readEnvironment, type Environment } from './web/environment.ts';
import { createPortal } from './web/http.ts';
import { openInstallation } from './web/installation.ts';
import { openLimits } from './web/limits.ts';
import { openLog } from './web/log.ts';

const contentFolder = path.resolve('content/syllabus');
const buildFolder = path.resolve('build');

/** Starts all of the portal; gives what stops it. */
async function start(environment: Environment): Promise<() => Promise<void>> {
  const { dataFolder, smtpUrl, mailFrom, installation: kind } = environment;
  const log = openLog(environment.logLevel);
  const course = loadCourse(contentFolder);
  const database = await startDatabase({ ...environment, say });
  const { db, pool } = database;
  const jobs = await openJobs(pool, { log });
  const files = await openFileStore(path.join(dataFolder, 'files'));
  const {
    privateKey,
    publicKey,
    kind: installed,
  } = await openInstallation(db, kind, async (made) => {
    if (made.kind !== 'demo') return;
    say('an empty database: writing the demo into it');
    const demoClock = await openDemoClock(db);
    await syncCourse(db, course, demoClock.now());
    await seedDemo({ db, jobs, files, course, signer: openReceiptSigner(made) });
  });
  const demo = installed === 'demo';
  const clock = demo ? await openDemoClock(db) : realClock;
  await syncCourse(db, course, clock.now());
  const sessions = openSessions(db, {
    secureCookies: environment.origin?.startsWith('https:') ?? false,
  });
  const signer = openReceiptSigner({ privateKey, publicKey });
  const collaboration = openCollaboration({ db, sessions, clock, log });
  const post = smtpUrl === undefined ? undefined : openPost(smtpUrl, mailFrom);
  await jobs.work('mail.deliver', ({ deliveryId }) =>
    deliver(db, deliveryId, { post, now: () => clock.now() }),
  );
  const services: Services = {
    db,
    clock,
    demo,
    environment,
    log,
    jobs,
    files,
    sessions,
    limits: await openLimits(pool),
    course,
    content: openRenderedContent(course, path.join(dataFolder, 'rendered')),
    signer,
    collaboration,
  };
  const server = createPortal(services, await readBuild(), path.join(buildFolder, 'client'));
  collaboration.attach(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(environment.port, environment.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  greet(environment.origin ?? `http://${environment.host}:${port}`, demo);
  return async () => {
    server.close();
    server.closeIdleConnections();
    await collaboration.close();
    await jobs.stop();
    post?.close();
    server.closeAllConnections();
    await database.close();
  };
}

async function readBuild(): Promise<ServerBuild> {
  const file = path.join(buildFolder, 'server/index.js');
  if (!existsSync(file)) throw new CannotStart('There is no build: run `npm run build`.');
  return (await import(pathToFileURL(file).href)) as ServerBuild;
}

function say(line: string): void {
  console.log(`  ${line}`);
}

function greet(address: string, demo: boolean): void {
  console.log(`\nPracticum is at ${address}`);
  console.log(
    demo
      ? `Sign in at ${address}/sign-in: the demo has one button for each role.\n`
      : `Sign in at ${address}/sign-in. The first instructor: npm run person:create\n`,
  );
}

try {
  const stop = await start(readEnvironment());
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.error(`\n${error.message}`);
  process.exit(1);
}
