import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepDetails } from '#app/domain/projects/details/keep-details.server.ts';
import { readDetails } from '#app/domain/projects/details/details-fields.ts';
import { releaseToGallery } from '#app/domain/projects/gallery/release-to-gallery.server.ts';
import { sayToGallery } from '#app/domain/projects/gallery/say-to-gallery.server.ts';
import { chooseSharing } from '#app/domain/projects/presentation/choose-sharing.server.ts';
import { keepLink } from '#app/domain/projects/presentation/keep-video.server.ts';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { courseOf } from '#app/domain/syllabus/load-course.server.ts';
import { openFileStore } from '#app/files/store.server.ts';
import { filmedOffering } from '#test/factories/course.ts';
import { newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { minutes, monday, openSetting, type Setting } from './setting.ts';

// Fifty clicks at once on the real database, and what the database itself refuses.
let set: Setting;
const project = 'tiny-diffusion';
const fifty = <Result>(click: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: 50 }, (_, index) => click(index)));

beforeAll(async () => {
  set = await openSetting();
});
afterAll(() => set.close());

it('keeps each of the goals that two people type at once', async () => {
  const ids = Array.from({ length: 12 }, () => newId());
  const kept = await fifty((index) => {
    const goal = { id: ids[index % 12], words: `Goal ${index % 12}` };
    return keepDetails(set.services, set.as(index % 2 === 0 ? 'ada' : 'ben'), {
      ...set.proposal,
      patch: JSON.stringify({ goals: [goal] }),
    });
  });
  expect(kept.every(({ ok }) => ok)).toBe(true);
  const row = await set.db.documentDetails.findUniqueOrThrow({
    where: { documentId: set.documentId },
  });
  const { goals } = readDetails(row.details);
  expect(goals.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
});

it('keeps an order of goals beside what a team-mate types meanwhile', async () => {
  const before = await set.db.documentDetails.findUniqueOrThrow({
    where: { documentId: set.documentId },
  });
  const order = readDetails(before.details)
    .goals.map(({ id }) => id)
    .toReversed();
  const [first = ''] = order;
  const send = (who: 'ada' | 'ben', patch: object) =>
    keepDetails(set.services, set.as(who), { ...set.proposal, patch: JSON.stringify(patch) });
  await Promise.all([
    send('ada', { order }),
    send('ben', { goals: [{ id: first, words: 'Said anew' }] }),
  ]);
  const row = await set.db.documentDetails.findUniqueOrThrow({
    where: { documentId: set.documentId },
  });
  const { goals } = readDetails(row.details);
  expect(goals.map(({ id }) => id)).toEqual(order);
  expect(goals[0]?.words).toBe('Said anew');
  expect(await send('ada', { order: [first, first] })).toMatchObject({ ok: false });
});

it('gives a project one video, whoever of the team chooses it', async () => {
  const course = courseOf([filmedOffering()]);
  const services = { ...set.services, course, files: openFileStore('/nowhere') };
  const kept = await fifty((index) =>
    keepLink(services, set.as(index % 2 === 0 ? 'ada' : 'ben'), {
      ...{ project, link: `https://videos.example.org/${index % 5}` },
    }),
  );
  expect(kept.every(({ ok }) => ok)).toBe(true);
  expect(await set.db.video.count({ where: { removedAt: null } })).toBe(1);
  const video = await set.db.video.findFirstOrThrow({ where: { removedAt: null } });
  const { url, projectId, addedBy, addedAt } = video;
  const another = { id: newId(), url, projectId, addedBy, addedAt };
  await expect(set.db.video.create({ data: another })).rejects.toThrow();
  const both = { ...another, removedAt: monday, sha256: 'a'.repeat(64) };
  await expect(set.db.video.create({ data: both })).rejects.toThrow();
});

it('keeps a choice not to share once, and none without a reason', async () => {
  const why = 'A patent is pending';
  await fifty(() => chooseSharing(set.services, set.as('ada'), { project, shared: false, why }));
  expect(await set.db.shareChoice.count()).toBe(1);
  const row = { projectId: set.project.id, personId: set.people.ada.id, at: monday };
  const silent = { id: newId(), ...row, shared: false, why: '' };
  await expect(set.db.shareChoice.create({ data: silent })).rejects.toThrow();
});

it('writes each agreement, and each release to the gallery, once', async () => {
  await writeDocument(set.db, {
    ...{ project: set.project, stage: 'report', at: monday },
    text: text('What we found.'),
  });
  const handedIn = await submitVersion(set.services, set.as('ada', minutes(1)), {
    ...{ project, stage: 'report', requestId: newRequest(), state: null },
  });
  expect(handedIn).toMatchObject({ ok: true });
  await fifty((index) => {
    const who = index % 2 === 0 ? 'ada' : 'ben';
    return sayToGallery(set.services, set.as(who, minutes(2)), { project, says: 'yes', name: who });
  });
  expect(await set.db.showingFact.count({ where: { step: 'consented' } })).toBe(2);
  const released = await fifty((index) =>
    releaseToGallery(set.services, set.as(index % 2 === 0 ? 'ivy' : 'ash', minutes(3)), {
      ...{ project, version: 1 },
    }),
  );
  expect(released.every(({ ok }) => ok)).toBe(true);
  expect(await set.db.showingFact.count({ where: { step: 'released' } })).toBe(1);
});

it('refuses facts about the gallery that say too little or too much', async () => {
  const row = { projectId: set.project.id, personId: set.people.ada.id, at: monday };
  for (const wrong of [
    { step: 'released' as const },
    { step: 'consented' as const },
    { step: 'kept_out' as const },
    { step: 'declined' as const, name: 'Ada' },
    { step: 'let_in' as const, why: 'Because' },
  ]) {
    const data = { id: newId(), ...row, ...wrong };
    await expect(set.db.showingFact.create({ data }), wrong.step).rejects.toThrow();
  }
});
