import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import { mailNotifications } from '#app/domain/announcements/mail-notifications.server.ts';
import { chooseMail, stopLink, stopMail } from '#app/domain/announcements/stop-mail.server.ts';
import type { NotificationKind, NotificationData } from '#app/domain/people/notification.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { openJobs, type Jobs } from '#app/jobs/jobs.server.ts';
import { openLog } from '#app/web/log.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { createMember, type PersonGiven } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';

const monday = berkeley('2024-02-26T10:00');

let database: Database;
let course: Course;
let jobs: Jobs;
let ada: Person;

beforeAll(async () => {
  database = await testDatabase();
  course = await createCourse(database.db, [smallOffering(), smallOffering({ slug: 'sp20' })]);
  jobs = await openJobs(database.pool, { log: openLog('silent') });
});
afterAll(async () => {
  await jobs.stop();
  await database.close();
});
beforeEach(async () => {
  ada = await member();
});

const member = (given: PersonGiven = {}) =>
  createMember(database.db, { offering: 'sp24', role: 'student', name: 'Ada', ...given });

function tell<Kind extends NotificationKind>(
  person: Person,
  kind: Kind,
  data: NotificationData<Kind>,
  at = monday,
  offering = 'sp24',
) {
  const event = `${kind}:${newId()}`;
  const people = [person.id];
  const path = `/${offering}/somewhere`;
  return database.db.$transaction((tx) =>
    notify(tx, { kind, event, people, offering, path, data, at }),
  );
}

const announcement = (title: string, urgent = false) => ({ title, body: `About ${title}`, urgent });
const tick = (wall: string) =>
  mailNotifications(
    { db: database.db, course, jobs, origin: 'https://practicum.example.org' },
    berkeley(wall),
  );
const letters = (person: Person) =>
  database.db.delivery.findMany({ where: { personId: person.id }, orderBy: { id: 'asc' } });
const subjects = async (person: Person) => (await letters(person)).map(({ subject }) => subject);
const keyIn = (unsubscribe: string | null | undefined) => unsubscribe?.split('/').at(-1) ?? '';

describe('what cannot wait', () => {
  it('is one letter at once, however many ticks of however many processes there are', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => member()));
    for (const person of people) {
      await tell(person, 'seat-given', {});
      await tell(person, 'announcement', announcement('No lecture', true));
    }
    await Promise.all(Array.from({ length: 6 }, () => tick('2024-02-26T10:01')));
    await tick('2024-02-26T10:02');
    for (const person of people) {
      expect(await subjects(person)).toEqual(['You have a seat', 'No lecture']);
    }
    const waiting = await database.pool.query(`SELECT FROM pgboss.job WHERE name = 'mail.deliver'`);
    expect(waiting.rowCount).toBe(16);
  });

  it('carries what stops it, except what cannot be stopped', async () => {
    await tell(ada, 'seat-given', {});
    await tell(ada, 'announcement', announcement('No lecture', true));
    await tick('2024-02-26T10:01');
    const [seat, urgent] = await letters(ada);
    expect(seat?.unsubscribe).toBeNull();
    expect(urgent?.unsubscribe).toMatch(
      /^https:\/\/practicum\.example\.org\/unsubscribe\/[\w-]{43}$/,
    );
    expect(urgent?.html).toContain(urgent?.unsubscribe);
    expect(urgent?.text).toContain(urgent?.unsubscribe);
  });

  it('waits for its instant: what is told later by the portal’s clock is not mailed before', async () => {
    await tell(ada, 'seat-given', {}, berkeley('2024-02-26T12:00'));
    await tick('2024-02-26T11:59');
    expect(await subjects(ada)).toEqual([]);
    await tick('2024-02-26T12:00');
    expect(await subjects(ada)).toEqual(['You have a seat']);
  });

  it('reminds of no deadline that has passed meanwhile', async () => {
    const due = berkeley('2024-02-26T11:00').toISOString();
    await tell(ada, 'deadline-near', { work: 'hw2', due });
    await tick('2024-02-26T11:00');
    expect(await subjects(ada)).toEqual([]);
  });
});

describe('what can wait', () => {
  it('comes in one letter at five in the afternoon, with all since the last one', async () => {
    await tell(ada, 'score', { homework: 'hw1' });
    await tell(ada, 'announcement', announcement('Room moved'), berkeley('2024-02-26T16:00'));
    await tick('2024-02-26T16:59');
    expect(await subjects(ada)).toEqual([]);
    await Promise.all([tick('2024-02-26T17:00'), tick('2024-02-26T17:00')]);
    await tell(ada, 'announcement', announcement('Too late'), berkeley('2024-02-26T17:01'));
    await tick('2024-02-26T17:02');
    expect(await subjects(ada)).toEqual(['Deep Unsupervised Learning: 2 things are new']);
    const [digest] = await letters(ada);
    for (const part of ['The score of HW1 is out', 'Room moved', '/sp24/somewhere', '/inbox']) {
      expect(digest?.text).toContain(part);
    }
    expect(digest?.text).not.toContain('Too late');
    await tick('2024-02-27T17:00');
    expect((await subjects(ada))[1]).toBe('Deep Unsupervised Learning: One thing is new');
    await tick('2024-02-28T17:00');
    expect(await subjects(ada)).toHaveLength(2);
  });

  it('follows the person’s own zone and language', async () => {
    const lin = await member({ zone: 'Asia/Shanghai', language: 'zh' });
    await tell(lin, 'score', { homework: 'hw1' }, berkeley('2024-02-26T00:30'));
    // 17:00 in Shanghai is 01:00 in Berkeley.
    await tick('2024-02-26T00:59');
    expect(await subjects(lin)).toEqual([]);
    await tick('2024-02-26T01:00');
    expect(await subjects(lin)).toEqual(['Deep Unsupervised Learning：1 条新消息']);
  });

  it('is one letter after a jump of a week, and leaves out what was read in the portal', async () => {
    await tell(ada, 'score', { homework: 'hw1' });
    await tell(ada, 'announcement', announcement('Read already'), berkeley('2024-02-27T10:00'));
    await tell(ada, 'announcement', announcement('Later'), berkeley('2024-02-28T10:00'));
    const read = { personId: ada.id, data: { path: ['title'], equals: 'Read already' } };
    await database.db.notification.updateMany({ where: read, data: { readAt: monday } });
    await tick('2024-03-04T10:00');
    await tick('2024-03-04T10:01');
    expect(await subjects(ada)).toEqual(['Deep Unsupervised Learning: 2 things are new']);
    expect((await letters(ada))[0]?.text).not.toContain('Read already');
  });

  it('of two courses comes in one letter, which neither course’s staff find in the outbox', async () => {
    await tell(ada, 'score', { homework: 'hw1' });
    await tell(ada, 'score', { homework: 'hw1' }, monday, 'sp20');
    await tick('2024-02-26T17:00');
    expect(await letters(ada)).toMatchObject([{ offeringId: null, kind: 'digest' }]);
  });

  it('that comes in after a digest was written waits for the next', async () => {
    await tell(ada, 'score', { homework: 'hw1' });
    await tick('2024-02-26T17:00');
    await tell(ada, 'score', { homework: 'hw2' }, berkeley('2024-02-26T16:59'));
    await tick('2024-02-26T17:01');
    expect(await letters(ada)).toHaveLength(1);
    await tick('2024-02-27T17:00');
    expect((await letters(ada))[1]?.text).toContain('HW2');
  });
});

describe('nobody is written to who', () => {
  test.each([
    ['was disabled', { disabledAt: monday }],
    ['has gone', { deletedAt: monday }],
    ['has an address that refused for good', { emailRefusedAt: monday, emailConfirmedAt: null }],
  ])('%s', async (_who, given) => {
    const person = await member(given);
    await tell(person, 'seat-given', {});
    await tell(person, 'score', { homework: 'hw1' });
    await tick('2024-02-26T18:00');
    expect(await letters(person)).toEqual([]);
    const open = { personId: person.id, mailedAt: null };
    expect(await database.db.notification.count({ where: open })).toBe(0);
  });
});

describe('a choice', () => {
  it('moves mail to the digest, to at once, or away', async () => {
    await chooseMail(database.db, ada.id, 'score', 'at_once');
    await chooseMail(database.db, ada.id, 'urgent-announcement', 'digest');
    await chooseMail(database.db, ada.id, 'announcement', 'never');
    await tell(ada, 'score', { homework: 'hw1' });
    await tell(ada, 'announcement', announcement('Urgent', true));
    await tell(ada, 'announcement', announcement('Unwanted'));
    await tick('2024-02-26T10:01');
    expect(await subjects(ada)).toEqual(['The score of HW1 is out']);
    await tick('2024-02-26T17:00');
    const [, digest] = await letters(ada);
    expect(digest?.text).toContain('Urgent');
    expect(digest?.text).not.toContain('Unwanted');
  });

  it('cannot turn off what concerns a seat', async () => {
    expect(await chooseMail(database.db, ada.id, 'seat', 'never')).toBe(false);
    expect(await chooseMail(database.db, ada.id, 'application', 'never')).toBe(false);
    await tell(ada, 'seat-given', {});
    await tick('2024-02-26T10:01');
    expect(await subjects(ada)).toEqual(['You have a seat']);
  });
});

describe('a link to stop mail', () => {
  const keyOf = async (person: Person) => keyIn((await letters(person)).at(-1)?.unsubscribe);

  it('stops its kind of mail to its person, and nothing else; twice is once', async () => {
    const ben = await member();
    for (const person of [ada, ben]) {
      await tell(person, 'announcement', announcement('First', true));
    }
    await tick('2024-02-26T10:01');
    const key = await keyOf(ada);
    expect(await stopLink(database.db, key)).toEqual({
      kind: 'urgent-announcement',
      stopped: false,
    });
    await Promise.all([stopMail(database.db, key), stopMail(database.db, key)]);
    expect(await stopLink(database.db, key)).toMatchObject({ stopped: true });
    for (const person of [ada, ben]) {
      await tell(person, 'announcement', announcement('Second', true));
      await tell(person, 'seat-given', {});
    }
    await tick('2024-02-26T10:02');
    expect(await subjects(ada)).toEqual(['First', 'You have a seat']);
    expect(await subjects(ben)).toEqual(['First', 'Second', 'You have a seat']);
  });

  it('is the same in each letter until its person chooses anew, and then another', async () => {
    await tell(ada, 'announcement', announcement('First', true));
    await tell(ada, 'announcement', announcement('Second', true));
    await tick('2024-02-26T10:01');
    const [first, second] = (await letters(ada)).map(({ unsubscribe }) => unsubscribe);
    expect(first).toBe(second);
    await stopMail(database.db, keyIn(first));
    await chooseMail(database.db, ada.id, 'urgent-announcement', 'at_once');
    expect(await stopMail(database.db, keyIn(first))).toBeNull();
    await tell(ada, 'announcement', announcement('Third', true));
    await tick('2024-02-26T10:02');
    expect(await subjects(ada)).toEqual(['First', 'Second', 'Third']);
    expect(await keyOf(ada)).not.toBe(keyIn(first));
  });

  it('of a digest stops the digest', async () => {
    await tell(ada, 'score', { homework: 'hw1' });
    await tick('2024-02-26T17:00');
    expect(await stopMail(database.db, await keyOf(ada))).toMatchObject({ kind: 'digest' });
    await tell(ada, 'score', { homework: 'hw2' }, berkeley('2024-02-26T18:00'));
    await tell(ada, 'announcement', announcement('Urgent', true), berkeley('2024-02-26T18:00'));
    await tick('2024-02-27T17:00');
    expect((await subjects(ada)).slice(1)).toEqual(['Urgent']);
  });

  it('that nobody was given stops nothing', async () => {
    expect(await stopMail(database.db, 'x'.repeat(43))).toBeNull();
    expect(await stopLink(database.db, '')).toBeNull();
  });
});
