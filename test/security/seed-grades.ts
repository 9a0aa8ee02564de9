import { giveScore } from '#app/domain/gradebook/give-score.server.ts';
import { releasePlanOf } from '#app/domain/gradebook/staff-releases.server.ts';
import { newRequest } from '#test/factories/projects.ts';
import type { Making } from './making.ts';
import { staff } from './roles.ts';

/** A score that nobody has released, given for a reason that only staff read; and its release as planned. */
export async function seedGrades(making: Making): Promise<void> {
  const { portal, offering, who, as, things, mark } = making;
  const { course, db } = portal.services;
  const asker = await as('instructor');
  const person = who('student').id;
  const points = offering === 'sp24' ? 57.721566 : 57.828182;
  mark('score that is not released', offering, [], String(points));
  const given = await giveScore(portal.services, asker, {
    ...{ person, item: 'project', kind: 'score', points, before: null, requestId: newRequest() },
    why: mark('reason of a grade', offering, []),
  });
  if (!given.ok) throw new Error(`The world cannot give a score: ${given.because}`);
  const own = { offering, for: staff };
  const what = `student of ${offering}`;
  things.add('graded person', { what, value: person, ...own });
  things.add('standing score', { what, value: given.row.cells.project?.score ?? '', ...own });
  const plan = await releasePlanOf(db, course.offering(offering), 'project', asker.at);
  things.add('plan of scores', { what: `project in ${offering}`, value: plan?.mark ?? '', ...own });
}
