import { v7 as newId } from 'uuid';
import { giveMark } from '#app/domain/gradebook/grading/give-mark.server.ts';
import { askRegrade } from '#app/domain/gradebook/regrades/ask-regrade.server.ts';
import { releaseScore } from '#test/factories/homework.ts';
import type { Making } from './making.ts';
import { staff, type Role } from './roles.ts';

/**
 * Marks of the third homework: one that nobody has released, one that its person sees, and one at
 * which another look is asked for.
 */
export async function seedMarks(making: Making): Promise<void> {
  const { database, portal, offering, who, as, things, mark } = making;
  const { services } = portal;
  const homework = services.course.offering(offering).homework[2]?.slug ?? '';
  const asker = await as('assistant');
  const here = { offering, at: homework };
  const workOf = async (role: Role) => {
    const submission = await database.db.submission.findFirstOrThrow({
      where: { personId: who(role).id, homework: { offeringId: offering, slug: homework } },
      include: { files: { select: { id: true } } },
    });
    return { id: submission.id, file: submission.files[0]?.id ?? '' };
  };
  const marked = async (role: Role, words: string, whole = 61.803398) => {
    const { id: submission, file } = await workOf(role);
    const note = { id: newId(), file, place: { kind: 'page', page: 1, x: 0.5, y: 0.5 } as const };
    const given = await giveMark(services, asker, {
      ...{ submission, part: 'all', points: { whole }, words, before: null },
      ...{ notes: [{ ...note, text: words }], settles: false, why: '', requestId: newId() },
    });
    if (!given.ok) throw new Error(`The world cannot mark: ${given.because}`);
    return submission;
  };
  const standing = async (submission: string) => {
    const { id } = await database.db.partMark.findFirstOrThrow({
      where: { submissionId: submission },
    });
    return id;
  };

  const points = offering === 'sp24' ? 27.182818 : 31.415927;
  mark('score that is not released', offering, [], String(points));
  const words = mark('mark that is not released', offering, []);
  const hidden = await marked('other student', words, points);
  const { file } = await workOf('other student');
  const own = { ...here, what: `of the other student in ${offering}`, for: staff };
  things.add('work', { ...own, value: hidden });
  things.add('file of a work', { ...own, value: file });
  things.add('standing mark', { ...own, value: await standing(hidden) });

  const seen: Role[] = ['team-mate', 'waitlisted'];
  for (const role of seen) {
    const submission = await marked(role, mark('mark that is released', offering, [role]));
    await releaseScore(database.db, submission, asker.at);
  }
  const open = { what: homework, value: homework, offering };
  things.add('marked homework', { ...open, for: seen });
  const asked = await askRegrade(services, await as('waitlisted'), {
    ...{ homework, version: null, part: 'all', requestId: newId() },
    words: mark('another look', offering, ['waitlisted']),
  });
  if (!asked.ok) throw new Error(`The world cannot ask for another look: ${asked.because}`);
  const again = (await workOf('waitlisted')).id;
  const { id: regrade } = await database.db.regradeRequest.findFirstOrThrow({
    where: { submissionId: again },
  });
  const looked = { ...here, what: `of the waitlisted in ${offering}` };
  things.add('work to look at again', { ...looked, value: again, for: staff });
  things.add('mark to look at again', { ...looked, value: await standing(again), for: staff });
  things.add('open regrade', { ...looked, value: regrade, for: staff });
  things.add('own regrade', { ...looked, value: regrade, for: ['waitlisted'] });
}
