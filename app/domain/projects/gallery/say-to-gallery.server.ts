import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { staffOf } from '../desk/desk-facts.server.ts';
import { isStorable } from '../document/safe-text.ts';
import { findProject, lockProject } from '../find-project.server.ts';
import { shownProjects, type ShownProject } from './showing-facts.server.ts';
import { consentsOf, lacksOf, longestName, releasedVersion } from './showing.ts';

export type SayToGalleryInput = {
  project: string;
  says: 'yes' | 'no';
  /** As whom one wants to be named; only with a yes. */
  name: string;
};

export type SayToGalleryResult =
  { ok: true } | { ok: false; because: 'not found' | 'not a member' | 'name' };

/**
 * A member says for themselves whether the project may be in the public gallery, as often as they
 * like, also when the course is over: a no takes it out at once. Staff are told when all agree,
 * the others of the team when one takes back what was public.
 */
export async function sayToGallery(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: SayToGalleryInput,
): Promise<SayToGalleryResult> {
  const { gallery } = course.offering(asker.offering).project;
  if (gallery === null) return { ok: false, because: 'not found' };
  const name = input.says === 'yes' ? input.name.trim().replace(/\s+/g, ' ') : '';
  if (input.says === 'yes' && (name === '' || name.length > longestName || !isStorable(name))) {
    return { ok: false, because: 'name' };
  }
  return db.$transaction(async (tx) => {
    const found = await findProject(tx, asker, input.project);
    if (found === null) return { ok: false, because: 'not found' };
    await lockProject(tx, found.id);
    const [project] = await shownProjects(tx, { id: found.id }, asker.at);
    if (project?.team.some(({ id }) => id === asker.person.id) !== true) {
      return { ok: false, because: 'not a member' };
    }
    const [before] = consentsOf(project.facts, [asker.person.id]);
    if (before?.says === input.says && before.name === name) return { ok: true };
    await write(tx, asker, project, { says: input.says, name }, gallery.opens);
    return { ok: true };
  });
}

async function write(
  tx: Transaction,
  asker: SignedInAsker,
  project: ShownProject,
  { says, name }: { says: 'yes' | 'no'; name: string },
  opens: Date,
) {
  const { offering, person, at } = asker;
  const id = newId();
  const step = says === 'yes' ? ('consented' as const) : ('declined' as const);
  const fact = { personId: person.id, step, name, why: '', versionId: null, at };
  await tx.showingFact.create({ data: { id, projectId: project.id, ...fact } });
  await writeRecord(tx, {
    ...{ offering, actor: person.id, subject: `project:${project.id}`, at },
    action: says === 'yes' ? 'agreed to gallery' : 'declined gallery',
    ...(says === 'yes' && { to: { name } }),
  });
  const members = project.team.map((member) => member.id);
  const handedIn = project.reports.length > 0;
  const lacks = (facts: ShownProject['facts']) =>
    lacksOf({ facts, members, handedIn }, opens, at).filter((lack) => lack !== 'date');
  const before = lacks(project.facts);
  const after = lacks([...project.facts, fact]);
  const released = releasedVersion(project.facts) !== null;
  const told = { event: `gallery:${id}`, offering, at };
  if (says === 'no' && released && before.length === 0) {
    await notify(tx, {
      ...{ kind: 'gallery', ...told, path: `/${offering}/projects/${project.slug}/showing` },
      people: members.filter((member) => member !== person.id),
      data: { project: project.title, by: person.name, step: 'withdrawn' },
    });
  }
  if (says === 'yes' && before.includes('members') && after.join() === 'release') {
    const staff = await staffOf(tx, offering);
    await notify(tx, {
      ...{ kind: 'gallery', ...told, path: `/${offering}/staff/gallery` },
      people: staff.map((member) => member.id),
      data: { project: project.title, by: person.name, step: 'ready' },
    });
  }
}
