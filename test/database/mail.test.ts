import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { v7 as newId } from 'uuid';
import { openJobs, type Jobs } from '#app/jobs/jobs.server.ts';
import { deliver, writeMail, type Message } from '#app/mail/delivery.server.ts';
import { openPost } from '#app/mail/post.server.ts';
import { openLog } from '#app/web/log.ts';
import { testDatabase } from '#test/setup/database.ts';
import { openMailSink } from '#test/setup/mail-sink.ts';

const at = new Date('2024-02-26T18:00:00Z');
const later = new Date('2024-02-26T18:05:00Z');
const now = () => later;
const from = 'Practicum <practicum@example.org>';

describe('mail', async () => {
  const { db, pool, close } = await testDatabase();
  const personId = newId();
  let jobs: Jobs;
  beforeAll(async () => {
    await db.person.create({
      data: { id: personId, email: 'ada@example.org', name: 'Ada', createdAt: at },
    });
    jobs = await openJobs(pool, { log: openLog('silent'), everySeconds: 0.5, retryDelay: 1 });
  });
  afterAll(async () => {
    await jobs.stop();
    await close();
  });

  const message = (event: string): Message => ({
    ...{ personId, offeringId: null, event, kind: 'feedback-on-proposal' },
    ...{ toAddress: 'ada@example.org', subject: `About ${event}` },
    ...{ html: '<p>你好</p>', text: '你好' },
  });
  const write = (event: string) => db.$transaction((tx) => writeMail(tx, jobs, message(event), at));
  const written = (event: string) => db.delivery.findFirstOrThrow({ where: { event } });

  it('is sent once, however often its job runs and by however many workers', async () => {
    const sink = await openMailSink();
    const post = openPost(sink.url, from);
    await write('once');
    const { id } = await written('once');
    await Promise.all(Array.from({ length: 4 }, () => deliver(db, id, { post, now })));
    await deliver(db, id, { post, now });
    expect(sink.letters).toHaveLength(1);
    expect(sink.letters[0]).toContain('To: ada@example.org');
    expect(sink.letters[0]).toContain(`Message-ID: <${id}@example.org>`);
    expect(await written('once')).toMatchObject({ sentAt: later, attempts: 1, lastError: null });
    await sink.close();
  });

  it('is written once about one event to one person', async () => {
    await Promise.all([write('twice'), write('twice'), write('twice')]);
    expect(await db.delivery.count({ where: { event: 'twice' } })).toBe(1);
  });

  it('is kept for the outbox when there is no mail server', async () => {
    await write('kept');
    const { id } = await written('kept');
    await deliver(db, id, { post: undefined, now });
    expect(await written('kept')).toMatchObject({ sentAt: null, keptAt: later });
  });

  it('waits while the mail server is down and is sent once when it is back', async () => {
    const before = await openMailSink();
    const post = openPost(before.url, from);
    await before.close();
    await db.delivery.deleteMany();
    await pool.query('DELETE FROM pgboss.job');
    await jobs.work('mail.deliver', ({ deliveryId }) => deliver(db, deliveryId, { post, now }));
    await write('outage');
    const soon = { timeout: 15_000, interval: 50 };
    await vi.waitFor(async () => {
      const tried = await written('outage');
      expect(tried.attempts).toBeGreaterThan(0);
      expect(tried.lastError).toContain('ECONNREFUSED');
      expect(tried.sentAt).toBeNull();
    }, soon);
    const after = await openMailSink(before.port);
    await vi.waitFor(() => expect(after.letters).toHaveLength(1), soon);
    await vi.waitFor(
      async () => expect(await written('outage')).toMatchObject({ sentAt: later, lastError: null }),
      soon,
    );
    await after.close();
  });
});
