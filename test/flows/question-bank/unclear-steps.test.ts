import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#app/domain/people/asker.ts';
import { flagStep } from '#app/domain/question-bank/unclear/flag-step.server.ts';
import { ownFlags } from '#app/domain/question-bank/unclear/own-flags.server.ts';
import { staffUnclearSteps } from '#app/domain/question-bank/unclear/staff-unclear-steps.server.ts';
import { deleteAccount } from '#app/domain/account/delete-account.server.ts';
import { ownData } from '#app/domain/account/own-data.server.ts';
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
const bank = bankOf([question('first', 2), question('second', 3)]);
let course: Course;
beforeAll(async () => {
  course = await createCourse(db, [smallOffering({ midterm: bank })]);
});

async function somebody(role: Role = 'student', at = out) {
  return askerFor(await createMember(db, { offering: 'sp24', role }), role, at);
}

const flag = (question: string, step: number, flagged = true) => ({ question, step, flagged });

/** The counts that staff see, by question. */
async function seen(of: Course = course) {
  const unclear = await staffUnclearSteps({ db, course: of }, await somebody('assistant'), 'most');
  return Object.fromEntries(unclear?.rows.map((row) => [row.question.slug, row.counts]) ?? []);
}

describe('a step that somebody does not understand', () => {
  it('is theirs alone, and counted once however often they say so', async () => {
    const services = { db, course };
    const [one, other] = [await somebody(), await somebody('auditor')];
    const before = (await seen())['second']?.[1] ?? 0;
    const clicks = Array.from({ length: 8 }, () => flagStep(services, one, flag('second', 2)));
    expect(new Set((await Promise.all(clicks)).map(({ ok }) => ok))).toEqual(new Set([true]));
    expect(await ownFlags(services, one, 'second')).toEqual([2]);
    expect(await ownFlags(services, other, 'second')).toEqual([]);
    expect((await seen())['second']?.[1]).toBe(before + 1);
    await flagStep(services, other, flag('second', 2));
    expect((await seen())['second']?.[1]).toBe(before + 2);
    for (let times = 0; times < 2; times += 1)
      await flagStep(services, one, flag('second', 2, false));
    expect(await ownFlags(services, one, 'second')).toEqual([]);
    expect((await seen())['second']?.[1]).toBe(before + 1);
  });

  it('begins anew when it is written anew, and the others keep what was said', async () => {
    const one = await somebody();
    const services = { db, course };
    await flagStep(services, one, flag('first', 1));
    await flagStep(services, one, flag('first', 2));
    const rewritten = question('first', 2);
    const [first, second] = rewritten.text.en.steps;
    if (first === undefined || second === undefined) throw new Error('Two steps are needed');
    const text = { ...rewritten.text.en, steps: [{ ...first, body: 'Clearer now.' }, second] };
    const changed = courseOf([
      smallOffering({
        midterm: bankOf([{ ...rewritten, text: { ...rewritten.text, en: text } }]),
      }),
    ]);
    expect(await ownFlags({ db, course: changed }, one, 'first')).toEqual([2]);
    expect((await seen(changed))['first']).toEqual([0, 1]);
    expect((await seen())['first']).toEqual([1, 1]);
  });

  it.each(['instructor', 'assistant', 'applicant', 'dropped'] as const)(
    'is nothing that a person of the role %s says',
    async (role) => {
      const asker = await somebody(role);
      const said = await flagStep({ db, course }, asker, flag('first', 1));
      expect(said).toEqual({ ok: false, because: 'not allowed' });
      expect(await ownFlags({ db, course }, asker, 'first')).toBeNull();
    },
  );

  it('is of a question that one reads, and of a step that there is', async () => {
    const services = { db, course };
    const early = await somebody('student', new Date(out.getTime() - 1_000));
    const refused = { ok: false, because: 'not found' };
    expect(await flagStep(services, early, flag('first', 1))).toEqual(refused);
    expect(await ownFlags(services, early, 'first')).toBeNull();
    const one = await somebody();
    expect(await flagStep(services, one, flag('third', 1))).toEqual(refused);
    expect(await flagStep(services, one, flag('first', 3))).toEqual(refused);
    expect(await flagStep(services, one, flag('first', 0))).toEqual(refused);
  });

  it('is not said any more of an offering that is over', async () => {
    const over = courseOf([smallOffering({ midterm: bank, archived: true })]);
    const said = await flagStep({ db, course: over }, await somebody(), flag('first', 1));
    expect(said).toEqual({ ok: false, because: 'archived' });
  });

  it('is in what a person takes along, and goes with their account', async () => {
    const services = { db, course };
    const one = await somebody();
    await flagStep(services, one, flag('second', 3));
    const before = (await seen())['second']?.[2] ?? 0;
    const { me } = await ownData(services, one.person.id, { at: out, origin: 'https://x.example' });
    expect(me['unclearSteps']).toEqual([
      { offeringId: 'sp24', question: 'second', step: 3, at: out },
    ]);
    await deleteAccount(db, one.person.id, one.person.email, out);
    expect((await seen())['second']?.[2]).toBe(before - 1);
  });

  it('reaches staff as a count: nothing of what their page gets names a person', async () => {
    const one = await somebody();
    await flagStep({ db, course }, one, flag('first', 1));
    const page = await staffUnclearSteps({ db, course }, await somebody('assistant'), 'lecture');
    expect(JSON.stringify(page)).not.toContain(one.person.id);
    expect(JSON.stringify(page)).not.toContain(one.person.name);
  });
});
