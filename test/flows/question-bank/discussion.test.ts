import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteAccount } from '#app/domain/account/delete-account.server.ts';
import { ownData } from '#app/domain/account/own-data.server.ts';
import type { Role, SignedInAsker } from '#app/domain/people/asker.ts';
import { deletePost, editPost } from '#app/domain/question-bank/discussion/change-post.server.ts';
import { endorseAnswer, hidePost } from '#app/domain/question-bank/discussion/judge-post.server.ts';
import {
  questionDiscussion,
  talkCounts,
} from '#app/domain/question-bank/discussion/question-discussion.server.ts';
import { staffDiscussion } from '#app/domain/question-bank/discussion/staff-discussion.server.ts';
import { writePost } from '#app/domain/question-bank/discussion/write-post.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { courseOf } from '#app/domain/syllabus/load-course.server.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { bankOf, question } from '#test/factories/question-bank.ts';
import { testDatabase } from '#test/setup/database.ts';

const database = await testDatabase();
const { db } = database;
afterAll(() => database.close());

const out = berkeley('2024-04-04T00:00');
const names = Array.from({ length: 12 }, (_, index) => `question-${index}`);
const midterm = bankOf(names.map((slug) => question(slug, 2)));
let services: { db: typeof db; course: Course };
beforeAll(async () => {
  services = { db, course: await createCourse(db, [smallOffering({ midterm })]) };
});

/** Each test has a question of its own. */
const ofItsOwn = () => names.pop() ?? '';

async function somebody(role: Role = 'student', at = out): Promise<SignedInAsker> {
  return askerFor(await createMember(db, { offering: 'sp24', role }), role, at);
}

async function say(
  asker: SignedInAsker,
  slug: string,
  changed: Partial<Parameters<typeof writePost>[2]> = {},
): Promise<string> {
  const said = await writePost(services, asker, {
    ...{ question: slug, body: 'Why?', anonymous: false, requestId: newId() },
    ...{ about: { step: null }, ...changed },
  });
  if (!said.ok) throw new Error(said.because);
  return said.post;
}

const read = async (asker: SignedInAsker, slug: string) =>
  (await questionDiscussion(services, asker, slug, { all: false }))?.threads ?? [];

const told = (asker: SignedInAsker) =>
  db.notification.findMany({
    where: { personId: asker.person.id, kind: 'discussion' },
    select: { data: true, path: true },
    orderBy: { at: 'asc' },
  });

describe('a thread about a question', () => {
  it('is read with its answers, formulas set, and nothing in it runs', async () => {
    const slug = ofItsOwn();
    const [asks, answers] = [await somebody(), await somebody('auditor')];
    const body = 'Is $x^2$ <script>alert(1)</script> [here](javascript:alert(1))?';
    const thread = await say(asks, slug, { body, about: { step: 2 } });
    await say(answers, slug, { body: 'Yes.', about: { thread } });
    const [first] = await read(await somebody('waitlisted'), slug);
    expect(first).toMatchObject({ step: 2, author: asks.person.name, mine: false });
    expect(first?.answers).toMatchObject([{ author: answers.person.name, body: 'Yes.' }]);
    expect(first?.html).toContain('katex');
    expect(first?.html).not.toMatch(/<script|javascript:/);
  });

  it('is begun once however often the same click arrives, and by nobody else’s', async () => {
    const slug = ofItsOwn();
    const asks = await somebody();
    const requestId = newId();
    const clicks = Array.from({ length: 8 }, () => say(asks, slug, { requestId }));
    expect(new Set(await Promise.all(clicks)).size).toBe(1);
    expect(await read(asks, slug)).toHaveLength(1);
    await expect(say(await somebody(), slug, { requestId })).rejects.toThrow('not found');
  });

  it('tells whoever began it of an answer, without its words, and not of their own', async () => {
    const slug = ofItsOwn();
    const [asks, named, nameless] = [await somebody(), await somebody(), await somebody()];
    const thread = await say(asks, slug);
    await say(asks, slug, { about: { thread } });
    const post = await say(named, slug, { body: 'secret words', about: { thread } });
    await say(nameless, slug, { anonymous: true, about: { thread } });
    const lines = await told(asks);
    expect(lines.map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        { step: 'answered', by: named.person.name },
        { step: 'answered', by: '' },
      ]),
    );
    expect(lines).toHaveLength(2);
    expect(lines.map(({ path }) => path)).toContain(`/sp24/midterm/${slug}#post-${post}`);
    expect(JSON.stringify(lines)).not.toContain('secret words');
    expect(JSON.stringify(lines)).not.toContain(nameless.person.name);
  });

  it('keeps the name of who writes without one from classmates alone', async () => {
    const slug = ofItsOwn();
    const asks = await somebody();
    await say(asks, slug, { anonymous: true });
    const seen = async (asker: SignedInAsker) => JSON.stringify(await read(asker, slug));
    expect(await seen(await somebody())).not.toContain(asks.person.name);
    expect(await seen(await somebody())).not.toContain(asks.person.id);
    expect(await seen(await somebody('assistant'))).toContain(asks.person.name);
    expect(await seen(asks)).toContain(asks.person.name);
  });

  it.each(['applicant', 'dropped'] as const)(
    'is read and not written by the role %s',
    async (role) => {
      const slug = ofItsOwn();
      await say(await somebody(), slug);
      const asker = await somebody(role);
      expect(await questionDiscussion(services, asker, slug, { all: false })).toMatchObject({
        ...{ total: 1, mayWrite: false, mayJudge: false },
      });
      await expect(say(asker, slug)).rejects.toThrow('not allowed');
    },
  );
});

describe('nothing of it is there', () => {
  it('before the bank is out, but for staff', async () => {
    const slug = ofItsOwn();
    const before = new Date(out.getTime() - 1_000);
    const staff = await somebody('assistant', before);
    await say(staff, slug);
    const early = await somebody('student', before);
    expect(await questionDiscussion(services, early, slug, { all: true })).toBeNull();
    expect(await talkCounts(services, early)).toEqual({});
    await expect(say(early, slug)).rejects.toThrow('not found');
    expect(await read(staff, slug)).toHaveLength(1);
  });

  it('for somebody signed out or without a role, also once it is out', async () => {
    const slug = ofItsOwn();
    await say(await somebody(), slug);
    const visitor = { person: null, role: 'visitor', offering: 'sp24', at: out } as const;
    const stranger = { ...(await somebody()), role: 'visitor' } as const;
    for (const asker of [visitor, stranger]) {
      expect(await questionDiscussion(services, asker, slug, { all: true })).toBeNull();
      expect(await talkCounts(services, asker)).toEqual({});
    }
  });

  it('to write in an offering that is over', async () => {
    const course = courseOf([smallOffering({ midterm, archived: true })]);
    const said = await writePost({ db, course }, await somebody(), {
      ...{ question: 'question-0', body: 'Why?', anonymous: false, requestId: newId() },
      about: { step: null },
    });
    expect(said).toEqual({ ok: false, because: 'archived' });
  });
});

describe('what one wrote', () => {
  it('is edited, deleted and brought back by oneself alone', async () => {
    const slug = ofItsOwn();
    const [writes, other] = [await somebody(), await somebody()];
    const post = await say(writes, slug);
    const at = { question: slug, post };
    expect(await editPost(services, other, { ...at, body: 'Not mine' })).toMatchObject({
      ok: false,
    });
    expect(await deletePost(services, other, { ...at, deleted: true })).toMatchObject({
      ok: false,
    });
    await editPost(services, writes, { ...at, body: 'How?' });
    expect(await read(other, slug)).toMatchObject([{ body: 'How?', edited: true }]);
    expect(await editPost(services, writes, { ...at, body: ' ' })).toMatchObject({
      because: 'empty',
    });
    await deletePost(services, writes, { ...at, deleted: true });
    expect(await read(other, slug)).toEqual([]);
    expect(await talkCounts(services, other)).not.toHaveProperty(slug);
    expect(await read(writes, slug)).toMatchObject([{ body: 'How?', deleted: true }]);
    await deletePost(services, writes, { ...at, deleted: false });
    expect(await read(other, slug)).toMatchObject([{ body: 'How?' }]);
    expect(await talkCounts(services, other)).toMatchObject({ [slug]: { threads: 1, answers: 0 } });
  });

  it('is taken along, and stands without the name once the account is gone', async () => {
    const slug = ofItsOwn();
    const [goes, stays] = [await somebody(), await somebody()];
    await say(goes, slug, { body: 'What I asked' });
    const gone = await say(goes, slug, { body: 'What I threw away' });
    await deletePost(services, goes, { question: slug, post: gone, deleted: true });
    const { me } = await ownData(services, goes.person.id, {
      at: out,
      origin: 'https://x.example',
    });
    expect(me['questionPosts']).toMatchObject([
      { question: slug, body: 'What I asked' },
      { question: slug, body: 'What I threw away' },
    ]);
    await deleteAccount(db, goes.person.id, goes.person.email, out);
    expect(await read(stays, slug)).toMatchObject([{ body: 'What I asked', author: '' }]);
    const kept = await db.questionPost.findUniqueOrThrow({ where: { id: gone } });
    expect(kept.body).toBe('');
  });
});

describe('staff', () => {
  it('endorse an answer once, on record and told, and take it back; new words lose it', async () => {
    const slug = ofItsOwn();
    const [asks, answers, staff] = [
      await somebody(),
      await somebody(),
      await somebody('assistant'),
    ];
    const thread = await say(asks, slug);
    const post = await say(answers, slug, { about: { thread } });
    const at = { question: slug, post };
    const open = async () => {
      const listed = await staffDiscussion(services, staff, { show: 'open', page: 1 });
      return listed?.threads.some(({ id }) => id === thread);
    };
    expect(await endorseAnswer(services, asks, { ...at, endorsed: true })).toMatchObject({
      ok: false,
    });
    expect(await open()).toBe(true);
    const clicks = Array.from({ length: 4 }, () =>
      endorseAnswer(services, staff, { ...at, endorsed: true }),
    );
    await Promise.all(clicks);
    expect(await open()).toBe(false);
    const records = () =>
      db.record.findMany({ where: { subject: `post:${post}` }, orderBy: { id: 'asc' } });
    expect(await records()).toMatchObject([
      { action: 'endorsed answer', actorId: staff.person.id },
    ]);
    expect((await told(answers)).map(({ data }) => data)).toEqual([{ step: 'endorsed', by: '' }]);
    await editPost(services, answers, { ...at, body: 'Something else' });
    expect(await open()).toBe(true);
    await endorseAnswer(services, staff, { ...at, endorsed: true });
    await endorseAnswer(services, staff, { ...at, endorsed: false });
    const actions = (await records()).map(({ action }) => action);
    expect(actions).toEqual([
      ...['endorsed answer', 'rewrote endorsed answer'],
      ...['endorsed answer', 'took endorsement back'],
    ]);
    const ofThread = { question: slug, post: thread, endorsed: true };
    expect(await endorseAnswer(services, staff, ofThread)).toMatchObject({ because: 'not found' });
  });

  it('hide a post with a reason, which its author and staff alone still read', async () => {
    const slug = ofItsOwn();
    const [writes, other, staff] = [
      await somebody(),
      await somebody(),
      await somebody('instructor'),
    ];
    const post = await say(writes, slug, { body: 'the exam asks this' });
    const at = { question: slug, post };
    expect(await hidePost(services, staff, { ...at, hidden: true, why: ' ' })).toEqual({
      ...{ ok: false, because: 'no reason' },
    });
    await hidePost(services, staff, { ...at, hidden: true, why: 'It is not so' });
    expect(await read(other, slug)).toEqual([]);
    expect(await talkCounts(services, other)).not.toHaveProperty(slug);
    for (const asker of [writes, staff]) {
      expect(await read(asker, slug)).toMatchObject([{ hidden: true, why: 'It is not so' }]);
    }
    await expect(say(other, slug, { about: { thread: post } })).rejects.toThrow('not found');
    await hidePost(services, staff, { ...at, hidden: false, why: '' });
    expect(await read(other, slug)).toMatchObject([{ hidden: false, why: null }]);
    const records = await db.record.findMany({ where: { subject: `post:${post}` } });
    expect(records.map(({ action, why }) => [action, why])).toEqual(
      expect.arrayContaining([
        ['hid post', 'It is not so'],
        ['showed post again', null],
      ]),
    );
  });
});
