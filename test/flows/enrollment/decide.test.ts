import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import type { Outcome } from '#app/db/generated/enums.ts';
import { readApplicationFilter } from '#app/domain/enrollment/application/application-filter.ts';
import { ownApplication } from '#app/domain/enrollment/application/own-application.server.ts';
import { prepareOutcomes } from '#app/domain/enrollment/application/prepare-outcomes.server.ts';
import { releaseOutcomes } from '#app/domain/enrollment/application/release-outcomes.server.ts';
import { reviewApplication } from '#app/domain/enrollment/application/review-application.server.ts';
import { staffApplication } from '#app/domain/enrollment/application/staff-application.server.ts';
import { staffApplications } from '#app/domain/enrollment/application/staff-applications.server.ts';
import { staffReleasePlan } from '#app/domain/enrollment/application/staff-release-plan.server.ts';
import { withdrawApplication } from '#app/domain/enrollment/application/withdraw-application.server.ts';
import { ownNotifications } from '#app/domain/people/own-notifications.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { emptyAgain, testDatabase } from '#test/setup/database.ts';
import { applicant, applicationCourse, askerNow } from './setting.ts';

const monday = berkeley('2024-02-26T10:00');
const tuesday = berkeley('2024-02-27T10:00');

let database: Database;
let db: Database['db'];
let course: Course;
let services: { db: Database['db']; course: Course };
let shreya: Person;
let tobias: Person;
const staffAt = (person: Person, at = monday) => askerFor(person, 'assistant', at);
const offering = () => course.offering('sp24');

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await emptyAgain(database);
  db = database.db;
  course = await applicationCourse(db, 2);
  services = { db, course };
  shreya = await createMember(db, { offering: 'sp24', role: 'assistant', name: 'Shreya' });
  tobias = await createMember(db, { offering: 'sp24', role: 'assistant', name: 'Tobias' });
});
afterAll(() => database.close());

const review = (who: Person, application: string, changed: object) =>
  reviewApplication(services, staffAt(who), { application, changed });
const prepare = (applications: string[], outcome: Outcome | null) =>
  prepareOutcomes(services, staffAt(shreya), { applications, outcome });
const list = (who: Person, search = '', at = monday) =>
  staffApplications(db, staffAt(who, at), readApplicationFilter(new URLSearchParams(search)));
const names = async (who: Person, search: string, at = monday) =>
  (await list(who, search, at)).lines.map(({ name }) => name);
const planNow = (at = tuesday) => staffReleasePlan(db, offering(), at);
const release = (who: Person, mark: string) =>
  releaseOutcomes(services, staffAt(who, tuesday), mark);

/** Everything that the portal tells the person themselves. */
async function allThatIsSeen(person: Person, at: Date): Promise<string> {
  const asker = await askerNow(db, person, at);
  return JSON.stringify([
    await ownApplication(db, offering(), asker),
    await ownNotifications(db, asker),
  ]);
}

describe('reviews', () => {
  it('show the others’ scores and notes after one’s own score only', async () => {
    const { applicationId: id } = await applicant(services, monday, { name: 'Ada' });
    await review(tobias, id, { score: '2', note: 'Canary of Tobias' });
    await review(shreya, id, { note: 'Not scored yet' });
    const before = await staffApplication(db, offering(), staffAt(shreya), id);
    expect(before).toMatchObject({ others: null, otherCount: 1, apart: 0 });
    expect(JSON.stringify(before)).not.toContain('Canary');
    expect((await list(shreya)).lines).toMatchObject([{ own: null, mean: null, reviews: 1 }]);
    expect(await names(shreya, 'score=low')).toEqual([]);
    expect(await names(shreya, `reviewer=${tobias.id}`)).toEqual([]);

    await review(shreya, id, { score: '4' });
    expect(await staffApplication(db, offering(), staffAt(shreya), id)).toMatchObject({
      own: { score: 4, note: 'Not scored yet' },
      others: [{ by: 'Tobias', score: 2, note: 'Canary of Tobias' }],
      apart: 2,
    });
    expect((await list(shreya)).lines).toMatchObject([{ own: 4, mean: 3, disagrees: true }]);
    expect(await names(shreya, 'disagreement=1')).toEqual(['Ada']);
    expect(await names(shreya, `reviewer=${tobias.id}`)).toEqual(['Ada']);
  });

  it('refuse what is no score, and what is not of this offering', async () => {
    const { applicationId: id } = await applicant(services, monday);
    expect(await review(shreya, id, { score: '6' })).toMatchObject({ because: 'not understood' });
    expect(await review(shreya, 'not an id', { score: '3' })).toMatchObject({
      because: 'not found',
    });
    const elsewhere = { ...staffAt(shreya), offering: 'sp20' };
    const asked = { application: id, changed: { score: '3' } };
    expect(await reviewApplication(services, elsewhere, asked)).toMatchObject({
      because: 'not found',
    });
  });
});

describe('the list', () => {
  it('is filtered, searched and sorted', async () => {
    await applicant(services, monday, { name: 'Ben', why: '100% diffusion' });
    const ada = await applicant(services, tuesday, { name: 'Ada', why: 'Likelihoods' });
    await review(shreya, ada.applicationId, { score: '5' });
    expect(await names(shreya, '')).toEqual(['Ben', 'Ada']);
    expect(await names(shreya, 'sort=name')).toEqual(['Ada', 'Ben']);
    expect(await names(shreya, 'sort=score')).toEqual(['Ada', 'Ben']);
    expect(await names(shreya, 'q=100%')).toEqual(['Ben']);
    expect(await names(shreya, 'q=likelihood')).toEqual(['Ada']);
    expect(await names(shreya, 'score=mine')).toEqual(['Ben']);
    await prepare([ada.applicationId], 'waitlist');
    expect(await names(shreya, 'show=waitlist')).toEqual(['Ada']);
    expect(await names(shreya, 'show=undecided')).toEqual(['Ben']);
    await withdrawApplication(services, await askerNow(db, ada.person, tuesday));
    expect(await names(shreya, 'show=withdrawn', tuesday)).toEqual(['Ada']);
  });
});

describe('a prepared outcome', () => {
  it('leaves no trace for the applicant, and each change is kept with who did it', async () => {
    const { person, applicationId: id } = await applicant(services, monday);
    const before = await allThatIsSeen(person, tuesday);
    await review(shreya, id, { score: '1', note: 'Private canary' });
    expect(await prepare([id], 'offer')).toMatchObject({ prepared: 1, skipped: 0 });
    await prepare([id], 'refuse');
    await prepare([id], 'refuse');
    expect(await allThatIsSeen(person, tuesday)).toBe(before);
    const { history, prepared } =
      (await staffApplication(db, offering(), staffAt(shreya), id)) ?? {};
    expect(prepared).toBe('refuse');
    expect(history).toMatchObject([
      { outcome: 'refuse', by: 'Shreya', released: false },
      { outcome: 'offer', by: 'Shreya', released: false },
    ]);
    expect(await db.record.count({ where: { action: 'prepared outcome' } })).toBe(2);
    await prepare([id], null);
    expect((await planNow()).undecided).toHaveLength(1);
  });

  it('is not prepared for whoever has been answered or has withdrawn', async () => {
    const { person, applicationId: id } = await applicant(services, monday);
    await withdrawApplication(services, await askerNow(db, person, tuesday));
    expect(await prepare([id], 'offer')).toEqual({ ok: true, prepared: 0, skipped: 1 });
    expect(await prepare([], 'offer')).toEqual({ ok: false, because: 'nobody' });
  });
});

describe('the release', () => {
  async function three() {
    const [ada, ben, cleo, dan] = [
      await applicant(services, monday, { name: 'Ada' }),
      await applicant(services, monday, { name: 'Ben' }),
      await applicant(services, monday, { name: 'Cleo' }),
      await applicant(services, monday, { name: 'Dan' }),
    ];
    await prepare([ada.applicationId], 'offer');
    await prepare([ben.applicationId], 'waitlist');
    await prepare([cleo.applicationId], 'refuse');
    return { ada, ben, cleo, dan };
  }

  it('does exactly the plan that was shown, for all at once', async () => {
    const { ada, ben, cleo, dan } = await three();
    const plan = await planNow();
    expect(plan).toMatchObject({
      free: 2,
      offer: [{ name: 'Ada' }],
      waitlist: [{ name: 'Ben' }],
      refuse: [{ name: 'Cleo' }],
      undecided: [{ name: 'Dan' }],
    });
    expect(await release(shreya, plan.mark)).toEqual({ ok: true, told: 3, repeated: false });
    const seen = async ({ person }: { person: Person }) => {
      const asker = await askerNow(db, person, tuesday);
      const own = await ownApplication(db, offering(), asker);
      const told = await ownNotifications(db, asker);
      return [own?.state.state, asker.role, ...told.map(({ kind }) => kind).sort()];
    };
    const received = 'application-received';
    expect(await seen(ada)).toEqual(['offered', 'applicant', received, 'seat-offered']);
    expect(await seen(ben)).toEqual(['waitlisted', 'waitlisted', 'application-decided', received]);
    expect(await seen(cleo)).toEqual(['refused', 'auditor', 'application-decided', received]);
    expect(await seen(dan)).toEqual(['received', 'applicant', received]);
    expect(await db.record.findFirst({ where: { action: 'released outcomes' } })).toMatchObject({
      actorId: shreya.id,
      to: { offers: 1, waitlisted: 1, refused: 1 },
    });
    expect(await db.applicationOutcome.count({ where: { releasedAt: tuesday } })).toBe(3);
  });

  it('happens once for a double click, and of two people at once one wins', async () => {
    await three();
    const { mark } = await planNow();
    const answers = await Promise.all([
      release(shreya, mark),
      release(shreya, mark),
      release(tobias, mark),
      release(tobias, mark),
    ]);
    expect(answers.filter((answer) => answer.ok && !answer.repeated)).toHaveLength(1);
    expect(answers.filter((answer) => answer.ok && answer.repeated)).toHaveLength(1);
    expect(answers.filter((a) => !a.ok && a.because === 'already released')).toHaveLength(2);
    expect(await db.seatFact.count({ where: { kind: { not: 'applied' } } })).toBe(3);
    expect(await db.notification.count({ where: { kind: 'application-decided' } })).toBe(2);
  });

  it.each<[string, (ids: Awaited<ReturnType<typeof three>>) => Promise<unknown>]>([
    ['an outcome was prepared anew', ({ ben }) => prepare([ben.applicationId], 'refuse')],
    ['somebody else applied', () => applicant(services, monday)],
    [
      'somebody withdrew',
      async ({ cleo }) => withdrawApplication(services, await askerNow(db, cleo.person, monday)),
    ],
    ['a seat was taken', () => createMember(db, { offering: 'sp24', role: 'student' })],
  ])('is refused when %s meanwhile', async (_, change) => {
    const ids = await three();
    const { mark } = await planNow();
    await change(ids);
    expect(await release(shreya, mark)).toEqual({ ok: false, because: 'changed' });
    expect(await db.applicationOutcome.count({ where: { releasedAt: { not: null } } })).toBe(0);
  });

  it('never promises more seats than are free', async () => {
    const { ben, cleo } = await three();
    await prepare([ben.applicationId, cleo.applicationId], 'offer');
    const { mark } = await planNow();
    expect(await release(shreya, mark)).toEqual({
      ok: false,
      because: 'more than free',
      offers: 3,
      free: 2,
    });
  });

  it('has nothing to do when nothing is prepared', async () => {
    await applicant(services, monday);
    const { mark } = await planNow();
    expect(await release(shreya, mark)).toEqual({ ok: false, because: 'nothing prepared' });
  });
});
