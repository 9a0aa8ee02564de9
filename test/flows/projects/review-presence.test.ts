import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectReviewers } from '#app/domain/projects/desk/project-reviewers.server.ts';
import { noteReviewer } from '#app/domain/projects/desk/review-presence.server.ts';
import { assignProject } from '#app/domain/projects/desk/assign-project.server.ts';
import { stateConflict } from '#app/domain/projects/desk/state-conflict.server.ts';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { keepWords } from '#app/domain/people/kept-words.server.ts';
import { newRequest } from '#test/factories/projects.ts';
import { minutes, monday, openSetting, type Setting } from './setting.ts';

type Name = Parameters<Setting['as']>[0];

let set: Setting;
beforeAll(async () => {
  set = await openSetting();
  await set.submit();
});
afterAll(() => set.close());

const seconds = (count: number) => new Date(monday.getTime() + count * 1000);
const look = (name: Name, now: Date, leaves = false) => {
  const seen = { project: 'tiny-diffusion', stage: 'proposal', version: 1, leaves } as const;
  return noteReviewer(set.db, set.as(name), seen, now);
};
const type = async (name: Name, words: string, now: Date, place = '1/answer') => {
  const form = new FormData();
  const { id } = set.people[name];
  form.set('key', `${id}/${set.project.id}/proposal/${place}`);
  form.set('words', words);
  form.set('requestId', newRequest());
  form.set('typedAt', `${now.getTime()}`);
  expect(await keepWords(set.db, id, form, now)).toBe(true);
};
const nobody = { others: [], answered: false };

it('shows two of staff each other at the same version, and nobody to the team', async () => {
  expect(await look('ada', seconds(0))).toBeNull();
  expect(await look('ivy', seconds(0))).toEqual(nobody);
  expect(await look('ash', seconds(5))).toMatchObject({
    others: [{ name: 'Ivy', writing: false }],
  });
  expect(await look('ivy', seconds(10))).toMatchObject({ others: [{ name: 'Ash' }] });
});

it('says who of them is writing, here and now', async () => {
  await type('ash', 'Name the baseline', seconds(11));
  await type('ivy', 'Elsewhere', seconds(11), '2/answer');
  expect(await look('ivy', seconds(12))).toMatchObject({
    others: [{ name: 'Ash', writing: true }],
  });
  expect(await look('ash', seconds(12))).toMatchObject({
    others: [{ name: 'Ivy', writing: false }],
  });
  await type('ash', '', seconds(13));
  expect(await look('ivy', seconds(14))).toMatchObject({ others: [{ writing: false }] });
});

it('forgets who leaves, and whose page does not say any more that it is open', async () => {
  expect(await look('ash', seconds(20), true)).not.toBeNull();
  expect(await look('ivy', seconds(21))).toEqual(nobody);
  expect(await look('ash', seconds(22))).not.toBeNull();
  expect(await look('ivy', seconds(22 + 60))).toEqual(nobody);
});

it('says that the version has its answer meanwhile', async () => {
  const answer = { ...set.proposal, version: 1, verdict: 'approved', note: 'Go' } as const;
  const both = await Promise.all([
    decideVersion(set.services, set.as('ivy', minutes(5)), answer),
    decideVersion(set.services, set.as('ash', minutes(5)), { ...answer, note: 'Fine' }),
  ]);
  const [first] = both.filter(({ ok }) => ok);
  const [second] = both.filter(({ ok }) => !ok);
  expect(first).toMatchObject({ ok: true, repeated: false });
  const by = expect.stringMatching(/^(Ivy|Ash)$/) as unknown;
  expect(second).toEqual({ ok: false, because: 'already decided', verdict: 'approved', by });
  expect(await look('ash', minutes(6))).toMatchObject({ answered: true });
});

it('says who answers the project, and who has stated a conflict of interest', async () => {
  const { project } = set.proposal;
  const reviewers = (name: Name) =>
    projectReviewers(set.db, set.as(name, minutes(20)), set.project.id);
  const ash = { id: set.people.ash.id, name: 'Ash' };
  await assignProject(set.services, set.as('ivy', minutes(10)), { project, person: ash.id });
  await stateConflict(set.services, set.as('ivy', minutes(11)), { project, why: 'A cousin' });
  expect(await reviewers('ivy')).toEqual({
    ...{ answers: ash, conflicts: [{ name: 'Ivy', own: true }] },
  });
  expect(await reviewers('ash')).toMatchObject({ conflicts: [{ own: false }] });
  expect(await reviewers('ada')).toEqual({ answers: null, conflicts: [] });
});
