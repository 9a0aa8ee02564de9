import { mailNotifications } from '#app/domain/announcements/mail-notifications.server.ts';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { readThreads } from '#app/domain/projects/feedback/read-threads.server.ts';
import { releaseComments } from '#app/domain/projects/feedback/release-comments.server.ts';
import { resolveThread } from '#app/domain/projects/feedback/resolve-thread.server.ts';
import { writeComment } from '#app/domain/projects/feedback/write-comment.server.ts';
import { studentProject } from '#app/domain/projects/student-project.server.ts';
import { newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canary, openFeedbackSetting, type FeedbackSetting } from './feedback-setting.ts';
import { minutes, openSetting, type Setting } from './setting.ts';

describe('feedback on a version', () => {
  let set: FeedbackSetting;
  beforeAll(async () => {
    set = await openFeedbackSetting();
    await set.comment();
  });
  afterAll(() => set.close());

  it('is released by one decision, of which the second to decide is told', async () => {
    const results = await Promise.all([
      set.decide('ivy', {}),
      set.decide('ash', { verdict: 'approved', note: '' }),
    ]);
    const winners = results.filter(({ ok }) => ok);
    expect(winners).toMatchObject([{ comments: 3, repeated: false }]);
    const loser = results.find(({ ok }) => !ok);
    expect(loser).toMatchObject({ because: 'already decided' });
    expect(await set.db.decision.count()).toBe(1);
    const decision = await set.db.decision.findFirstOrThrow();
    const record = { action: 'decided version', actorId: decision.decidedBy };
    expect(await set.db.record.count({ where: record })).toBe(1);
  });

  it('reaches every member once, in the portal and by mail in their language', async () => {
    const told = { ada: set.people.ada.id, ben: set.people.ben.id };
    const notifications = await set.db.notification.findMany();
    expect(notifications.map(({ personId }) => personId).toSorted()).toEqual(
      Object.values(told).toSorted(),
    );
    expect(notifications[0]).toMatchObject({
      kind: 'feedback',
      path: '/sp24/projects/tiny-diffusion/proposal',
      data: { project: 'Tiny diffusion', stage: 'proposal', version: 1 },
    });
    await mailNotifications(set.services, minutes(20));
    await mailNotifications(set.services, minutes(20));
    const mails = await set.db.delivery.findMany();
    expect(mails.map(({ personId }) => personId).toSorted()).toEqual(
      Object.values(told).toSorted(),
    );
    const toBen = mails.find(({ personId }) => personId === told.ben);
    expect(toBen?.subject).toMatch(/已获批|需要修改/);
    expect(toBen?.text).toContain('https://practicum.example.org/sp24/projects/tiny-diffusion/');
    expect(mails.every(({ html, text: plain }) => !`${html}${plain}`.includes(canary))).toBe(true);
    const jobs = await set.db.$queryRaw`SELECT data FROM pgboss.job WHERE name = 'mail.deliver'`;
    expect(jobs).toHaveLength(2);
  });

  it('stands at its words in the live text, with what is unread, until it was seen', async () => {
    const page = await set.document('ada', minutes(21));
    expect(page?.threads.map(({ quote }) => quote)).toEqual([null, 'small model', 'The end.']);
    const dashboard = () => studentProject(set.db, set.course, set.as('ada', minutes(22)));
    expect((await dashboard()).stages[0]).toMatchObject({ unread: 3, decision: { version: 1 } });
    await readThreads(set.db, set.as('ada', minutes(22)), { ...set.proposal, upTo: minutes(10) });
    expect((await dashboard()).stages[0]?.unread).toBe(3);
    await readThreads(set.db, set.as('ada', minutes(22)), { ...set.proposal, upTo: minutes(21) });
    expect((await dashboard()).stages[0]?.unread).toBe(0);
    const unread = { personId: set.people.ada.id, readAt: null };
    expect(await set.db.notification.count({ where: unread })).toBe(0);
    const others = await studentProject(set.db, set.course, set.as('ben', minutes(22)));
    expect(others.stages[0]?.unread).toBe(3);
  });

  it('was not there yet for whoever looks at an earlier instant', async () => {
    expect((await set.document('ada', minutes(19)))?.threads).toEqual([]);
  });

  it('is answered by the team at once, resolved, and opened again', async () => {
    const page = await set.document('ada', minutes(21));
    const thread = page?.threads[1];
    if (thread === undefined) throw new Error('no thread');
    const answered = await set.write(
      'ada',
      { thread: thread.id },
      'Ten thousand weights.',
      minutes(30),
    );
    expect(answered).toMatchObject({ ok: true, released: true });
    const item = (await set.queue(minutes(31), 'show=all')).items[0];
    expect(item).toMatchObject({ unread: 1 });
    for (const resolved of [true, false]) {
      const at = minutes(resolved ? 32 : 33);
      const input = { ...set.proposal, thread: thread.id, resolved };
      expect(await resolveThread(set.db, set.as('ada', at), input)).toEqual({ ok: true });
      const seen = await set.document('ben', minutes(34));
      expect(seen?.threads.find(({ id }) => id === thread.id)?.resolved).toBe(resolved);
    }
  });

  it('of a later version is compared with the one that was answered, and decided alone', async () => {
    await set.db.decision.updateMany({ data: { verdict: 'changes_requested' } });
    await writeDocument(set.db, {
      project: set.project,
      stage: 'proposal',
      text: text('We measure nats.'),
      at: minutes(40),
    });
    expect(await set.submit(minutes(41))).toMatchObject({ ok: true, version: 2 });
    expect(await set.decide('ivy', {}, minutes(42))).toEqual({
      ok: false,
      because: 'not the latest',
      latest: 2,
    });
    const shown = await set.review(minutes(42));
    expect(shown?.changes).toMatchObject({ since: 1 });
    expect(shown?.changes?.blocks.filter(({ kind }) => kind !== 'same')).toHaveLength(1);
    expect(shown?.threads).toHaveLength(3);
  });

  it('can be sent before there is a decision', async () => {
    await set.write('ivy', { version: 2, passage: null }, 'One more thing.', minutes(43));
    const send = () => releaseComments(set.services, set.as('ivy', minutes(44)), set.proposal);
    const results = await Promise.all([send(), send()]);
    expect(results).toContainEqual({ ok: true, comments: 1 });
    expect(results).toContainEqual({ ok: false, because: 'nothing to send' });
    const page = await set.document('ada', minutes(45));
    expect(JSON.stringify(page?.threads)).toContain('One more thing.');
    expect(page?.stage.state).toMatchObject({ kind: 'submitted', version: 2 });
    const event = { event: { startsWith: 'comments:' } };
    expect(await set.db.notification.count({ where: event })).toBe(2);
  });

  it('asks for changes with words only, and is the same when it is said twice', async () => {
    const empty = { version: 2, note: ' ', verdict: 'approved' as const };
    expect(await set.decide('ash', empty, minutes(50))).toMatchObject({
      ok: true,
      repeated: false,
    });
    expect(await set.decide('ash', empty, minutes(51))).toMatchObject({ ok: true, repeated: true });
    expect(await set.submit(minutes(52))).toEqual({ ok: false, because: 'approved' });
    await writeDocument(set.db, {
      project: set.project,
      stage: 'milestone',
      text: text('Findings.'),
      at: minutes(53),
    });
  });
});

describe('a request for changes', () => {
  let set: Setting;
  beforeAll(async () => {
    set = await openSetting();
    await set.submit();
  });
  afterAll(() => set.close());

  it('without a note and without a comment is refused', async () => {
    const input = { ...set.proposal, version: 1, verdict: 'changes_requested' as const, note: '' };
    const decided = () => decideVersion(set.services, set.as('ivy', minutes(1)), input);
    expect(await decided()).toEqual({ ok: false, because: 'changes need words' });
    await writeComment(set.db, set.as('ivy', minutes(1)), {
      ...set.proposal,
      about: { version: 1, passage: null },
      body: 'Shorter.',
      requestId: newRequest(),
    });
    expect(await decided()).toMatchObject({ ok: true, comments: 1 });
  });
});
