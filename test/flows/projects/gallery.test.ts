import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { classProjects } from '#app/domain/projects/gallery/class-projects.server.ts';
import { keepOutOfClass } from '#app/domain/projects/gallery/keep-out-of-class.server.ts';
import { ownShowing } from '#app/domain/projects/gallery/own-showing.server.ts';
import { publicGallery, publicReport } from '#app/domain/projects/gallery/public-gallery.server.ts';
import { releaseToGallery } from '#app/domain/projects/gallery/release-to-gallery.server.ts';
import { sayToGallery } from '#app/domain/projects/gallery/say-to-gallery.server.ts';
import { staffGallery } from '#app/domain/projects/gallery/staff-gallery.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { minutes, openSetting, type Setting } from './setting.ts';

const opened = berkeley('2024-05-20T10:00');

describe('the public gallery', () => {
  let set: Setting;
  beforeAll(async () => {
    set = await openSetting();
  });
  afterAll(() => set.close());

  type Name = Parameters<Setting['as']>[0];
  const slug = 'tiny-diffusion';
  const visitor = (at = opened) => ({
    person: null,
    role: 'visitor' as const,
    offering: 'sp24',
    at,
  });
  const shown = async (at = opened) => await publicGallery(set.db, set.course, visitor(at));
  const report = (at = opened) => publicReport(set.db, set.course, visitor(at), slug);
  const say = (name: Name, says: 'yes' | 'no', as = 'Ada L.') =>
    sayToGallery(set.services, set.as(name, opened), { project: slug, says, name: as });
  const release = (name: Name, version: number | null) =>
    releaseToGallery(set.services, set.as(name, opened), { project: slug, version });
  const told = async (step: string) =>
    (await set.db.notification.findMany({ where: { kind: 'gallery' } })).filter(
      ({ data }) => (data as { step: string }).step === step,
    );
  const handIn = (words: string, details: object) => async () => {
    await writeDocument(set.db, {
      ...{ project: set.project, stage: 'report', at: minutes(1) },
      text: text(words),
    });
    const input = { project: slug, stage: 'report', requestId: newRequest(), state: null } as const;
    return submitVersion(set.services, set.as('ada', minutes(2)), {
      ...{ ...input, details: JSON.stringify(details) },
    });
  };

  it('takes a report with an abstract within the limit and an https address only', async () => {
    const long = handIn('We found it.', { abstract: 'word '.repeat(41) });
    expect(await long()).toEqual({ ok: false, because: 'abstract too long' });
    const http = handIn('', { abstract: 'In short.', code: 'http://example.org/code' });
    expect(await http()).toEqual({ ok: false, because: 'code is no link' });
    const good = handIn('', { code: 'https://example.org/code' });
    expect(await good()).toMatchObject({ ok: true, version: 1 });
  });

  it('shows nothing while anything is missing', async () => {
    expect(await release('ivy', 1)).toEqual({ ok: false, because: 'not agreed' });
    expect(await say('ada', 'yes')).toEqual({ ok: true });
    expect(await release('ivy', 1)).toEqual({ ok: false, because: 'not agreed' });
    expect(await told('ready')).toEqual([]);
    expect(await say('ben', 'yes', 'Ben')).toEqual({ ok: true });
    expect((await told('ready')).map(({ personId }) => personId).toSorted()).toEqual(
      [set.people.ivy.id, set.people.ash.id].toSorted(),
    );
    expect((await shown())?.projects).toEqual([]);
    expect(await release('ivy', 1)).toEqual({ ok: true });
    expect(await release('ivy', 1)).toEqual({ ok: true });
    expect(await told('released')).toHaveLength(2);
    expect(await shown(minutes(0))).toMatchObject({ isOpen: false, projects: [] });
    expect(await report(minutes(0))).toBeNull();
  });

  it('shows what was released, under the names that its authors gave', async () => {
    expect((await shown())?.projects).toEqual([
      {
        ...{ slug, title: 'Tiny diffusion', authors: ['Ada L.', 'Ben'], abstract: 'In short.' },
        code: 'https://example.org/code',
      },
    ]);
    expect(JSON.stringify((await report())?.content)).toContain('We found it.');
  });

  it('keeps to the released version when another is handed in', async () => {
    await handIn('A later thought.', { abstract: 'Later.' })();
    expect((await shown())?.projects[0]?.abstract).toBe('In short.');
    expect(JSON.stringify((await report())?.content)).not.toContain('A later thought.');
    const staff = await staffGallery(set.db, set.course, set.as('ash', opened));
    expect(staff?.projects).toMatchObject([{ version: 2, released: 1, lacks: [] }]);
    expect(await release('ash', 2)).toEqual({ ok: true });
    expect((await shown())?.projects[0]?.abstract).toBe('Later.');
  });

  it('is nobody else’s to decide', async () => {
    expect(await say('cleo', 'yes')).toEqual({ ok: false, because: 'not found' });
    expect(await say('ivy', 'no')).toEqual({ ok: false, because: 'not a member' });
    expect(await release('ada', null)).toEqual({ ok: false, because: 'not found' });
    expect(await staffGallery(set.db, set.course, set.as('ada', opened))).toBeNull();
    expect(await say('ada', 'yes', ' ')).toEqual({ ok: false, because: 'name' });
    expect(await release('ivy', 9)).toEqual({ ok: false, because: 'not found' });
  });

  it('loses a project at once when any member withdraws, and the others hear of it', async () => {
    const twice = await Promise.all([say('ben', 'no'), say('ben', 'no')]);
    expect(twice).toEqual([{ ok: true }, { ok: true }]);
    expect((await shown())?.projects).toEqual([]);
    expect(await report()).toBeNull();
    expect((await told('withdrawn')).map(({ personId }) => personId)).toEqual([set.people.ada.id]);
    const own = await ownShowing(set.db, set.course, set.as('ada', opened), slug);
    expect(own?.gallery).toMatchObject({
      lacks: ['members'],
      members: [
        { name: 'Ada', says: 'yes', as: 'Ada L.', own: true },
        { name: 'Ben', says: 'no', own: false },
      ],
    });
    const kept = await set.db.showingFact.findMany({ where: { personId: set.people.ben.id } });
    expect(kept.map(({ step }) => step)).toEqual(['consented', 'declined']);
  });

  it('loses it when somebody joins who has not agreed, and when staff take it out', async () => {
    await say('ben', 'yes', 'Ben');
    expect((await shown())?.projects).toHaveLength(1);
    const joined = await set.db.projectMember.create({
      data: {
        ...{ id: newId(), projectId: set.project.id, personId: set.people.cleo.id },
        ...{ offeringId: 'sp24', from: minutes(0) },
      },
    });
    expect((await shown())?.projects).toEqual([]);
    await set.db.projectMember.delete({ where: { id: joined.id } });
    expect(await release('ash', null)).toEqual({ ok: true });
    expect((await shown())?.projects).toEqual([]);
    expect(await told('taken-down')).toHaveLength(2);
  });
});

describe('what the class sees of projects', () => {
  let set: Setting;
  beforeAll(async () => {
    set = await openSetting();
  });
  afterAll(() => set.close());

  const slug = 'tiny-diffusion';
  const seen = (name: 'cleo' | 'ivy' | 'ada', at = minutes(30)) =>
    classProjects(set.db, set.course, set.as(name, at));
  const keepOut = (name: 'ada' | 'cleo', why: string | null) =>
    keepOutOfClass(set.services, set.as(name, minutes(20)), { project: slug, why });

  it('is a title and an abstract from the approval on, and no text', async () => {
    const details = JSON.stringify({ abstract: 'We train small.' });
    await submitVersion(set.services, set.as('ada'), {
      ...{ ...set.proposal, requestId: newRequest(), state: null, details },
    });
    expect(await seen('cleo')).toEqual([]);
    await decideVersion(set.services, set.as('ivy', minutes(10)), {
      ...{ ...set.proposal, version: 1, verdict: 'approved', note: '' },
    });
    expect(await seen('cleo')).toEqual([
      {
        ...{ slug, title: 'Tiny diffusion', team: ['Ada', 'Ben'], abstract: 'We train small.' },
        keptOut: null,
      },
    ]);
    expect(await seen('cleo', minutes(9))).toEqual([]);
  });

  it('is less what a team keeps out, whose reason staff alone read', async () => {
    expect(await keepOut('ada', ' ')).toEqual({ ok: false, because: 'why' });
    expect(await keepOut('cleo', 'Not mine')).toEqual({ ok: false, because: 'not found' });
    expect(await keepOut('ada', 'Under review elsewhere')).toEqual({ ok: true });
    expect(await seen('cleo')).toEqual([]);
    expect(await seen('ivy')).toMatchObject([{ keptOut: 'Under review elsewhere' }]);
    expect(await keepOut('ada', null)).toEqual({ ok: true });
    expect(await seen('cleo')).toHaveLength(1);
  });

  it('is nothing where the offering shows nothing', async () => {
    const file = set.course.offering('sp24');
    const project = { ...file.project, showApproved: 'nobody' as const };
    const course = { ...set.course, offering: () => ({ ...file, project }) };
    expect(await classProjects(set.db, course, set.as('cleo', minutes(30)))).toBeNull();
  });
});
