import { setTimeout as wait } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openJobs, type Jobs } from '#app/jobs/jobs.server.ts';
import { deliver, writeMail } from '#app/mail/delivery.server.ts';
import { openPost } from '#app/mail/post.server.ts';
import { openLog } from '#app/web/log.ts';
import { createPerson } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';
import { openMailSink, type MailSink, type SinkManners } from '#test/setup/mail-sink.ts';

const at = new Date('2024-02-26T18:00:00Z');
const from = 'Practicum <practicum@example.org>';
const count = 60;

const idOf = (letter: string) => /^Message-ID: <([^@]+)@/m.exec(letter)?.[1] ?? '';

describe('many letters while the mail server is killed again and again', async () => {
  const { db, pool, close } = await testDatabase();
  const log = openLog('silent');
  // Two processes, as behind a load balancer.
  let processes: Jobs[];
  const sinks: MailSink[] = [];
  const manners: SinkManners = { thinksMs: 40 };

  beforeAll(async () => {
    const first = await openMailSink(manners);
    sinks.push(first);
    const post = openPost(first.url, from);
    const jobs = await openJobs(pool, { log, everySeconds: 0.5, retryDelay: 1 });
    processes = [jobs, await openJobs(pool, { log, everySeconds: 0.5, retryDelay: 1 })];
    for (let number = 0; number < count; number += 1) {
      const person = await createPerson(db);
      const message = { event: `event:${number}`, kind: 'score', offeringId: null };
      const words = { subject: `Letter ${number}`, html: '<p>你好</p>', text: '你好' };
      const to = { personId: person.id, toAddress: person.email };
      await db.$transaction((tx) => writeMail(tx, jobs, { ...message, ...words, ...to }, at));
    }
    for (const each of processes) {
      await each.work('mail.deliver', ({ deliveryId }) =>
        deliver(db, deliveryId, { post, now: () => at }),
      );
    }
  });
  afterAll(async () => {
    for (const each of processes) await each.stop();
    await close();
  });

  it('each arrives once; twice only if it was cut between arrival and its confirmation', async () => {
    for (const enough of [8, 20, 35]) {
      const sink = sinks.at(-1);
      if (sink === undefined) throw new Error('no sink');
      const arrived = () => sinks.reduce((sum, { letters }) => sum + letters.length, 0);
      await vi.waitFor(() => expect(arrived()).toBeGreaterThanOrEqual(enough), {
        timeout: 30_000,
        interval: 5,
      });
      await sink.kill();
      await wait(300);
      sinks.push(await openMailSink({ ...manners, port: sink.port }));
    }
    await vi.waitFor(
      async () => expect(await db.delivery.count({ where: { sentAt: null } })).toBe(0),
      { timeout: 60_000, interval: 100 },
    );
    const arrivals = new Map<string, { confirmed: number; cut: number }>();
    for (const { letters, confirmed } of sinks) {
      for (const letter of letters) {
        const seen = arrivals.get(idOf(letter)) ?? { confirmed: 0, cut: 0 };
        if (confirmed.has(letter)) seen.confirmed += 1;
        else seen.cut += 1;
        arrivals.set(idOf(letter), seen);
      }
    }
    const written = await db.delivery.findMany({ select: { id: true } });
    expect([...arrivals.keys()].toSorted()).toEqual(written.map(({ id }) => id).toSorted());
    // Nothing that was confirmed is ever sent again, and everything was confirmed in the end.
    expect([...arrivals.values()].filter(({ confirmed }) => confirmed !== 1)).toEqual([]);
    // The kills did hit the window, or this test has shown nothing: at most two letters (one for
    // each process) were in it at each kill.
    const cut = [...arrivals.values()].reduce((sum, each) => sum + each.cut, 0);
    expect(cut).toBeGreaterThan(0);
    expect(cut).toBeLessThanOrEqual(2 * 3);
    await sinks.at(-1)?.close();
  }, 120_000);
});

describe('a mail server that refuses', async () => {
  const { db, pool, close } = await testDatabase();
  let jobs: Jobs;
  beforeAll(async () => {
    jobs = await openJobs(pool, { log: openLog('silent') });
  });
  afterAll(async () => {
    await jobs.stop();
    await close();
  });

  const later = new Date(at.getTime() + 60_000);

  /** Delivers one letter to somebody new through a sink with these manners. */
  async function send(manners: SinkManners) {
    const sink = await openMailSink(manners);
    const post = openPost(sink.url, from);
    const person = await createPerson(db);
    const write = async (event: string, written: Date) => {
      const message = { personId: person.id, offeringId: null, event, kind: 'score' };
      const words = { subject: 'S', html: '<p>H</p>', text: 'T', toAddress: person.email };
      await db.$transaction((tx) => writeMail(tx, jobs, { ...message, ...words }, written));
      return (await db.delivery.findFirstOrThrow({ where: { event, personId: person.id } })).id;
    };
    const tryOnce = (id: string) =>
      deliver(db, id, { post, now: () => later }).then(
        () => 'done',
        () => 'again',
      );
    const id = await write(`event:${newId()}`, at);
    return {
      outcome: await tryOnce(id),
      ...{ sink, write, tryOnce, id },
      row: () => db.delivery.findUniqueOrThrow({ where: { id } }),
      person: () => db.person.findUniqueOrThrow({ where: { id: person.id } }),
    };
  }

  it.each([
    ['a recipient', { recipient: () => 550 }],
    ['a letter', { letter: () => 554 }],
  ])('%s for good is believed: the letter and the address are given up', async (_what, manners) => {
    const sent = await send(manners);
    expect(sent.outcome).toBe('done');
    expect(await sent.row()).toMatchObject({ refusedAt: later, sentAt: null, attempts: 1 });
    expect((await sent.row()).lastError).toContain('not here');
    expect(await sent.person()).toMatchObject({ emailRefusedAt: later, emailConfirmedAt: null });
    await sent.tryOnce(sent.id);
    expect(await sent.row()).toMatchObject({ attempts: 1 });
    await sent.sink.close();
  });

  it.each([
    ['a recipient', { recipient: () => 451 }],
    ['a letter', { letter: () => 452 }],
  ])('%s for now is tried again', async (_what, manners) => {
    const sent = await send(manners);
    expect(sent.outcome).toBe('again');
    expect(await sent.row()).toMatchObject({ refusedAt: null, sentAt: null, attempts: 1 });
    expect(await sent.person()).toMatchObject({ emailRefusedAt: null });
    await sent.sink.close();
  });

  it('gets no letter that was written before it refused, and one that asks to confirm', async () => {
    let refuses = true;
    const sent = await send({ recipient: () => (refuses ? 550 : null) });
    const before = await sent.write('written before', at);
    const confirmation = await sent.write('written after', new Date(later.getTime() + 1));
    refuses = false;
    expect(await sent.tryOnce(before)).toBe('done');
    expect(sent.sink.letters).toHaveLength(0);
    expect(await sent.tryOnce(confirmation)).toBe('done');
    expect(sent.sink.letters).toHaveLength(1);
    await sent.sink.close();
  });
});
