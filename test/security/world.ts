import type { Database } from '#app/db/client.ts';
import { clockAt } from '#app/domain/calendar/clock.ts';
import { rolesOf } from '#app/domain/people/roles.server.ts';
import { courseOf, loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import { syncCourse } from '#app/domain/syllabus/sync-course.server.ts';
import { askerFor } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';
import { openSourcePortal, type SourcePortal } from '#test/setup/source-portal.ts';
import { canaryCage, type Canary } from './canary.ts';
import { at, type Making } from './making.ts';
import { createPeople, createSomebody, passwordHash, type Somebody } from './people.ts';
import { offerings, roles, type Role } from './roles.ts';
import { seedAccounts, seedOpen } from './seed-accounts.ts';
import { seedDiscussion } from './seed-discussion.ts';
import { midtermOf, seedBank } from './seed-bank.ts';
import { seedApplications } from './seed-applications.ts';
import { seedPlaces, seedRoster } from './seed-places.ts';
import { seedProjects } from './seed-projects.ts';
import { seedTeams } from './seed-teams.ts';
import { seedProposals } from './seed-proposals.ts';
import { seedMocks } from './seed-mocks.ts';
import { peerStage, seedPeerPlan, seedPeers } from './seed-peers.ts';
import { seedGrades } from './seed-grades.ts';
import { seedHandIn } from './seed-hand-in.ts';
import { seedMarks } from './seed-marks.ts';
import { seedLateDays } from './seed-late-days.ts';
import { homeworkOf, seedHomework } from './seed-homework.ts';
import { seedShowing } from './seed-showing.ts';
import { seedDesk } from './seed-desk.ts';
import { seedDeadlines } from './seed-deadlines.ts';
import { seedTold } from './seed-told.ts';
import { Things } from './things.ts';

/** Two offerings side by side, each with its own people, and the portal that serves them. */
export type World = {
  database: Database;
  portal: SourcePortal;
  things: Things;
  /** What forms send that is no id. */
  given: Map<string, string>;
  canaries: Canary[];
  /** Who stands for each role but `nobody`. */
  people: ReadonlyMap<Role, Somebody>;
  /** The `Cookie` header of each role; empty for `nobody`. */
  cookies: ReadonlyMap<Role, string>;
  close(): Promise<void>;
};

/** Makes the world anew, on an empty database; `fa24` has everything that `sp24` has. */
export async function openWorld(empty?: Database): Promise<World> {
  const database = empty ?? (await testDatabase());
  const { db } = database;
  const file = loadCourse('content/syllabus').offering('sp24');
  // Nothing happens by itself.
  const sp24 = {
    ...{ ...file, seats: { ...file.seats, automaticOffers: false } },
    // Long since: what is in the gallery is there for everybody.
    project: {
      ...file.project,
      gallery: { opens: new Date('2024-01-02T00:00:00Z') },
      peerFeedback: file.project.peerFeedback && {
        ...{ ...file.project.peerFeedback, stages: [peerStage] as const },
      },
    },
  };
  const { canaries, mark } = canaryCage();
  const course = courseOf(
    [sp24, { ...sp24, slug: 'fa24' }].map((offering) => {
      const midterm = midtermOf(offering, mark);
      return { ...offering, homework: homeworkOf(offering, mark), midterm };
    }),
  );
  await syncCourse(db, course, new Date('2024-01-01T00:00:00Z'));
  const portal = await openSourcePortal(database, { course, clock: clockAt(at) });
  const things = new Things();
  const given = new Map<string, string>();
  const stranger = { name: 'Homeless Stranger', email: 'stranger@nowhere.example' };
  mark('e-mail address', 'sp24', ['no role'], stranger.email);
  const people = new Map<Role, Somebody>([['no role', await createSomebody(db, stranger)]]);
  mark('password hash', 'sp24', [], await passwordHash());
  // The other offering first: what forms send is left as the first one says it.
  for (const offering of offerings.toReversed()) {
    const cast = await createPeople(db, offering, mark);
    const who: Making['who'] = (name) => {
      const found = cast[name];
      if (found === undefined) throw new Error(`There is no ${name}`);
      return found.person;
    };
    const as: Making['as'] = async (name) => {
      const person = who(name);
      const role = (await rolesOf(db, person.id))[offering];
      return askerFor(person, role ?? 'applicant', at, offering);
    };
    const making = { database, portal, offering, people: cast, who, as, things, given, mark };
    await seedPlaces(making);
    await seedProjects(making);
    await seedTeams(making);
    await seedDesk(making);
    await seedShowing(making);
    await seedPeers(making);
    await seedApplications(making);
    await seedTold(making);
    await seedRoster(making);
    await seedPeerPlan(making);
    await seedDeadlines(making);
    await seedHandIn(making);
    await seedMarks(making);
    await seedLateDays(making);
    await seedGrades(making);
    await seedMocks(making);
    await seedDiscussion(making);
    await seedProposals(making);
    for (const role of roles) {
      const found = offering === 'sp24' ? cast[role] : undefined;
      if (found !== undefined) people.set(role, found);
    }
    if (offering === 'fa24' && cast['instructor'])
      people.set('other instructor', cast['instructor']);
    things.add('offering', { what: offering, value: offering, offering });
  }
  await seedOpen({ database, portal, things, given });
  await seedHomework({ portal, things });
  await seedBank({ portal, things });
  const cookies = await seedAccounts({ database, portal, things, people, mark });
  return {
    ...{ database, portal, things, given, canaries, people, cookies },
    close: async () => {
      await portal.close();
      await database.close();
    },
  };
}
