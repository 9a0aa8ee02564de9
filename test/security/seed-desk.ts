import { createProject, newRequest } from '#test/factories/projects.ts';
import { before, type Making } from './making.ts';
import { wordOf } from './people.ts';
import { staff } from './roles.ts';

/** Nobody answers the one project yet; of another, all of staff have a conflict of interest. */
export async function seedDesk({ database, offering, who, things, mark }: Making): Promise<void> {
  const { db } = database;
  const word = wordOf(offering).toLowerCase();
  const free = await db.project.findFirstOrThrow({
    where: { offeringId: offering, slug: `${word}-tiny` },
  });
  const slug = `${word}-conflict`;
  const other = await createProject(db, { offering, slug, at: before, team: [] });
  for (const role of staff) {
    await db.projectConflict.create({
      data: {
        ...{ id: newRequest(), projectId: other.id, personId: who(role).id, statedAt: before },
        why: mark('conflict of interest', offering, []),
      },
    });
  }
  const { id } = who('assistant');
  const own = { offering, for: staff };
  things.add('colleague', { what: 'the assistant', value: id, ...own });
  things.add('project with a conflict', { what: other.slug, value: other.slug, ...own });
  const pair = { what: `${free.slug} for the assistant`, value: `${free.id} ${id}` };
  things.add('planned pair', { ...pair, ...own });
}
