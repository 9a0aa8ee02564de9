import type { Clock } from '#app/domain/calendar/clock.ts';
import type { Asker, Viewer } from '#app/domain/people/asker.ts';
import type { Db } from '#app/db/client.ts';
import type { Language } from '#app/i18n/languages.ts';
import type { Printer } from '#app/printing/printer.server.ts';
import type { OwnAnswer } from './ask-self.ts';
import type { Environment } from './environment.ts';
import type { Log } from './log.ts';
import type { Jobs } from '#app/jobs/jobs.server.ts';
import type { FileStore } from '#app/files/store.server.ts';
import type { KnownBrowsers } from '#app/domain/people/known-browsers.server.ts';
import type { IdentityProvider } from '#app/domain/people/identity-provider.server.ts';
import type { Sealer } from '#app/domain/people/sealer.server.ts';
import type { Sessions } from '#app/domain/people/sessions.server.ts';
import type { Limits } from './limits.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { RenderedContent } from '#app/domain/syllabus/rendered-content.server.ts';
import type { ReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import type { Collaboration } from '#app/collaboration/server.ts';

/** What the process has, made once in `app/server.ts`. */
export type Services = {
  db: Db;
  clock: Clock;
  /** Whether this database holds the demo: one-button sign-in and the time machine exist only there. */
  demo: boolean;
  environment: Environment;
  log: Log;
  jobs: Jobs;
  files: FileStore;
  sessions: Sessions;
  browsers: KnownBrowsers;
  /** The provider of single sign-on; null where there is none. */
  identityProvider: IdentityProvider | null;
  limits: Limits;
  /** The offerings as their files say. */
  course: Course;
  content: RenderedContent;
  signer: ReceiptSigner;
  /** Seals what must be read again, such as secrets of authenticator apps. */
  sealer: Sealer;
  collaboration: Collaboration;
  /** Makes PDFs; null where this machine has no browser for it. */
  printer: Printer | null;
};

/** What a loader or action is given: the services, and what belongs to this one request. */
export type RequestContext = Services & {
  requestId: string;
  /** For the content policy: only scripts that carry it run. */
  nonce: string;
  /** The address that the request comes from: tries to sign in are counted by it. */
  network: string;
  /** Where people reach the portal, e.g. `https://course.example.edu`. */
  origin: string;
  language: Language;
  viewer: Viewer | null;
  /** When their session runs out, unless it is used again; by the machine's own time. */
  sessionEndsAt: Date | null;
  /** The viewer's current role in each offering, by the offering's slug. */
  roles: Record<string, Exclude<Asker['role'], 'visitor'>>;
  /**
   * Slugs of the offerings whose role of staff waits for a second factor; the viewer has no role
   * there meanwhile. Nothing where none waits.
   */
  unproven: readonly string[];
  /**
   * Resolves when the answer has room for more bytes, or its reader is gone: a large file is sent as
   * fast as it is taken, and not piled up in memory.
   */
  room: () => Promise<void>;
  /** Another answer of this portal, to the same person. */
  askSelf: (path: string) => Promise<OwnAnswer>;
};

declare module '@remix-run/node' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- only an interface is merged into the framework's
  interface AppLoadContext extends RequestContext {}
}
