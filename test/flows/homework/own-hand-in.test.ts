import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownHandIn } from '#app/domain/homework/hand-in/own-hand-in.server.ts';
import { ownHomework } from '#app/domain/homework/own-homework.server.ts';
import type { Role, SignedInAsker } from '#app/domain/people/asker.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { openHandingIn, type HandingIn } from './handing-in.ts';

let set: HandingIn;
beforeAll(async () => {
  set = await openHandingIn();
});
afterAll(() => set.close());

const early = berkeley('2024-02-05T10:00');
const late = berkeley('2024-02-08T10:00');

/** Somebody who has handed in a day late, and what their page shows then. */
async function deskOf(role: Role) {
  const person = await createMember(set.db, { offering: 'sp24', role });
  const at = (instant: Date): SignedInAsker => askerFor(person, role, instant);
  const file = await set.bring(at(early), 'a.py', 'x = 1');
  await set.handIn(at(late), [file], { agreed: 1 });
  const work = await ownHomework(set.services, at(late));
  return ownHandIn(set.services, at(late), 'hw1', work);
}

it('tells who is graded what is charged, what is left and what handing in costs now', async () => {
  expect(await deskOf('student')).toMatchObject({
    ...{ late: { balance: 6 }, price: { ok: true, unitsLate: 1, extra: 0 } },
    versions: [{ number: 1, line: { charge: 1, standing: 'counts late' } }],
  });
});

it('charges nothing to who works for themselves', async () => {
  expect(await deskOf('auditor')).toMatchObject({
    ...{ late: null, price: { ok: true, extra: 0 } },
    versions: [{ number: 1, line: null }],
  });
});
