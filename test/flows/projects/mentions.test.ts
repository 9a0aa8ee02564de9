import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { teamDocument } from '#app/domain/projects/document/team-document.server.ts';
import { changeDraft } from '#app/domain/projects/feedback/change-draft.server.ts';
import { readThreads } from '#app/domain/projects/feedback/read-threads.server.ts';
import { releaseComments } from '#app/domain/projects/feedback/release-comments.server.ts';
import { staffReview } from '#app/domain/projects/feedback/staff-review.server.ts';
import {
  writeComment,
  type WriteCommentInput,
} from '#app/domain/projects/feedback/write-comment.server.ts';
import { newRequest } from '#test/factories/projects.ts';
import { minutes, openSetting, type Setting } from './setting.ts';

describe('a mention in a comment', () => {
  let set: Setting;
  beforeAll(async () => {
    set = await openSetting();
    await set.submit();
  });
  afterAll(() => set.close());

  const general = { version: 1, passage: null };
  const write = (
    name: 'ada' | 'ivy',
    body: string,
    about: WriteCommentInput['about'] = general,
    at = minutes(5),
  ) =>
    writeComment(set.db, set.as(name, at), {
      ...{ ...set.proposal, about, body, requestId: newRequest() },
    });
  const told = () => set.db.notification.findMany({ where: { kind: 'mention' } });
  const page = (name: 'ada' | 'ben', at = minutes(30)) =>
    teamDocument(set.db, set.course, set.as(name, at), set.proposal);

  it('can be of the team and of staff, and of nobody else', async () => {
    const names = ['Ada', 'Ash', 'Ben', 'Ivy'];
    expect((await page('ada'))?.people.map(({ label }) => label)).toEqual(names);
    const review = await staffReview(set.db, set.course, set.as('ivy'), set.proposal, 1);
    expect(review?.people.map(({ label }) => label)).toEqual(names);
  });

  it('is stored by id, and read by name also while it is a draft', async () => {
    await write('ivy', 'Well done, @Ada! @Cleo and @Ash should see it.');
    const { body, id } = await set.db.comment.findFirstOrThrow();
    expect(body).toBe(
      `Well done, @{${set.people.ada.id}}! @Cleo and @{${set.people.ash.id}} should see it.`,
    );
    const changed = { ...set.proposal, comment: id, body: 'Well done, @Ada! @Cleo, @Ash, @Ivy.' };
    expect(await changeDraft(set.db, set.as('ivy'), changed)).toEqual({ ok: true });
    const review = await staffReview(set.db, set.course, set.as('ash'), set.proposal, 1);
    expect(review?.threads[0]?.comments[0]).toMatchObject({
      body: 'Well done, @Ada! @Cleo, @Ash, @Ivy.',
      mentions: ['Ada', 'Ash', 'Ivy'],
    });
    expect(await told()).toEqual([]);
  });

  it('is told with the release, once, and never to its author', async () => {
    const send = () => releaseComments(set.services, set.as('ivy', minutes(10)), set.proposal);
    await Promise.all([send(), send()]);
    const notices = await told();
    expect(notices.map(({ personId }) => personId).toSorted()).toEqual(
      [set.people.ada.id, set.people.ash.id].toSorted(),
    );
    expect(notices[0]).toMatchObject({
      path: '/sp24/projects/tiny-diffusion/proposal',
      data: { by: 'Ivy', words: 'Well done, @Ada! @Cleo, @Ash, @Ivy.', project: 'Tiny diffusion' },
    });
  });

  it('by a member is told at once', async () => {
    const { id: thread } = await set.db.thread.findFirstOrThrow();
    await write('ada', '@Ivy thanks, @Ben look', { thread }, minutes(12));
    const notices = (await told()).filter(({ at }) => at.getTime() === minutes(12).getTime());
    expect(notices.map(({ personId }) => personId).toSorted()).toEqual(
      [set.people.ben.id, set.people.ivy.id].toSorted(),
    );
  });

  it('of somebody who has left is still read by name, and tells them nothing more', async () => {
    const ben = { projectId: set.project.id, personId: set.people.ben.id };
    await set.db.projectMember.updateMany({ where: ben, data: { to: minutes(13) } });
    const { id: thread } = await set.db.thread.findFirstOrThrow();
    await write('ada', '@Ben gone', { thread }, minutes(14));
    expect((await told()).filter(({ at }) => at >= minutes(14))).toEqual([]);
    const bodies = (await page('ada'))?.threads[0]?.comments.map(({ body }) => body);
    expect(bodies).toEqual([
      'Well done, @Ada! @Cleo, @Ash, @Ivy.',
      '@Ivy thanks, @Ben look',
      '@Ben gone',
    ]);
    await set.db.projectMember.updateMany({ where: ben, data: { to: null } });
  });

  it('of an id that somebody typed names nobody outside of the project', async () => {
    const { id: thread } = await set.db.thread.findFirstOrThrow();
    await write('ada', `@{${set.people.cleo.id}}`, { thread }, minutes(15));
    const last = (await page('ada'))?.threads[0]?.comments.at(-1);
    expect(last).toMatchObject({ body: '@…', mentions: [] });
    expect((await told()).some(({ personId }) => personId === set.people.cleo.id)).toBe(false);
  });

  it('and all else that was released says to staff who has seen it', async () => {
    const seen = async () =>
      (await staffReview(set.db, set.course, set.as('ash', minutes(60)), set.proposal, 1))?.seen;
    expect(await seen()).toEqual({
      releasedAt: minutes(10),
      members: [
        { name: 'Ada', at: null },
        { name: 'Ben', at: null },
      ],
    });
    const at = minutes(40);
    await readThreads(set.db, set.as('ben', at), { ...set.proposal, upTo: at });
    expect((await seen())?.members).toEqual([
      { name: 'Ada', at: null },
      { name: 'Ben', at },
    ]);
  });
});
