import { remindOfHomework } from '#app/domain/homework/remind-of-homework.server.ts';
import { sweepModels } from '#app/domain/experiments/kept-model.server.ts';
import { sweepFigures } from '#app/domain/projects/document/figures/sweep-figures.server.ts';
import { sweepVideos } from '#app/domain/projects/presentation/sweep-videos.server.ts';
import { remindOfStages } from '#app/domain/projects/remind-of-stages.server.ts';
import { sendDueAnnouncements } from '#app/domain/announcements/send-announcement.server.ts';
import { mailNotifications } from '#app/domain/announcements/mail-notifications.server.ts';
import { sweepStore } from '#app/files/sweep-store.server.ts';
import { sweepUploads } from '#app/files/uploads.server.ts';
import { passSeatsOn } from '#app/domain/enrollment/pass-seats-on.server.ts';
import { forgetOldTraces } from '#app/domain/people/forget-old-traces.server.ts';
import { forgetUnconfirmed } from '#app/domain/people/forget-unconfirmed.server.ts';
import type { RequestContext, Services } from './context.ts';

/** What work that the clock makes due is given; `origin` begins the links in mails. */
export type DueServices = Pick<
  Services,
  'db' | 'files' | 'jobs' | 'course' | 'clock' | 'log' | 'demo'
> &
  Pick<RequestContext, 'origin'>;

/** Does what is due at an instant of the portal's clock. Done twice, it changes nothing. */
export type DueWork = (services: DueServices, at: Date) => Promise<void>;

/** Everything that becomes due by itself, in the order in which it is done. */
const work: Record<string, DueWork> = {
  // Links of accounts and sessions run out in real time, also where a demo runs.
  'unconfirmed accounts': ({ db }) => forgetUnconfirmed(db, new Date()),
  'old traces': ({ db }) => forgetOldTraces(db, new Date()),
  // As do uploads: their pieces are files, whose times are real.
  uploads: (services) => sweepUploads(services, new Date()),
  figures: (services) => sweepFigures(services, new Date()),
  models: (services) => sweepModels(services, new Date()),
  videos: sweepVideos,
  files: (services) => sweepStore(services, new Date()),
  seats: passSeatsOn,
  'homework reminders': remindOfHomework,
  'stage reminders': remindOfStages,
  announcements: sendDueAnnouncements,
  // Last, so that what the others tell is mailed by the same tick.
  mail: mailNotifications,
};

/**
 * Does everything that is due now, each part by itself: one that fails is tried again at the next
 * tick and keeps no other from being done.
 */
export async function doDueWork(services: DueServices): Promise<void> {
  await services.clock.refresh?.();
  const at = services.clock.now();
  for (const [name, part] of Object.entries(work)) {
    try {
      await part(services, at);
    } catch (error) {
      services.log.error({ err: error, part: name }, 'due work failed and waits for the next tick');
    }
  }
}
