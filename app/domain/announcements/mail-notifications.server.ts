import type { Db, Transaction } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import { momentText, sameWallClock } from '#app/domain/calendar/moment.ts';
import { lastTimeOfDay } from '#app/domain/calendar/zone.ts';
import { inWords } from '#app/domain/people/in-words.ts';
import { canBeOff, type MailChoices } from '#app/domain/people/mail-topic.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';
import type { Jobs } from '#app/jobs/jobs.server.ts';
import { writeMail } from '#app/mail/delivery.server.ts';
import { renderDigest } from '#emails/digest.tsx';
import { renderNotification } from '#emails/notification.tsx';
import { mailKey, type Stoppable } from './mail-key.server.ts';
import { isDue, planMail, type Mailing, type Unmailed } from './mail-plan.ts';

/** What making mail needs; `origin` begins the links in it. */
export type MailServices = { db: Db; course: Course; jobs: Jobs; origin: string };

/** When a digest is written, by the wall clock of its reader. */
const digestHour = '17:00';

/**
 * Makes mail of everything that people were told and nothing has been mailed about, as each has
 * chosen: letters, a digest, or none. Done again, or by two processes at once, it makes no second
 * letter: a person's mail is made under a lock on them, and a letter about an event is unique.
 *
 * @param at the portal's time
 */
export async function mailNotifications(services: MailServices, at: Date): Promise<void> {
  const people = await services.db.person.findMany({
    where: { notifications: { some: unmailed(at) } },
    include: waiting(at),
  });
  for (const person of people) {
    const digestTime = digestTimeOf(services.course, person, at);
    if (!isDue(planFor(services.course, person, { at, digestTime, digestSent: false }))) continue;
    await services.db.$transaction((tx) => mailPerson(tx, services, person.id, at));
  }
}

const unmailed = (at: Date) => ({ mailedAt: null, at: { lte: at } });

const waiting = (at: Date) => ({
  mailChoices: true,
  notifications: { where: unmailed(at), orderBy: [{ at: 'asc' as const }, { id: 'asc' as const }] },
});

type Addressee = Person & {
  mailChoices: { kind: string; timing: NonNullable<MailChoices[string]> }[];
  notifications: Unmailed[];
};

/** The last time for this person's digest: in their zone, or else in that of the course. */
function digestTimeOf(course: Course, { zone, notifications }: Addressee, at: Date): Date {
  const offering = notifications.find(({ offeringId }) => course.has(offeringId))?.offeringId;
  const courseZone = offering === undefined ? 'UTC' : course.offering(offering).zone;
  return lastTimeOfDay(at, digestHour, zone ?? courseZone);
}

function planFor(course: Course, person: Addressee, when: Parameters<typeof planMail>[3]) {
  const { notifications, mailChoices } = person;
  const choices = Object.fromEntries(mailChoices.map(({ kind, timing }) => [kind, timing]));
  const known = notifications.filter(({ offeringId }) => course.has(offeringId));
  return planMail(person, known, choices, when);
}

async function mailPerson(
  tx: Transaction,
  services: MailServices,
  id: string,
  at: Date,
): Promise<void> {
  // Whoever else is making this person's mail now does all of it.
  const taken = await tx.$queryRaw<unknown[]>`
    SELECT id FROM person WHERE id = ${id}::uuid FOR NO KEY UPDATE SKIP LOCKED`;
  if (taken.length === 0) return;
  const person = await tx.person.findUniqueOrThrow({ where: { id }, include: waiting(at) });
  const digestTime = digestTimeOf(services.course, person, at);
  const event = `digest:${digestTime.toISOString()}`;
  const digestSent = (await tx.delivery.count({ where: { personId: id, event } })) > 0;
  const plan = planFor(services.course, person, { at, digestTime, digestSent });
  for (const mailing of plan.atOnce) await writeLetter(tx, services, person, mailing, at);
  if (plan.digest.length > 0) await writeDigest(tx, services, person, plan.digest, event, at);
  const done = [...plan.atOnce, ...plan.digest].map((mailing) => mailing.id);
  await tx.notification.updateMany({
    where: { id: { in: [...done, ...plan.skipped] } },
    data: { mailedAt: at },
  });
}

async function writeLetter(
  tx: Transaction,
  services: MailServices,
  person: Person,
  { told, topic, offeringId, event, path }: Mailing,
  at: Date,
): Promise<void> {
  const { course, jobs, origin } = services;
  const offering = course.offering(offeringId);
  const language = asLanguage(person.language) ?? 'en';
  const around = await aroundOf(tx, services, person, canBeOff(topic) ? topic : null);
  const letter = await renderNotification({
    ...around,
    ...{ told, topic, course: offering.title[language] },
    moment: (instant) => sayMoment(instant, offering.zone, person),
    link: `${origin}${path}`,
  });
  const to = { personId: person.id, offeringId, toAddress: person.email };
  const message = { ...to, ...letter, event, kind: told.kind, unsubscribe: around.unsubscribe };
  await writeMail(tx, jobs, message, at);
}

async function writeDigest(
  tx: Transaction,
  services: MailServices,
  person: Person,
  mailings: readonly Mailing[],
  event: string,
  at: Date,
): Promise<void> {
  const { course, jobs, origin } = services;
  const around = await aroundOf(tx, services, person, 'digest');
  const t = translator(around.language, 'notifications');
  const offerings = [...new Set(mailings.map(({ offeringId }) => offeringId))].map((slug) =>
    course.offering(slug),
  );
  const letter = await renderDigest({
    ...around,
    inbox: `${origin}/inbox`,
    courses: offerings.map(({ slug, title, zone }) => ({
      title: title[around.language],
      lines: mailings
        .filter(({ offeringId }) => offeringId === slug)
        .map(({ told, topic, path }) => ({
          topic,
          line: inWords(told, { t, moment: (instant) => sayMoment(instant, zone, person) }),
          link: `${origin}${path}`,
        })),
    })),
  });
  // Staff of one course may not read in the outbox what another one told.
  const offeringId = offerings.length === 1 ? (offerings[0]?.slug ?? null) : null;
  const to = { personId: person.id, offeringId, toAddress: person.email };
  const message = { ...to, ...letter, event, kind: 'digest', unsubscribe: around.unsubscribe };
  await writeMail(tx, jobs, message, at);
}

async function aroundOf(
  tx: Transaction,
  { origin }: MailServices,
  person: Person,
  stops: Stoppable | null,
) {
  const key = stops === null ? null : await mailKey(tx, person.id, stops);
  return {
    language: asLanguage(person.language) ?? ('en' as const),
    name: person.name,
    unsubscribe: key === null ? null : `${origin}/unsubscribe/${key}`,
    choices: `${origin}/account/notifications`,
  };
}

/** An instant by the course's clock, and by the reader's where it shows another time. */
function sayMoment(at: Date, zone: string, person: Person): string {
  const language = asLanguage(person.language) ?? 'en';
  const here = momentText(at, zone, language);
  if (person.zone === null || sameWallClock(at, zone, person.zone)) return here;
  return `${here} (${momentText(at, person.zone, language)})`;
}
