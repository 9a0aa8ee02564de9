import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#app/db/generated/client.ts';
import {
  bringFile,
  mostFiles,
  takeFileBack,
} from '#app/domain/homework/hand-in/brought-files.server.ts';
import { submissionReceipt } from '#app/domain/homework/hand-in/submission-receipt.server.ts';
import { studentHomework } from '#app/domain/homework/student-homework.server.ts';
import type { Role, SignedInAsker } from '#app/domain/people/asker.ts';
import { checkFiles, checkReceipt, receiptText } from '#app/domain/records/receipt.ts';
import { sha256Of } from '#app/domain/records/signatures.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { newRequest } from '#test/factories/projects.ts';
import { openHandingIn, type HandingIn } from './handing-in.ts';

const early = '2024-02-05T10:00';
const bytesOf = (text: string) => new TextEncoder().encode(text);

let set: HandingIn;
let ada: Person;
beforeAll(async () => {
  set = await openHandingIn();
});
afterAll(() => set.close());
beforeEach(async () => {
  ada = await createMember(set.db, { offering: 'sp24', role: 'student' });
});

const at = (wall: string | Date, role: Role = 'student', person = ada): SignedInAsker =>
  askerFor(person, role, typeof wall === 'string' ? berkeley(wall) : wall);
const ledgerAt = async (wall: string) =>
  (await studentHomework(set.db, set.course, at(wall))).lateDays;

describe('handing in homework', () => {
  it('keeps the files, gives a receipt that fits them, and records who did it', async () => {
    const code = await set.bring(at(early), 'model.py', 'print(1)\n', 1);
    const report = await set.bring(at(early), 'notes.py', '# because\n', 2);
    const asker = at('2024-02-07T23:00');
    expect(await set.handIn(asker, [report, code])).toEqual({
      ok: true,
      version: 1,
      repeated: false,
      reload: 'page',
    });

    const place = { homework: 'hw1', number: 1 };
    const file = await submissionReceipt(set.db, asker, set.keys.publicKey, place);
    if (file === null) throw new Error('no receipt');
    const check = await checkReceipt(receiptText(file), set.keys.publicKey);
    if (!check.ok || check.facts.kind !== 'homework version') throw new Error('no such receipt');
    expect(check.facts).toMatchObject({
      ...{ homework: 'hw1', version: 1, submittedBy: ada.id },
      submittedAt: asker.at.toISOString(),
    });
    expect(
      checkFiles(check.facts, [
        { name: 'renamed.py', sha256: await sha256Of('print(1)\n') },
        { name: 'model.py', sha256: await sha256Of('print(2)\n') },
      ]),
    ).toEqual([
      { name: 'renamed.py', handedInAs: 'model.py' },
      { name: 'model.py', handedInAs: null },
    ]);
    for (const { sha256 } of check.facts.files) expect(await set.files.has(sha256)).toBe(true);
    expect(await set.db.record.findFirst({ where: { actorId: ada.id } })).toMatchObject({
      action: 'handed in homework',
      at: asker.at,
      to: { homework: 'hw1', version: 1 },
    });
  });

  it('counts to the second: on time at the deadline, a day late a second after it', async () => {
    const due = berkeley('2024-02-07T23:59');
    const [before, after] = [due, new Date(due.getTime() + 1_000)];
    await set.handIn(at(before), [await set.bring(at(early), 'a.py', 'x = 1')]);
    expect((await ledgerAt('2024-02-20T10:00')).lines).toMatchObject([
      { unitsLate: 0, charge: 0, standing: 'counts on time' },
    ]);
    const second = await set.bring(at(early), 'a.py', 'x = 2');
    expect(await set.handIn(at(after), [second])).toEqual({
      ...{ ok: false, because: 'costs more', extra: 1 },
    });
    expect(await set.handIn(at(after), [second], { agreed: 1 })).toMatchObject({ version: 2 });
    expect(await ledgerAt('2024-02-20T10:00')).toMatchObject({ used: 1 });
  });

  it('is open to the last instant of the fourth day, and then closed', async () => {
    const last = berkeley('2024-02-11T23:59');
    const file = await set.bring(at(early), 'a.py', 'x = 1');
    expect(await set.handIn(at(new Date(last.getTime() + 1)), [file], { agreed: 9 })).toEqual({
      ...{ ok: false, because: 'too late' },
    });
    expect(await set.handIn(at(last), [file], { agreed: 4 })).toMatchObject({ version: 1 });
  });

  it('costs nothing more on the same day, and asks again when the next day has begun', async () => {
    const first = await set.bring(at(early), 'a.py', 'x = 1');
    await set.handIn(at('2024-02-08T10:00'), [first], { agreed: 1 });
    const second = await set.bring(at(early), 'a.py', 'x = 2');
    expect(await set.handIn(at('2024-02-08T23:58'), [second])).toMatchObject({ version: 2 });
    const third = await set.bring(at(early), 'a.py', 'x = 3');
    expect(await set.handIn(at('2024-02-09T00:30'), [third])).toMatchObject({ extra: 1 });
    expect(await ledgerAt('2024-02-20T10:00')).toMatchObject({ used: 1 });
  });

  it('refuses who has too few days left', async () => {
    const poor = await openHandingIn({
      late: { kind: 'budget', unit: 'day', total: 2, perAssignment: 4 },
    });
    const person = await createMember(poor.db, { offering: 'sp24', role: 'student' });
    const asker = (wall: string) => at(wall, 'student', person);
    const file = await poor.bring(asker(early), 'a.py', 'x = 1');
    const third = await poor.handIn(asker('2024-02-10T10:00'), [file], { agreed: 3 });
    expect(third).toEqual({ ok: false, because: 'too few left' });
    const second = await poor.handIn(asker('2024-02-09T10:00'), [file], { agreed: 2 });
    expect(second).toMatchObject({ ok: true, version: 1 });
    await poor.close();
  });

  it('hands in once for fifty clicks on one button', async () => {
    const file = await set.bring(at(early), 'a.py', 'x = 1');
    const once = { requestId: newRequest(), agreed: 1 };
    const results = await Promise.all(
      Array.from({ length: 50 }, () => set.handIn(at('2024-02-08T10:00'), [file], once)),
    );
    expect(results.map((result) => result.ok && result.version)).toEqual(Array(50).fill(1));
    expect(results.filter((result) => result.ok && !result.repeated)).toHaveLength(1);
    expect(await ledgerAt('2024-02-20T10:00')).toMatchObject({ used: 1 });
  });

  it('charges fifty tabs at once no more than one of them was told', async () => {
    const file = await set.bring(at(early), 'a.py', 'x = 1');
    const results = await Promise.all(
      Array.from({ length: 50 }, () => set.handIn(at('2024-02-08T10:00'), [file], { agreed: 1 })),
    );
    const refusals = results.flatMap((result) => (result.ok ? [] : [result.because]));
    expect(refusals).toEqual(Array(49).fill('unchanged'));
    expect(await ledgerAt('2024-02-20T10:00')).toMatchObject({ used: 1, balance: 6 });
    expect(await set.db.receipt.count({ where: { submission: { personId: ada.id } } })).toBe(1);
  });

  it('never hands in what another tab has changed meanwhile', async () => {
    const seen = await set.bring(at(early), 'a.py', 'x = 1');
    const other = await set.bring(at(early), 'a.py', 'x = 2');
    expect(await set.handIn(at(early), [seen])).toEqual({ ok: false, because: 'other files' });
    const more = await set.bring(at(early), 'b.py', 'y = 1');
    expect(await set.handIn(at(early), [other])).toEqual({ ok: false, because: 'other files' });
    await takeFileBack(set.services, at(early), { homework: 'hw1', file: more });
    expect(await set.handIn(at(early), [other])).toMatchObject({ ok: true, version: 1 });
    expect(await set.handIn(at(early), [other])).toEqual({ ok: false, because: 'unchanged' });
  });

  it('takes nothing that is somebody else’s', async () => {
    const eve = await createMember(set.db, { offering: 'sp24', role: 'student' });
    const file = await set.bring(at(early), 'a.py', 'x = 1');
    const taking = { homework: 'hw1', file };
    expect(await takeFileBack(set.services, at(early, 'student', eve), taking)).toEqual({
      ...{ ok: false, because: 'not found' },
    });
    const theirs = await set.handIn(at(early, 'student', eve), [file]);
    expect(theirs).toEqual({ ok: false, because: 'no files' });
    const upload = await set.upload(at(early), 'b.py', bytesOf('y = 1'));
    const taken = { homework: 'hw1', upload };
    expect(await bringFile(set.services, at(early, 'student', eve), taken)).toEqual({
      ...{ ok: false, because: 'not found' },
    });
    const requestId = newRequest();
    await set.handIn(at(early), [file], { requestId });
    const own = await set.bring(at(early, 'student', eve), 'a.py', 'x = 1');
    const stolen = await set.handIn(at(early, 'student', eve), [own], { requestId });
    expect(stolen).toEqual({ ok: false, because: 'not found' });
  });

  it.each(['waitlisted', 'auditor', 'applicant', 'dropped'] as const)(
    'is open to the %s, until the same last day',
    async (role) => {
      const person = await createMember(set.db, { offering: 'sp24', role });
      const asker = (wall: string) => at(wall, role, person);
      const file = await set.bring(asker(early), 'a.py', 'x = 1');
      const agreed = role === 'waitlisted' ? 3 : 0;
      const late = await set.handIn(asker('2024-02-10T10:00'), [file], { agreed });
      expect(late).toMatchObject({ ok: true, version: 1 });
      const more = await set.bring(asker(early), 'a.py', 'x = 2');
      expect(await set.handIn(asker('2024-02-12T10:00'), [more], { agreed: 9 })).toEqual({
        ...{ ok: false, because: 'too late' },
      });
    },
  );

  it('is closed to staff, before the homework is out, and where there is none', async () => {
    const nothing = { ok: false, because: 'not found' };
    expect(await set.handIn(at(early, 'instructor'), [])).toEqual(nothing);
    expect(await set.handIn(at('2024-01-20T10:00'), [])).toEqual(nothing);
    expect(await set.handIn(at(early), [], { homework: 'hw9' })).toEqual(nothing);
  });

  it('finds a file that does not open before anybody grades it', async () => {
    const broken = await set.upload(at(early), 'a.pdf', bytesOf('%PDF-1.7 and then it broke off'));
    expect(await bringFile(set.services, at(early), { homework: 'hw1', upload: broken })).toEqual({
      ...{ ok: false, because: 'does not open' },
    });
    const other = await set.upload(at(early), 'a.exe', bytesOf('MZ'));
    expect(await bringFile(set.services, at(early), { homework: 'hw1', upload: other })).toEqual({
      ...{ ok: false, because: 'another kind' },
    });
    expect(await set.handIn(at(early), [])).toEqual({ ok: false, because: 'no files' });
  });

  it('takes no more than is expected, in number and together', async () => {
    const many = Array.from({ length: mostFiles }, (_, i) => `${i}.py`);
    for (const name of many) await set.bring(at(early), name, `x = "${name}"`);
    const one = await set.upload(at(early), 'more.py', bytesOf('x = 1'));
    expect(await bringFile(set.services, at(early), { homework: 'hw1', upload: one })).toEqual({
      ...{ ok: false, because: 'too many' },
    });
    const brought = await set.db.broughtFile.findFirstOrThrow({ where: { personId: ada.id } });
    const [large, some] = [{ size: 49_999_990 }, { id: brought.id }];
    await set.db.broughtFile.update({ where: some, data: large });
    const again = await set.upload(at(early), '1.py', bytesOf('x = "longer than it was before"'));
    expect(await bringFile(set.services, at(early), { homework: 'hw1', upload: again })).toEqual({
      ...{ ok: false, because: 'too much' },
    });
  });

  it('says that a file is not whole when another tab forgets it in that moment', async () => {
    const upload = await set.upload(at(early), 'a.py', bytesOf('x = 1'));
    await set.files.parts.remove(upload);
    expect(await bringFile(set.services, at(early), { homework: 'hw1', upload })).toEqual({
      ...{ ok: false, because: 'not whole' },
    });
  });
});
