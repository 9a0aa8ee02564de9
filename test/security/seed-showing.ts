import type { StageName } from '#app/db/generated/enums.ts';
import { keepFigure } from '#app/domain/projects/document/figures/keep-figure.server.ts';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { writeNote } from '#app/domain/projects/feedback/write-note.server.ts';
import { keepOutOfClass } from '#app/domain/projects/gallery/keep-out-of-class.server.ts';
import { releaseToGallery } from '#app/domain/projects/gallery/release-to-gallery.server.ts';
import { sayToGallery } from '#app/domain/projects/gallery/say-to-gallery.server.ts';
import { png } from '#test/factories/pictures.ts';
import { createProject, newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { before, type Making } from './making.ts';
import { wordOf } from './people.ts';

/**
 * A project that is in the public gallery: its report is everybody's. What else there is of it, its
 * proposal, what staff said, and why the class is not shown it, is not.
 */
export async function seedShowing(making: Making): Promise<void> {
  const { database, offering, who, as, things, mark, portal } = making;
  const { db } = database;
  const slug = `${wordOf(offering).toLowerCase()}-shown`;
  const team = ['author'];
  const project = await createProject(db, {
    ...{ offering, slug, title: `${wordOf(offering)} shown`, at: before },
    team: team.map(who),
  });
  const author = await as('author');
  const assistant = await as('assistant');
  const services = portal.services;
  const bring = async (grey: number) => {
    const picture = { project: slug, bytes: png(8, 8, grey) };
    const kept = await keepFigure(services, author, picture, new Date());
    if (!kept.ok) throw new Error(`${slug} has no figure: ${kept.because}`);
    return kept.figure;
  };
  const handIn = async (stage: StageName, words: string, details: object) => {
    const figure = { type: 'figure', attrs: await bring(stage === 'report' ? 200 : 201) };
    await writeDocument(db, { project, stage, text: text(words, figure), at: before });
    const submitted = await submitVersion(services, author, {
      ...{ project: slug, stage, requestId: newRequest(), state: null },
      details: JSON.stringify(details),
    });
    expectDone(submitted);
    const decided = await decideVersion({ db }, assistant, {
      ...{ project: slug, stage, version: 1, verdict: 'approved' },
      note: mark('feedback', offering, team),
    });
    expectDone(decided);
  };
  await handIn('proposal', mark('submitted text', offering, team), {
    goals: [{ id: newRequest(), words: mark('submitted text', offering, team) }],
  });
  await handIn('report', 'For everybody.', { abstract: 'In short.' });
  await writeDocument(db, {
    ...{ project, stage: 'report', at: before },
    text: text(mark('document text', offering, team)),
  });
  const note = { project: slug, body: mark('note among staff', offering, []) };
  await writeNote(db, assistant, { ...note, requestId: newRequest() });
  const why = mark('kept out of the class', offering, team);
  expectDone(await keepOutOfClass(services, author, { project: slug, why }));
  const says = { project: slug, says: 'yes', name: 'A. U. Thor' } as const;
  expectDone(await sayToGallery(services, author, says));
  expectDone(await releaseToGallery(services, assistant, { project: slug, version: 1 }));
  const shown = await bring(200);
  const other = await bring(201);
  const here = { offering, at: slug };
  things.add('public figure', { ...here, what: 'a figure of the report', value: shown.file });
  things.add('public figure', {
    ...{ ...here, what: 'a figure of the proposal', value: other.file, for: [] },
  });
  things.add('public project', { what: slug, value: slug, offering });
}

function expectDone(result: { ok: true } | { ok: false; because: string }): void {
  if (!result.ok) throw new Error(`It was not done: ${result.because}`);
}
