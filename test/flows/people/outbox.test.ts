import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import {
  followNotification,
  ownNotifications,
  unreadCount,
} from '#app/domain/people/own-notifications.server.ts';
import { staffOutbox, staffOutboxMail } from '#app/domain/people/staff-outbox.server.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';

const now = berkeley('2024-02-26T10:00');

let database: Database;
let ada: Person;

beforeAll(async () => {
  database = await testDatabase();
  await createCourse(database.db, [smallOffering(), smallOffering({ slug: 'sp20' })]);
  ada = await createMember(database.db, { offering: 'sp24', role: 'student', name: 'Ada' });
});
afterAll(() => database.close());

describe('the outbox', () => {
  let kept: string;

  beforeAll(async () => {
    const mail = (offeringId: string, subject: string, given: object) => ({
      id: newId(),
      personId: ada.id,
      offeringId,
      event: `decision:${newId()}`,
      channel: 'mail',
      kind: 'feedback-on-proposal',
      toAddress: ada.email,
      subject,
      html: '<p>Hello</p>',
      text: 'Hello',
      createdAt: berkeley('2024-02-20T10:00'),
      ...given,
    });
    const rows = [
      mail('sp24', 'Kept', { keptAt: now }),
      mail('sp24', 'Sent', { sentAt: now, createdAt: berkeley('2024-02-21T10:00') }),
      mail('sp24', 'Refused for now', { lastError: 'mailbox full' }),
      mail('sp24', 'Fresh', {}),
      mail('sp20', 'Of another offering', { keptAt: now }),
    ];
    kept = rows[0]?.id ?? '';
    await database.db.delivery.createMany({ data: rows });
  });

  const subjects = async (filter: Parameters<typeof staffOutbox>[2]) =>
    (await staffOutbox(database.db, 'sp24', filter)).map(({ subject }) => subject);

  it('has the offering’s own mails, the newest first', async () => {
    const all = await subjects({ query: '', state: null });
    expect(all[0]).toBe('Sent');
    expect(all.toSorted()).toEqual(['Fresh', 'Kept', 'Refused for now', 'Sent']);
  });

  it('is filtered by state and by words', async () => {
    expect(await subjects({ query: '', state: 'kept' })).toEqual(['Kept']);
    expect(await subjects({ query: '', state: 'sent' })).toEqual(['Sent']);
    expect(await subjects({ query: '', state: 'failing' })).toEqual(['Refused for now']);
    expect(await subjects({ query: '', state: 'waiting' })).toEqual(['Fresh']);
    expect(await subjects({ query: 'refused', state: null })).toEqual(['Refused for now']);
    expect(await subjects({ query: ada.email, state: 'kept' })).toEqual(['Kept']);
    expect(await subjects({ query: '100%', state: null })).toEqual([]);
  });

  it('opens a mail of the offering, and no other', async () => {
    expect(await staffOutboxMail(database.db, 'sp24', kept)).toMatchObject({
      subject: 'Kept',
      text: 'Hello',
      state: 'kept',
    });
    expect(await staffOutboxMail(database.db, 'sp20', kept)).toBeNull();
    expect(await staffOutboxMail(database.db, 'sp24', 'not an id')).toBeNull();
  });
});

describe('notifications', () => {
  it('are told to their person only, and are read when they are followed', async () => {
    const { db } = database;
    const ben = await createMember(db, { offering: 'sp24', role: 'student' });
    const id = newId();
    const row = {
      personId: ada.id,
      offeringId: 'sp24',
      kind: 'score',
      path: '/sp24/dashboard#homework',
      data: { homework: 'hw1' },
      at: berkeley('2024-02-14T09:00'),
    };
    await db.notification.createMany({
      data: [
        { ...row, id, event: 'score:1' },
        { ...row, id: newId(), event: 'score:2', at: berkeley('2024-02-26T10:01') },
        { ...row, id: newId(), event: 'odd:1', kind: 'something new' },
      ],
    });
    const asker = askerFor(ada, 'student', now);
    const roles = { sp24: 'student' as const };
    const toAda = { personId: ada.id, roles, at: now };
    expect(await ownNotifications(db, asker)).toMatchObject([{ id, kind: 'score', unread: true }]);
    expect(await ownNotifications(db, askerFor(ben, 'student', now))).toEqual([]);

    expect(await followNotification(db, { ...toAda, personId: ben.id }, id)).toBeNull();
    expect(await followNotification(db, toAda, 'not an id')).toBeNull();
    expect(await unreadCount(db, { ...toAda, roles: { sp24: 'dropped' } })).toBe(0);
    expect(await unreadCount(db, toAda)).toBe(1);
    expect(await followNotification(db, toAda, id)).toBe('/sp24/dashboard#homework');
    expect(await ownNotifications(db, asker)).toMatchObject([{ id, unread: false }]);
    expect(await unreadCount(db, toAda)).toBe(0);
  });
});
