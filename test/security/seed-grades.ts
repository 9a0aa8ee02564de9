import { applyScores } from '#app/domain/gradebook/apply-scores.server.ts';
import { differenceOf, findImport } from '#app/domain/gradebook/score-import.server.ts';
import { uploadScores } from '#app/domain/gradebook/upload-scores.server.ts';
import { giveScore, type GiveScoreInput } from '#app/domain/gradebook/give-score.server.ts';
import { drawMidterm } from '#app/domain/gradebook/midterm/draw-midterm.server.ts';
import { lastDraw } from '#app/domain/gradebook/midterm/midterm-draws.server.ts';
import { releasePlanOf } from '#app/domain/gradebook/staff-releases.server.ts';
import { newRequest } from '#test/factories/projects.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Making } from './making.ts';
import { staff, type Offering, type Role } from './roles.ts';

/**
 * A score that nobody has released, with words to its person and a reason that only staff read; one
 * that its person sees with its words; and a release as planned.
 */
export async function seedGrades(making: Making): Promise<void> {
  const { portal, offering, who, as, things, mark } = making;
  const { course, db } = portal.services;
  const asker = await as('instructor');
  const person = who('student').id;
  const points = offering === 'sp24' ? 57.721566 : 57.828182;
  mark('score that is not released', offering, [], String(points));
  const giveProject = async (
    score: Pick<GiveScoreInput, 'person' | 'points' | 'words' | 'why'>,
  ) => {
    const given = await giveScore(portal.services, asker, {
      ...{ ...score, item: 'project', kind: 'score', before: null, requestId: newRequest() },
    });
    if (!given.ok) throw new Error(`The world cannot give a score: ${given.because}`);
    return given.row.cells.project?.score ?? '';
  };
  const standing = await giveProject({
    ...{ person, points },
    words: mark('words on a score that is not released', offering, []),
    why: mark('reason of a grade', offering, []),
  });
  const seen = await giveProject({
    ...{ person: who('team-mate').id, points: 41, why: '' },
    words: mark('words on a score that is released', offering, ['team-mate']),
  });
  const release = { id: newRequest(), scoreFactId: seen, releasedAt: asker.at };
  await db.release.create({ data: release });
  const own = { offering, for: staff };
  const what = `student of ${offering}`;
  things.add('scored person', { what, value: person, ...own });
  things.add('standing score', { what, value: standing, ...own });
  await seedFiles(making, asker, own);
  await seedDraw(making, asker, own);
  const plan = await releasePlanOf(db, course.offering(offering), 'project', asker.at);
  things.add('plan of scores', { what: `project in ${offering}`, value: plan?.mark ?? '', ...own });
}

/** What the midterm asks, with a seed and a reason that only staff read. */
async function seedDraw(
  { portal: { services }, offering, things, mark }: Making,
  asker: SignedInAsker,
  own: { offering: Offering; for: readonly Role[] },
): Promise<void> {
  const drawn = await drawMidterm(services, asker, {
    ...{ seed: mark('draw of the midterm', offering, []), papers: 1, weights: new Map() },
    ...{ why: mark('draw of the midterm', offering, []), before: null, requestId: newRequest() },
  });
  if (!drawn.ok) throw new Error(`The world cannot draw its midterm: ${drawn.because}`);
  const draw = await lastDraw(services.db, offering);
  things.add('standing draw', { what: `draw of ${offering}`, value: draw?.id ?? '', ...own });
}

/** A file of scores that waits, and one that was applied. */
async function seedFiles(
  { portal: { services }, offering, who, things, mark }: Making,
  asker: SignedInAsker,
  own: { offering: Offering; for: readonly Role[] },
): Promise<void> {
  const course = services.course.offering(offering);
  const upload = async (item: string) => {
    const words = mark('words on a score that is not released', offering, []);
    const text = `Email,Score,Comments\n${who('student').email},12,${words}`;
    const fileName = `${mark('reason of a grade', offering, [])}.csv`;
    const bytes = new TextEncoder().encode(text);
    const uploaded = await uploadScores(services, asker, { item, fileName, bytes });
    if (!uploaded.ok) throw new Error(`The world cannot read scores: ${uploaded.because}`);
    const found = await findImport(services.db, course, uploaded.id);
    if (found === null) throw new Error('The world has lost a file of scores');
    return { id: found.id, ...(await differenceOf(services.db, course, found, asker.at)) };
  };
  const waiting = await upload('hw2');
  things.add('score file', { what: `waiting in ${offering}`, value: waiting.id, ...own });
  things.add('difference of scores', { what: `of ${offering}`, value: waiting.mark, ...own });
  const { id, mark: shown } = await upload('hw1');
  await applyScores(services, asker, { id, mark: shown, why: '' });
  things.add('applied score file', { what: `applied in ${offering}`, value: id, ...own });
}
