import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#app/db/generated/client.ts';
import { ownHandIn } from '#app/domain/homework/hand-in/own-hand-in.server.ts';
import { submissionReceipt } from '#app/domain/homework/hand-in/submission-receipt.server.ts';
import { ownHomework } from '#app/domain/homework/own-homework.server.ts';
import { studentHomework } from '#app/domain/homework/student-homework.server.ts';
import type { Role, SignedInAsker } from '#app/domain/people/asker.ts';
import { checkReceipt, receiptText } from '#app/domain/records/receipt.ts';
import { berkeley } from '#test/factories/course.ts';
import { addExtension, addSubmission } from '#test/factories/homework.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { createProject, newRequest } from '#test/factories/projects.ts';
import { openHandingIn, type HandingIn } from './handing-in.ts';

const early = '2024-02-05T10:00';
/** HW1 is due on 7 February, 23:59. */
const onTime = '2024-02-07T20:00';
const twoDaysLate = '2024-02-09T10:00';
const afterwards = '2024-02-20T10:00';

let set: HandingIn;
let ada: Person;
let ben: Person;
let cleo: Person;
beforeAll(async () => {
  set = await openHandingIn({ byTeam: true });
});
afterAll(() => set.close());
beforeEach(async () => {
  const student = (name: string) =>
    createMember(set.db, { offering: 'sp24', role: 'student', name });
  [ada, ben, cleo] = [await student('Ada'), await student('Ben'), await student('Cleo')];
  const slug = `team-${ada.id}`;
  await createProject(set.db, { slug, at: berkeley('2024-01-30T10:00'), team: [ada, ben] });
});

const as = (person: Person, wall: string, role: Role = 'student'): SignedInAsker =>
  askerFor(person, role, berkeley(wall));
const deskOf = async (person: Person, wall: string) => {
  const asker = as(person, wall);
  const desk = await ownHandIn(set.services, asker, 'hw1', await ownHomework(set.services, asker));
  if (desk === null) throw new Error('There is nothing to hand in');
  return desk;
};
const ledgerOf = async (person: Person, wall = afterwards) =>
  (await studentHomework(set.db, set.course, as(person, wall))).lateDays;
/** Two homeworks that take six of seven days. */
const spendSixDays = async (person: Person) => {
  for (const [homework, at] of [
    ['hw1', '2024-02-10T20:00'],
    ['hw2', '2024-02-24T20:00'],
  ] as const) {
    await addSubmission(set.db, { person, homework, at: berkeley(at) });
  }
};

describe('what a team hands in together', () => {
  it('is a version of each of its members, with a receipt of their own, and they are told', async () => {
    const file = await set.bring(as(ada, early), 'a.py', 'x = 1');
    expect(await set.handIn(as(ada, onTime), [file])).toMatchObject({ ok: true, version: 1 });
    const together = [
      { name: 'Ada', pressed: true },
      { name: 'Ben', pressed: false },
    ];
    for (const person of [ada, ben]) {
      expect((await deskOf(person, afterwards)).versions).toMatchObject([
        { number: 1, together, files: [{ name: 'a.py' }], line: { standing: 'counts on time' } },
      ]);
      const place = { homework: 'hw1', number: 1 };
      const asker = as(person, afterwards);
      const receipt = await submissionReceipt(set.db, asker, set.keys.publicKey, place);
      if (receipt === null) throw new Error('no receipt');
      const check = await checkReceipt(receiptText(receipt), set.keys.publicKey);
      expect(check).toMatchObject({
        ok: true,
        facts: { submittedBy: ada.id, team: [ada.id, ben.id].sort() },
      });
    }
    expect((await deskOf(cleo, afterwards)).versions).toEqual([]);
    const told = await set.db.notification.findMany({ where: { kind: 'handed-in' } });
    expect(told).toMatchObject([{ personId: ben.id, data: { homework: 'hw1', by: 'Ada' } }]);
  });

  it('has each one’s own number, and who is in no team hands in alone', async () => {
    await addSubmission(set.db, { person: ben, homework: 'hw1', at: berkeley(early) });
    await set.handIn(as(ada, onTime), [await set.bring(as(ada, early), 'a.py', 'x = 1')]);
    await set.handIn(as(cleo, onTime), [await set.bring(as(cleo, early), 'c.py', 'x = 3')]);
    expect((await deskOf(ada, afterwards)).versions.map(({ number }) => number)).toEqual([1]);
    expect((await deskOf(ben, afterwards)).versions.map(({ number }) => number)).toEqual([2, 1]);
    expect(await deskOf(cleo, afterwards)).toMatchObject({
      team: null,
      versions: [{ number: 1, together: null }],
    });
  });

  it('is charged to each by their own balance and their own deadline', async () => {
    const until = berkeley('2024-02-08T23:59');
    await addExtension(set.db, {
      ...{ person: ben, homework: 'hw1', due: until, grantedAt: berkeley(early) },
    });
    expect((await deskOf(ada, twoDaysLate)).team).toMatchObject({
      others: ['Ben'],
      price: {
        unitsLate: 2,
        members: [
          { name: 'Ada', extra: 2 },
          { name: 'Ben', extra: 1 },
        ],
        until: berkeley('2024-02-09T23:59'),
      },
    });
    const file = await set.bring(as(ada, early), 'a.py', 'x = 1');
    const now = as(ada, twoDaysLate);
    expect(await set.handIn(now, [file], { agreed: 2 })).toEqual({
      ...{ ok: false, because: 'costs more', extra: 3 },
    });
    expect(await set.handIn(now, [file], { agreed: 3 })).toMatchObject({ ok: true });
    expect(await ledgerOf(ada)).toMatchObject({ used: 2 });
    expect(await ledgerOf(ben)).toMatchObject({ used: 1 });
  });

  it('names who lacks late days before, counts for the others, and for them when they get time', async () => {
    await spendSixDays(ben);
    const now = as(ada, '2024-02-26T10:00');
    const time = { homework: 'hw1', due: berkeley('2024-02-24T23:59'), grantedAt: now.at };
    await addExtension(set.db, { person: ada, ...time, grantedAt: berkeley(early) });
    const { team } = await deskOf(ada, '2024-02-26T10:00');
    expect(team?.price.members).toMatchObject([
      { name: 'Ada', extra: 2 },
      { name: 'Ben', extra: null, because: 'too late' },
    ]);
    const file = await set.bring(now, 'a.py', 'x = 1');
    const refused = await set.handIn(now, [file], { agreed: 2 });
    expect(refused).toMatchObject({ ok: false, because: 'costs more' });
    expect(await set.handIn(now, [file], { agreed: 2, without: 1 })).toMatchObject({ ok: true });
    const linesOf = async (wall: string) =>
      (await ledgerOf(ben, wall)).lines.filter(({ assignment }) => assignment === 'hw1');
    expect(await linesOf('2024-02-27T10:00')).toMatchObject([
      { standing: 'counts late', charge: 3 },
      { standing: 'refused: too late', charge: 0 },
    ]);
    await addExtension(set.db, { person: ben, ...time, due: berkeley('2024-02-27T23:59') });
    expect((await linesOf('2024-02-27T10:00')).at(-1)).toMatchObject({
      ...{ standing: 'counts on time', charge: 0 },
    });
  });

  it('is not for who has left, and stays theirs who leave afterwards', async () => {
    const file = await set.bring(as(ada, early), 'a.py', 'x = 1');
    await set.handIn(as(ada, '2024-02-06T10:00'), [file]);
    await set.db.projectMember.updateMany({
      where: { personId: ben.id },
      data: { to: berkeley('2024-02-06T12:00'), departure: 'left' },
    });
    const next = await set.bring(as(ada, '2024-02-06T13:00'), 'a.py', 'x = 2');
    await set.handIn(as(ada, onTime), [next]);
    expect((await deskOf(ada, afterwards)).versions.map(({ number }) => number)).toEqual([2, 1]);
    expect((await deskOf(ben, afterwards)).versions).toMatchObject([
      { number: 1, line: { standing: 'counts on time' } },
    ]);
  });

  it('is handed in once for fifty clicks of both members on their buttons', async () => {
    const [adas, bens] = [as(ada, twoDaysLate), as(ben, twoDaysLate)];
    const files = {
      [ada.id]: [await set.bring(as(ada, early), 'a.py', 'x = 1')],
      [ben.id]: [await set.bring(as(ben, early), 'a.py', 'x = 1')],
    };
    const requests = { [ada.id]: newRequest(), [ben.id]: newRequest() };
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, click) => {
        const asker = click % 2 === 0 ? adas : bens;
        const [brought = [], requestId = ''] = [files[asker.person.id], requests[asker.person.id]];
        return set.handIn(asker, brought, { requestId, agreed: 4 });
      }),
    );
    const done = results.filter((result) => result.ok);
    expect(done.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const refusals = results.flatMap((result) => (result.ok ? [] : [result.because]));
    expect(refusals).toEqual(Array(25).fill('unchanged'));
    for (const person of [ada, ben]) {
      expect(await ledgerOf(person)).toMatchObject({ used: 2, balance: 5 });
      const where = { submission: { personId: person.id } };
      expect(await set.db.receipt.count({ where })).toBe(1);
    }
  });

  it('has one ledger each when fifty tabs of both hand in at once, each its own files', async () => {
    for (const person of [ada, ben]) {
      await set.bring(as(person, early), 'a.py', `x = '${person.id}'`);
    }
    const brought = await set.db.broughtFile.findMany({
      where: { personId: { in: [ada.id, ben.id] } },
    });
    await Promise.all(
      Array.from({ length: 50 }, (_, tab) => {
        const person = tab % 2 === 0 ? ada : ben;
        const files = brought.filter(({ personId }) => personId === person.id);
        const ids = files.map(({ id }) => id);
        return set.handIn(as(person, twoDaysLate), ids, { agreed: 4 });
      }),
    );
    const versionsOf = async (person: Person) => (await deskOf(person, afterwards)).versions;
    const [adas, bens] = [await versionsOf(ada), await versionsOf(ben)];
    expect(adas.map(({ number }) => number)).toEqual(bens.map(({ number }) => number));
    // Neighbours differ: what is handed in already is not handed in again.
    expect(adas.length).toBeGreaterThan(1);
    for (const person of [ada, ben]) {
      expect(await ledgerOf(person)).toMatchObject({ used: 2, balance: 5 });
    }
  });
});
