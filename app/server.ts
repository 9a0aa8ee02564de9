import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { seedDemo } from '#prisma/seed.ts';
import { openCollaboration } from './collaboration/server.ts';
import { CannotStart } from './db/cannot-start.ts';
import { startDatabase } from './db/start.ts';
import { realClock } from './domain/calendar/clock.ts';
import { openDemoClock } from './domain/calendar/demo-clock.server.ts';
import { openKnownBrowsers } from './domain/people/known-browsers.server.ts';
import { openIdentityProvider } from './domain/people/identity-provider.server.ts';
import { openSealer } from './domain/people/sealer.server.ts';
import { openSessions } from './domain/people/sessions.server.ts';
import { openReceiptSigner } from './domain/records/sign-receipt.server.ts';
import { guardedOfferings } from './domain/syllabus/course.ts';
import { CourseError } from './domain/syllabus/course-error.ts';
import { loadCourse } from './domain/syllabus/load-course.server.ts';
import { openRenderedContent } from './domain/syllabus/rendered-content.server.ts';
import { syncCourse } from './domain/syllabus/sync-course.server.ts';
import { openFileStore } from './files/store.server.ts';
import { openJobs } from './jobs/jobs.server.ts';
import { deliver } from './mail/delivery.server.ts';
import { openPost } from './mail/post.server.ts';
import { openPrinter } from './printing/printer.server.ts';
import type { Services } from './web/context.ts';
import { doDueWork } from './web/due-work.server.ts';
import { readEnvironment, type Environment } from './web/environment.ts';
import { createPortal } from './web/http.ts';
import { openInstallation } from './web/installation.ts';
import { openLimits } from './web/limits.ts';
import { openLog } from './web/log.ts';
import { builtPages, developedPages } from './web/page-source.ts';

const buildFolder = path.resolve('build');
/** How often the portal looks whether something has become due. */
const tickMs = 30_000;

type Closing = () => Promise<void> | void;

/**
 * Starts all of the portal. Whatever was opened goes onto `closing`, so that it is closed in
 * reverse order at the end, and also when a later step of the start fails.
 */
async function start(environment: Environment, closing: Closing[]): Promise<void> {
  const { contentFolder, dataFolder, smtpUrl, mailFrom } = environment;
  const log = openLog(environment.logLevel);
  const course = loadCourse(contentFolder);
  const pages =
    environment.mode === 'production' ? await builtPages(buildFolder) : await developedPages();
  closing.push(pages.close);
  const database = await startDatabase({ ...environment, say });
  closing.push(database.close);
  const { db, pool } = database;
  const jobs = await openJobs(pool, { log });
  closing.push(jobs.stop);
  const files = openFileStore(path.join(dataFolder, 'files'), (trouble) =>
    log.error({ err: trouble }, 'the disk of the files takes no more'),
  );

  const installation = await openInstallation(db, environment.installation, async (made) => {
    if (made.kind !== 'demo') return;
    say('an empty database: writing the demo into it');
    const origin = environment.origin ?? `http://${environment.host}:${environment.port}`;
    await seedDemo({ db, course, signer: openReceiptSigner(made), files, origin });
  });
  const demo = installation.kind === 'demo';
  const clock = demo ? await openDemoClock(db) : realClock;
  await syncCourse(db, course, clock.now());

  const secureCookies = environment.origin?.startsWith('https:') ?? false;
  const sessions = openSessions(db, { secureCookies });
  const collaboration = openCollaboration({
    ...{ db, sessions, clock, log, guarded: guardedOfferings(course) },
    ...{ origin: environment.origin, url: database.url },
  });
  closing.push(collaboration.close);
  const post = smtpUrl === undefined ? undefined : openPost(smtpUrl, mailFrom);
  closing.push(() => post?.close());
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
    browsers: openKnownBrowsers(db, { secureCookies }),
    limits: openLimits(pool),
    identityProvider:
      environment.singleSignOn === undefined
        ? null
        : openIdentityProvider(environment.singleSignOn, (error) =>
            log.warn({ err: error }, 'single sign-on failed'),
          ),
    course,
    content: openRenderedContent(course, path.join(dataFolder, 'rendered')),
    signer: openReceiptSigner(installation),
    sealer: openSealer(installation.privateKey),
    collaboration,
    printer: openPrinter({ program: environment.chromium, log }),
  };
  const server = createPortal(services, pages);
  collaboration.attach(server);
  await listen(server, environment);
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const origin = environment.origin ?? `http://${environment.host}:${port}`;
  await jobs.work('portal.tick', () => doDueWork({ ...services, origin }));
  await jobs.nudge('portal.tick');
  const ticking = setInterval(() => void jobs.nudge('portal.tick').catch(() => {}), tickMs);
  closing.push(() => clearInterval(ticking));
  greet(origin, demo);
}

function listen(server: Server, { port, host }: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      reject(taken ? new CannotStart(`Port ${port} is taken: set PORT to another.`) : error);
    });
    server.listen(port, host, resolve);
  });
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

const closing: Closing[] = [];

let stopping = false;

async function stop(code: number): Promise<void> {
  // Ctrl-C comes twice: from the terminal, and from npm, which passes it on.
  if (stopping) return;
  stopping = true;
  for (const close of closing.reverse()) await close();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void stop(0));
}
try {
  await start(readEnvironment(), closing);
} catch (error) {
  // A reason for the portal's keeper is told in its own words; anything else is a bug.
  const told = error instanceof CannotStart || error instanceof CourseError;
  console.error(told ? `\n${error.message}` : error);
  await stop(1);
}
