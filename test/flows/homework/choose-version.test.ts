import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  chooseVersion,
  type ChooseVersionInput,
} from '#app/domain/homework/hand-in/choose-version.server.ts';
import { ownHandIn } from '#app/domain/homework/hand-in/own-hand-in.server.ts';
import { ownHomework } from '#app/domain/homework/own-homework.server.ts';
import type { Role, SignedInAsker } from '#app/domain/people/asker.ts';
import { berkeley } from '#test/factories/course.ts';
import { addSubmission, releaseScore } from '#test/factories/homework.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { newRequest } from '#test/factories/projects.ts';
import { openHandingIn, type HandingIn } from './handing-in.ts';

let set: HandingIn;
beforeAll(async () => {
  set = await openHandingIn();
});
afterAll(() => set.close());

const onTime = berkeley('2024-02-06T10:00');
/** HW1 is due on 7 February, 23:59. */
const late = berkeley('2024-02-09T10:00');
const now = berkeley('2024-02-09T12:00');

/** Somebody with a first version on time and a second that is charged two days. */
async function twice(role: Role = 'student') {
  const person = await createMember(set.db, { offering: 'sp24', role });
  const as = (instant: Date): SignedInAsker => askerFor(person, role, instant);
  const first = await set.bring(as(onTime), 'a.py', 'x = 1');
  await set.handIn(as(onTime), [first]);
  const second = await set.bring(as(late), 'a.py', 'x = 2');
  await set.handIn(as(late), [second], { agreed: 2 });
  return { person, as };
}

const choose = (asker: SignedInAsker, changes: Partial<ChooseVersionInput> = {}) =>
  chooseVersion(set.services, asker, {
    ...{ homework: 'hw1', version: 1, requestId: newRequest(), agreed: 0 },
    ...changes,
  });

async function versionsOf(asker: SignedInAsker) {
  const work = await ownHomework(set.services, asker);
  const own = await ownHandIn(set.services, asker, 'hw1', work);
  return {
    balance: own?.late?.balance,
    versions: own?.versions.map(({ number, line, choice }) => [
      ...[number, line?.standing, line?.charge],
      choice && [choice.chargedNow, choice.chargedThen],
    ]),
  };
}

it('gives the days back, and takes them again, each with its price before', async () => {
  const { as } = await twice();
  const asker = as(now);
  expect(await versionsOf(asker)).toEqual({
    balance: 5,
    versions: [
      [2, 'counts late', 2, null],
      [1, 'a later one counts', 0, [2, 0]],
    ],
  });
  expect(await choose(asker)).toEqual({ ok: true });
  expect(await versionsOf(asker)).toEqual({
    balance: 7,
    versions: [
      [2, 'another one is chosen', 0, [0, 2]],
      [1, 'counts on time', 0, null],
    ],
  });
  const later = as(berkeley('2024-02-09T13:00'));
  expect(await choose(later, { version: 2, agreed: 1 })).toEqual({
    ...{ ok: false, because: 'costs more' },
  });
  expect(await choose(later, { version: 2, agreed: 2 })).toEqual({ ok: true });
  expect(await versionsOf(later)).toMatchObject({ balance: 5 });
});

it('is written once, with who, what counted before and what does now', async () => {
  const { person, as } = await twice();
  const requestId = newRequest();
  await Promise.all(Array.from({ length: 5 }, () => choose(as(now), { requestId })));
  const own = { submission: { personId: person.id } };
  expect(await set.db.versionChoice.count({ where: own })).toBe(1);
  const records = await set.db.record.findMany({
    where: { actorId: person.id, action: 'chose version' },
  });
  expect(records).toMatchObject([
    { from: { charged: 2 }, to: { homework: 'hw1', version: 1, charged: 0 } },
  ]);
  const again = set.db.versionChoice.updateMany({ where: own, data: { chosenAt: late } });
  await expect(again).rejects.toThrow('never changed');
});

it('is undone by what is handed in afterwards', async () => {
  const { as } = await twice();
  await choose(as(now));
  const after = as(berkeley('2024-02-09T14:00'));
  const third = await set.bring(after, 'a.py', 'x = 3');
  expect(await set.handIn(after, [third], { agreed: 0 })).toMatchObject({
    ...{ ok: false, because: 'costs more', extra: 2 },
  });
  await set.handIn(after, [third], { agreed: 2 });
  expect((await versionsOf(after)).versions?.[0]).toEqual([3, 'counts late', 2, null]);
});

it('is open while scores lie there unreleased, and closed once one is known', async () => {
  const { person, as } = await twice();
  await set.db.submission.deleteMany({ where: { personId: person.id, number: 2 } });
  const score = { percent: 80, givenAt: late };
  const id = await addSubmission(set.db, { person, homework: 'hw1', at: late, number: 2, score });
  expect((await versionsOf(as(now))).versions?.[1]?.at(-1)).toEqual([2, 0]);
  await releaseScore(set.db, id, now);
  const after = as(berkeley('2024-02-09T14:00'));
  expect(await choose(after)).toEqual({ ok: false, because: 'not to be chosen' });
  expect((await versionsOf(after)).versions?.[1]?.at(-1)).toBeNull();
});

it('is one’s own, of what there is, and never what counts already', async () => {
  const [{ as }, other] = [await twice(), await twice()];
  const refused = (because: string) => ({ ok: false, because });
  expect(await choose(as(now), { version: 2 })).toEqual(refused('not to be chosen'));
  expect(await choose(as(now), { version: 3 })).toEqual(refused('not found'));
  expect(await choose(as(now), { homework: 'hw9' })).toEqual(refused('not found'));
  expect(await choose((await twice('auditor')).as(now))).toEqual(refused('not found'));
  await choose(as(now));
  expect(await versionsOf(other.as(now))).toMatchObject({ balance: 5 });
});
