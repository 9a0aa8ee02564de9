import { staffDeadlines } from '#app/domain/projects/deadlines/staff-deadlines.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { newRequest } from '#test/factories/projects.ts';
import { before, type Making } from './making.ts';
import { wordOf } from './people.ts';
import { staff } from './roles.ts';

/** By the wall clock; what forms ask for. */
export const askedDeadline = { stage: 'milestone', wall: '2029-05-01T12:00' } as const;

/** A project has more time for its report; plans of another deadline, as staff are shown them. */
export async function seedDeadlines(making: Making): Promise<void> {
  const { database, portal, offering, who, as, things, mark } = making;
  const { db } = database;
  const slug = `${wordOf(offering).toLowerCase()}-conflict`;
  const project = await db.project.findFirstOrThrow({ where: { offeringId: offering, slug } });
  const report = await db.stage.findFirstOrThrow({
    where: { offeringId: offering, name: 'report' },
  });
  const id = newRequest();
  await db.extension.create({
    data: {
      ...{ id, projectId: project.id, stageId: report.id, due: berkeley('2029-01-01T12:00') },
      ...{ grantedAt: before, grantedBy: who('instructor').id, requestId: newRequest() },
      why: mark('reason of an extension', offering, []),
    },
  });
  const own = { offering, for: staff };
  things.add('extension', { what: `of ${slug}`, value: id, at: slug, ...own });
  const asked = { ...askedDeadline, due: berkeley(askedDeadline.wall) };
  const { course } = portal.services;
  const plan = async (projects: string[] | null) => {
    const found = await staffDeadlines(db, course, await as('instructor'), { ...asked, projects });
    return found?.plan?.mark ?? '';
  };
  const extended = { what: `more time for ${slug}`, value: await plan([slug]) };
  things.add('plan of an extension', { ...extended, ...own });
  const moved = { what: `another date in ${offering}`, value: await plan(null) };
  things.add('plan of a deadline', { ...moved, ...own });
}
