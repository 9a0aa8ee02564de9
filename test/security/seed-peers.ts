import { keepFigure } from '#app/domain/projects/document/figures/keep-figure.server.ts';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { giveReading } from '#app/domain/projects/peer/change-readers.server.ts';
import { carryOutRound } from '#app/domain/projects/peer/carry-out-round.server.ts';
import { handInAnswers } from '#app/domain/projects/peer/hand-in-answers.server.ts';
import { holdAnswers } from '#app/domain/projects/peer/hold-answers.server.ts';
import { staffPeers } from '#app/domain/projects/peer/staff-peers.server.ts';
import { png } from '#test/factories/pictures.ts';
import { createProject, newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { before, type Making } from './making.ts';
import { wordOf } from './people.ts';
import { staff, students, team } from './roles.ts';

/** In which stage classmates read each other's texts. */
export const peerStage = 'proposal';

/**
 * A round of peer feedback that is released, on a text of its own that every student has to read.
 * The first team has answers by somebody whom nobody but staff may know of, and others that are held
 * back from it.
 */
export async function seedPeers(making: Making): Promise<void> {
  const { database, offering, who, as, things, mark, portal } = making;
  const { db } = database;
  const { services } = portal;
  const word = wordOf(offering);
  // Not in the class list, and in no team: where the name stands, it says who reads.
  const { id: personId, name } = who('reader');
  await db.listEntry.update({
    where: { offeringId_personId: { offeringId: offering, personId } },
    data: { listed: false },
  });
  mark('name of a reader', offering, [], name);
  const slug = `${word.toLowerCase()}-read`;
  const writer = [who('writer')];
  const read = await createProject(db, { offering, slug, at: before, team: writer });
  const bring = async (grey: number) => {
    const picture = { project: slug, bytes: png(8, 8, grey) };
    const kept = await keepFigure(services, await as('writer'), picture, new Date());
    if (!kept.ok) throw new Error(`${slug} has no figure: ${kept.because}`);
    return kept.figure;
  };
  const shown = await bring(210);
  const figure = { type: 'figure', attrs: shown };
  await writeDocument(db, {
    ...{ project: read, stage: peerStage, at: before },
    text: text(mark('submitted text', offering, students), figure),
  });
  const place = { project: slug, stage: peerStage, requestId: newRequest(), state: null } as const;
  expectDone(await submitVersion(services, await as('writer'), place));
  const opened = { stage: peerStage, asTheyCome: true } as const;
  const assistant = await as('assistant');
  const plan = await planOf(making);
  expectDone(await carryOutRound(services, assistant, { ...opened, mark: plan }));
  // Who reads what is told here: whatever the plan has given is not.
  await db.peerReading.deleteMany({ where: { project: { offeringId: offering } } });
  await db.notification.deleteMany({ where: { kind: 'peer-reading', offeringId: offering } });

  const tiny = await db.project.findFirstOrThrow({
    where: { offeringId: offering, slug: `${word.toLowerCase()}-tiny` },
  });
  const give = async (project: { id: string }, name: string) => {
    const reader = who(name).id;
    const given = { stage: peerStage, project: project.id, reader } as const;
    expectDone(await giveReading(services, assistant, given));
    const where = { readerId: reader, projectId: project.id };
    return (await db.peerReading.findFirstOrThrow({ where })).id;
  };
  const answer = async (reading: string, name: string, words: string) => {
    const keys = ['told', 'convincing', 'next'].map((key) => [key, words]);
    const answers = Object.fromEntries(keys) as Record<string, string>;
    const asked = { reading, answers, requestId: newRequest() };
    expectDone(await handInAnswers(services, await as(name), asked));
  };
  for (const role of students) {
    const value = await give(read, role);
    const own = { what: `what the ${role} reads`, value, offering, for: [role] };
    things.add('reading', own);
    things.add('reading to take away', { ...own, for: staff });
  }
  const inText = { what: 'a figure of the text', value: shown.file, offering, for: students };
  const beside = { what: 'a figure that is not in it', value: (await bring(211)).file, for: [] };
  things.add('figure to read', inText);
  things.add('figure to read', { ...beside, offering });
  const named = await give(tiny, 'reader');
  await answer(named, 'reader', mark('peer feedback', offering, team));
  const held = await give(tiny, 'author');
  await answer(held, 'author', mark('peer feedback that is held back', offering, []));
  const why = mark('why it is held back', offering, []);
  expectDone(await holdAnswers(services, assistant, { reading: held, why }));

  const forStaff = { offering, for: staff };
  things.add('peer answers', { what: 'answers that are seen', value: named, ...forStaff });
  things.add('held peer answers', { what: 'answers held back', value: held, ...forStaff });
  things.add('text to read', { what: slug, value: read.id, ...forStaff });
  things.add('reader', { what: 'the author', value: who('author').id, ...forStaff });
  if (offering === 'sp24') {
    things.add('peer stage', { what: peerStage, value: peerStage, offering: null });
  }
}

/** What the round would go on with, once everybody is there. */
export async function seedPeerPlan(making: Making): Promise<void> {
  const { things, offering } = making;
  const value = await planOf(making);
  things.add('peer plan', { what: `the plan of ${offering}`, value, offering, for: staff });
}

async function planOf({ database, portal, as }: Making): Promise<string> {
  const { course } = portal.services;
  const page = await staffPeers(database.db, course, await as('instructor'), peerStage);
  if (page === null) throw new Error('There is no peer feedback');
  return page.plan.mark;
}

function expectDone(result: { ok: true } | { ok: false; because: string }): void {
  if (!result.ok) throw new Error(`It was not done: ${result.because}`);
}
