import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { staffProjects, type StaffProject } from '../staff-projects.server.ts';
import { answeringOf, type Answering, type GivenAnswer } from './answering.ts';
import { balance } from './balance.ts';
import { staffOf, type StaffPerson } from './desk-facts.server.ts';

type Shown = { id: string; slug: string; title: string; team: string[] };

/** Who of staff has how much, and how the projects of nobody would be shared among them. */
export type StaffPlan = {
  staff: (StaffPerson & {
    /** Projects that are theirs and not finished. */
    open: number;
    /** Versions of these that wait for an answer. */
    waiting: number;
    answering: Answering;
    /** Whether the plan shares projects with them, and how many it gives them. */
    shares: boolean;
    planned: number;
  })[];
  pairs: { project: Shown; person: { id: string; name: string } }[];
  /** Projects that none of those who share may answer. */
  nobody: Shown[];
};

/**
 * The loads of staff and a balanced plan, proposed only: nothing is written. A project is open
 * while somebody is in its team and some stage is not approved.
 *
 * @param among ids of those who share; all assistants, or all staff where there are none, for none
 */
export async function staffPlan(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  among: readonly string[],
): Promise<StaffPlan> {
  if (!may(asker.role, 'give feedback')) return { staff: [], pairs: [], nobody: [] };
  const people = await staffOf(db, asker.offering);
  const open = (await staffProjects(db, course, asker)).filter(isOpen);
  const conflicts = await db.projectConflict.findMany({
    where: { project: { offeringId: asker.offering }, withdrawnAt: null },
    select: { projectId: true, personId: true },
  });
  const sharing = thoseWhoShare(people, among);
  const { staff: files } = course.offering(asker.offering);
  const reviewers = sharing.map(({ id, name }) => ({
    ...{ id, load: ofPerson(open, id).length },
    topics: files.find((file) => file.name === name)?.topics ?? [],
  }));
  const free = new Map(
    open.filter(({ answers }) => answers === null).map((project) => [project.id, shownOf(project)]),
  );
  const plan = balance(
    reviewers,
    [...free.values()].map(({ id, title }) => ({ id, words: title })),
    conflicts.map(({ projectId, personId }) => ({ project: projectId, person: personId })),
  );
  const given = await givenAnswers(db, asker);
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    staff: people.map((person) => ({
      ...person,
      open: ofPerson(open, person.id).length,
      waiting: ofPerson(open, person.id)
        .flatMap(({ stages }) => stages)
        .filter(({ state }) => state.owes === 'staff').length,
      answering: answeringOf(given, person.id, asker.at),
      shares: sharing.includes(person),
      planned: plan.pairs.filter((pair) => pair.person === person.id).length,
    })),
    pairs: plan.pairs.flatMap((pair) => {
      const [project, person] = [free.get(pair.project), byId.get(pair.person)];
      return project && person ? [{ project, person: { id: person.id, name: person.name } }] : [];
    }),
    nobody: plan.nobody.flatMap((id) => free.get(id) ?? []),
  };
}

async function givenAnswers(db: Db, asker: SignedInAsker): Promise<GivenAnswer[]> {
  const rows = await db.decision.findMany({
    where: { version: { document: { project: { offeringId: asker.offering } } } },
    select: { decidedBy: true, releasedAt: true, version: { select: { submittedAt: true } } },
  });
  return rows.flatMap(({ decidedBy: by, releasedAt, version: { submittedAt } }) =>
    releasedAt === null ? [] : [{ by, submittedAt, releasedAt }],
  );
}

function isOpen({ team, stages }: StaffProject): boolean {
  return team.length > 0 && stages.some(({ state }) => state.kind !== 'approved');
}

function ofPerson(projects: readonly StaffProject[], person: string): StaffProject[] {
  return projects.filter(({ answers }) => answers?.id === person);
}

function thoseWhoShare(people: readonly StaffPerson[], among: readonly string[]): StaffPerson[] {
  const asked = people.filter(({ id }) => among.includes(id));
  if (asked.length > 0) return asked;
  const assistants = people.filter(({ role }) => role === 'assistant');
  return assistants.length > 0 ? assistants : [...people];
}

function shownOf({ id, slug, title, team }: StaffProject): Shown {
  return { id, slug, title, team };
}
