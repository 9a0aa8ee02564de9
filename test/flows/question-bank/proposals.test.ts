import { v4 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { decideProposal } from '#app/domain/question-bank/proposals/decide-proposal.server.ts';
import { findProposal } from '#app/domain/question-bank/proposals/find-proposal.server.ts';
import {
  handOverVersion,
  proposeQuestion,
} from '#app/domain/question-bank/proposals/hand-over-proposal.server.ts';
import {
  ownProposals,
  staffProposals,
  waitingProposals,
} from '#app/domain/question-bank/proposals/list-proposals.server.ts';
import { answerProposeForm } from '#app/domain/question-bank/proposals/proposal-form.server.ts';
import { proposalPage } from '#app/domain/question-bank/proposals/proposal-page.server.ts';
import type { ProposedQuestion, Verdict } from '#app/domain/question-bank/proposals/proposal.ts';
import { readableBank } from '#app/domain/question-bank/readable-bank.server.ts';
import type { Course, LectureFile } from '#app/domain/syllabus/course.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { emptyAgain, testDatabase } from '#test/setup/database.ts';

const midterm = {
  ...{ date: '2024-04-11', covers: { en: 'All', zh: '全部' }, published: '2024-04-04' },
  ...{ asks: 2, minutes: 30, questions: [] },
};
const words = { en: 'Sums', zh: '求和' };
const lecture: LectureFile = {
  ...{ slug: 'flows', order: 1, week: 1, date: '2024-01-24', place: null, title: words },
  ...{ start: berkeley('2024-01-24T14:00'), end: berkeley('2024-01-24T17:00') },
  ...{ topics: [], abstract: words, readings: [], slides: null, recording: null, experiments: [] },
  ...{ translated: true, notes: words, figures: new Map() },
};
const question: ProposedQuestion = {
  ...{ title: 'Study', lecture: 'flows', topics: ['sums'], difficulty: 1, language: 'en' },
  body: 'Show that $1+1=2$.\n\n## Count\n\n$$\n\\blank{2}=1+1\n$$\n',
};

let database: Database;
let course: Course;
let student: SignedInAsker;
let classmate: SignedInAsker;
let assistant: SignedInAsker;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await emptyAgain(database);
  course = await createCourse(database.db, [smallOffering({ midterm, lectures: [lecture] })]);
  const member = async (role: 'assistant' | 'student') =>
    askerFor(
      await createMember(database.db, { offering: 'sp24', role }),
      role,
      berkeley('2024-03-20T10:00'),
    );
  [student, classmate, assistant] = [
    await member('student'),
    await member('student'),
    await member('assistant'),
  ];
});
afterAll(() => database.close());

const services = () => ({ db: database.db, course });
const out = (asker: SignedInAsker) => ({ ...asker, at: berkeley('2024-04-04T00:00') });
const slugs = async (asker: SignedInAsker) =>
  (await readableBank(services(), asker))?.questions.map(({ slug }) => slug) ?? null;

async function propose(named = false, requestId = newId()): Promise<string> {
  const result = await proposeQuestion(services(), student, { question, named, requestId });
  return result.ok ? result.proposal : expect.fail(JSON.stringify(result));
}

async function decide(proposal: string, verdict: Verdict, why = 'Because') {
  const found = await findProposal(database.db, assistant, proposal);
  const seen = { version: found?.latest.number ?? 0, last: found?.last?.id ?? null };
  return decideProposal(services(), assistant, { proposal, ...seen, verdict, why });
}

describe('a proposed question', () => {
  it('is in the bank once it is accepted, for staff at once and for others when the bank is out', async () => {
    const proposal = await propose();
    expect(await slugs(assistant)).toEqual([]);
    expect(await decide(proposal, 'accepted', '')).toEqual({ ok: true });
    // `study` is a page of the bank.
    expect(await slugs(assistant)).toEqual(['study-2']);
    expect([await slugs(student), await slugs(classmate)]).toEqual([null, null]);
    const bank = await readableBank(services(), out(classmate));
    expect(bank?.questions[0]).toMatchObject({
      ...{ title: { en: 'Study', zh: 'Study' }, proposed: { language: 'en', by: null } },
      text: { zh: { statement: 'Show that $1+1=2$.', steps: [{ heading: 'Count', blanks: 1 }] } },
    });
  });

  it('names its author in the bank only where they wish it', async () => {
    await decide(await propose(true), 'accepted');
    const bank = await readableBank(services(), assistant);
    expect(bank?.questions[0]?.proposed?.by).toBe(student.person.name);
  });

  it('is edited after changes were asked for, and waits again', async () => {
    const proposal = await propose();
    expect(await decide(proposal, 'changes', '')).toEqual({ ok: false, because: 'no reason' });
    await decide(proposal, 'changes');
    const edit = { proposal, before: 1, question: { ...question, title: 'Sums' }, note: '' };
    expect(await handOverVersion(services(), student, edit)).toEqual({ ok: true });
    // A double click hands it over once; what was typed on the version before is not laid over it.
    expect(await handOverVersion(services(), student, edit)).toEqual({ ok: true });
    const late = { ...edit, question: { ...question, title: 'Odds' } };
    expect(await handOverVersion(services(), student, late)).toMatchObject({ because: 'changed' });
    expect(await database.db.proposalVersion.count()).toBe(2);
    expect(await findProposal(database.db, student, proposal)).toMatchObject({
      ...{ state: 'waiting', own: true, latest: { number: 2, title: 'Sums' } },
    });
    await decide(proposal, 'accepted');
    expect(await slugs(assistant)).toEqual(['sums']);
  });

  it('is mended in the bank by staff with a note, taken out and put back under its address', async () => {
    const proposal = await propose();
    await decide(proposal, 'accepted');
    const edit = { proposal, before: 1, question: { ...question, title: 'Odds' }, note: '' };
    expect(await handOverVersion(services(), student, edit)).toMatchObject({ because: 'closed' });
    expect(await handOverVersion(services(), assistant, edit)).toMatchObject({
      because: 'no note',
    });
    const noted = { ...edit, note: 'A better title' };
    expect(await handOverVersion(services(), assistant, noted)).toEqual({ ok: true });
    expect((await readableBank(services(), assistant))?.questions[0]?.title.en).toBe('Odds');
    await decide(proposal, 'removed');
    expect(await slugs(assistant)).toEqual([]);
    await decide(proposal, 'accepted');
    expect(await slugs(assistant)).toEqual(['study-2']);
    const records = await database.db.record.findMany({
      where: { subject: `proposal:${proposal}` },
      orderBy: { id: 'asc' },
    });
    expect(records.map(({ action, to }) => [action, to])).toEqual([
      ['decided proposal', { state: 'accepted', version: 1 }],
      ['edited proposal', { version: 2 }],
      ['decided proposal', { state: 'removed', version: 2 }],
      ['decided proposal', { state: 'accepted', version: 2 }],
    ]);
  });

  it('is decided once by two of staff at once: the other is told', async () => {
    const proposal = await propose();
    const input = { proposal, version: 1, last: null, why: 'Because' };
    const answers = await Promise.all([
      decideProposal(services(), assistant, { ...input, verdict: 'accepted' }),
      decideProposal(services(), assistant, { ...input, verdict: 'declined' }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, because: 'changed' });
    expect(await database.db.proposalDecision.count()).toBe(1);
  });

  it('tells its author what staff do with it, once each, and nobody else', async () => {
    const proposal = await propose();
    const decision = { proposal, version: 1, last: null, verdict: 'changes' as const, why: 'More' };
    for (const _ of [1, 2]) {
      expect(await decideProposal(services(), assistant, decision)).toEqual({ ok: true });
    }
    const edit = { proposal, before: 1, question: { ...question, title: 'Odds' }, note: 'A title' };
    await handOverVersion(services(), assistant, edit);
    await decide(proposal, 'accepted');
    const told = await database.db.notification.findMany({ orderBy: { id: 'asc' } });
    expect(told.map(({ personId, data, path }) => [personId, data, path])).toEqual(
      [
        { step: 'changes', title: 'Study' },
        { step: 'edited', title: 'Odds' },
        { step: 'accepted', title: 'Odds' },
      ].map((data) => [...[student.person.id, data], `/sp24/midterm/proposals/${proposal}`]),
    );
  });

  it('of staff is decided by staff, who tell themselves nothing', async () => {
    const proposed = await proposeQuestion(services(), assistant, {
      ...{ question, named: false, requestId: newId() },
    });
    const proposal = proposed.ok ? proposed.proposal : expect.fail();
    const edit = { proposal, before: 1, question: { ...question, title: 'Odds' }, note: '' };
    expect(await handOverVersion(services(), assistant, edit)).toEqual({ ok: true });
    expect(await decide(proposal, 'accepted', '')).toEqual({ ok: true });
    expect(await database.db.notification.count()).toBe(0);
  });

  it('is read with its history by its author and staff, and what a version changed', async () => {
    const proposal = await propose();
    await decide(proposal, 'changes', 'Say why');
    const body = question.body.replace('Show that', 'Prove that');
    const changed = { ...question, body, topics: ['sums', 'proofs'] };
    await handOverVersion(services(), student, {
      ...{ proposal, before: 1, question: changed, note: 'A word' },
    });
    const page = await proposalPage(services(), student, proposal, 2);
    expect(page).toMatchObject({
      ...{ state: 'waiting', own: true, slug: null, version: 2, mayEdit: true, verdicts: [] },
      rendered: { steps: [{ heading: 'Count' }] },
      events: [
        { kind: 'version', number: 1, changes: null },
        { kind: 'decision', verdict: 'changes', words: 'Say why', by: assistant.person.name },
        { kind: 'version', number: 2, words: 'A word', changes: { parts: ['topics'] } },
      ],
    });
    const [, , last] = page?.events ?? [];
    const runs = last?.kind === 'version' ? last.changes?.text : undefined;
    expect(runs?.filter(({ kind }) => kind !== 'same').map(({ words }) => words)).toEqual([
      ...['Show', 'Prove'],
    ]);
    const forStaff = await proposalPage(services(), assistant, proposal, null);
    expect(forStaff?.verdicts).toEqual(['accepted', 'changes', 'declined']);
    expect(await proposalPage(services(), classmate, proposal, null)).toBeNull();
  });

  it('is listed for staff while it waits, and for its author always', async () => {
    const first = await propose();
    await propose();
    await decide(first, 'declined');
    const listed = (show: 'waiting' | 'all') =>
      staffProposals(database.db, 'sp24', { show, page: 1 });
    expect((await listed('waiting')).found).toBe(1);
    expect((await listed('all')).proposals.map(({ state }) => state)).toEqual([
      ...['declined', 'waiting'],
    ]);
    expect(await waitingProposals(database.db, 'sp24')).toBe(1);
    expect((await ownProposals(database.db, student)).map(({ state }) => state)).toEqual([
      ...['waiting', 'declined'],
    ]);
    expect(await ownProposals(database.db, classmate)).toEqual([]);
  });

  it('keeps every word of a form that is refused, and nothing is proposed', async () => {
    const form = new FormData();
    const typed = { title: 'Sums', lecture: 'flows', topics: ' sums，odds, sums', difficulty: '3' };
    const fields = { ...typed, language: 'zh', body: 'Show it.\r\n\r\nAlone.' };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('intent', 'propose');
    const unlimited = { ...services(), limits: { discuss: { take: async () => true } } };
    expect(await answerProposeForm(unlimited, student, form)).toMatchObject({
      ...{ ok: false, because: 'problems', typed: fields },
      problems: { body: { because: 'no step' } },
    });
    expect(await database.db.proposal.count()).toBe(0);
    form.set('body', `${fields.body}\r\n\r\n## So\r\n\r\nIt is.`);
    expect(await answerProposeForm(unlimited, student, form)).toMatchObject({ ok: true });
    const version = await database.db.proposalVersion.findFirstOrThrow();
    expect(version).toMatchObject({ topics: ['sums', 'odds'], difficulty: 3, language: 'zh' });
    expect(version.body).not.toContain('\r');
    form.set('title', 'Su\0ms again');
    form.set('requestId', newId());
    expect(await answerProposeForm(unlimited, student, form)).toMatchObject({ ok: true });
    expect((await ownProposals(database.db, student)).map(({ title }) => title)).toEqual([
      ...['Sums again', 'Sums'],
    ]);
    form.set('difficulty', '4');
    expect(await answerProposeForm(unlimited, student, form)).toBeNull();
  });

  it('is nothing to a classmate, and its author decides nothing', async () => {
    const proposal = await propose();
    expect(await findProposal(database.db, classmate, proposal)).toBeNull();
    const input = { proposal, version: 1, last: null, verdict: 'accepted' as const, why: '' };
    const decided = await decideProposal(services(), student, input);
    expect(decided).toEqual({ ok: false, because: 'not found' });
  });

  it('is proposed once, however often it is sent', async () => {
    const requestId = newId();
    const ids = await Promise.all([1, 2, 3].map(() => propose(false, requestId)));
    expect(new Set(ids).size).toBe(1);
    expect(await database.db.proposalVersion.count()).toBe(1);
  });

  it('is refused with the problem at its field', async () => {
    const broken = { ...question, title: ' ', lecture: 'none', topics: [], body: 'Show $\\frac$' };
    const result = await proposeQuestion(services(), student, {
      ...{ question: broken, named: false, requestId: newId() },
    });
    expect(result).toEqual({
      ...{ ok: false, because: 'problems' },
      problems: {
        ...{ title: { because: 'empty' }, lecture: { because: 'not covered' } },
        ...{ topics: { because: 'empty' }, body: { because: 'no step' } },
      },
    });
    const unset = { ...question, body: 'Show it.\n\n## Count\n\nSo $\\frac$.' };
    const again = await proposeQuestion(services(), student, {
      ...{ question: unset, named: false, requestId: newId() },
    });
    expect(again).toMatchObject({ problems: { body: { because: 'formula', line: 5 } } });
  });
});
