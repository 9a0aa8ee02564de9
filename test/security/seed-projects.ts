import { keepFigure } from '#app/domain/projects/document/figures/keep-figure.server.ts';
import { keepPoint } from '#app/domain/projects/document/import/keep-point.server.ts';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { markCriterion } from '#app/domain/projects/feedback/mark-criterion.server.ts';
import { releaseComments } from '#app/domain/projects/feedback/release-comments.server.ts';
import { saveReply } from '#app/domain/projects/feedback/save-reply.server.ts';
import { roundMark, staffRound } from '#app/domain/projects/feedback/staff-round.server.ts';
import { writeComment } from '#app/domain/projects/feedback/write-comment.server.ts';
import { writeNote } from '#app/domain/projects/feedback/write-note.server.ts';
import { png } from '#test/factories/pictures.ts';
import { createProject, newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { seedPresentation, seedVideo } from './seed-presentations.ts';
import { before, type Making } from './making.ts';
import { wordOf } from './people.ts';
import { staff, type Role } from './roles.ts';

/** Two teams with a submitted proposal each, feedback that they have, and feedback being written. */
export async function seedProjects(making: Making) {
  const { things, offering } = making;
  await seedProject(making, 'tiny', ['student', 'team-mate']);
  await seedProject(making, 'other', ['other student']);
  await seedReplies(making);
  const plan = await staffRound(making.database.db, await making.as('instructor'), 'report');
  things.add('round plan', {
    ...{ what: `the round of ${offering}`, value: roundMark(plan), offering, for: staff },
  });
  if (offering === 'fa24') return;
  const open = (
    kind: 'stage' | 'presentation stage' | 'held stage' | 'submitted stage' | 'unsubmitted stage',
    value: string,
  ) => things.add(kind, { what: value, value, offering: null });
  for (const stage of ['proposal', 'milestone', 'report', 'presentation']) open('stage', stage);
  open('submitted stage', 'proposal');
  open('unsubmitted stage', 'milestone');
  open('held stage', 'report');
  open('presentation stage', 'presentation');
  things.add('version number', { what: 'the first', value: '1', offering: null });
  things.add('earlier text', { what: 'the first', value: 'version-1', offering: null });
}

async function seedReplies({ database: { db }, offering, as, things, mark }: Making) {
  for (const owner of staff) {
    const asker = await as(owner);
    const save = async (title: string, body: string, shared: boolean) => {
      const input = { reply: null, title, body, shared, requestId: newRequest() };
      await saveReply(db, asker, input);
      const { id } = await db.savedReply.findFirstOrThrow({ where: { body } });
      things.add('saved reply', {
        ...{ what: `${title} of the ${owner}`, value: id, offering, for: [owner] },
      });
    };
    await save('Own words', mark('saved reply', offering, [owner]), false);
    await save('Shared words', mark('shared reply', offering, []), true);
  }
}

async function seedProject(making: Making, name: string, team: readonly Role[]) {
  const { database, offering, who, as, things, mark, portal } = making;
  const { db } = database;
  const slug = `${wordOf(offering).toLowerCase()}-${name}`;
  const proposal = { project: slug, stage: 'proposal' as const };
  const project = await createProject(db, {
    ...{ offering, slug, title: `${wordOf(offering)} ${name}`, at: before },
    team: team.map(who),
  });
  if (name === 'tiny') {
    // Who has left the course has left the team.
    await db.projectMember.create({
      data: {
        ...{ id: newRequest(), projectId: project.id, personId: who('dropped').id },
        ...{ offeringId: offering, from: new Date('2024-02-01T00:00:00Z'), to: before },
      },
    });
  }
  const write = (stage: 'proposal' | 'milestone' | 'presentation' | 'report', words: string) =>
    writeDocument(db, { project, stage, text: text(words), at: before });
  await write('proposal', mark('submitted text', offering, team));
  await write('milestone', mark('document text', offering, team));
  await write('report', mark('document text', offering, team));
  const member = await as(team[0] ?? '');
  const submit = async (stage: 'proposal' | 'presentation' | 'report') => {
    const submitted = await submitVersion(
      { db, signer: portal.services.signer, course: portal.services.course },
      member,
      {
        ...{ ...proposal, stage, requestId: newRequest(), state: null },
      },
    );
    if (!submitted.ok) throw new Error(`Nothing was submitted: ${submitted.because}`);
  };
  await submit('proposal');
  const picture = { project: slug, bytes: png(8, 8, team.length) };
  const kept = await keepFigure(portal.services, member, picture, new Date());
  if (!kept.ok) throw new Error(`${slug} has no figure: ${kept.because}`);
  things.add('figure', {
    ...{ what: `a figure of ${slug}`, value: kept.figure.file, offering, at: slug },
    for: [...team, ...staff],
  });
  await write('presentation', mark('submitted text', offering, team));
  await seedVideo(making, slug, team[0] ?? 'student');
  await submit('presentation');
  await seedPresentation(making, slug, team);
  const presentation = { project: slug, stage: 'presentation' as const, version: 1 };
  const decided = await decideVersion({ db }, await as('assistant'), {
    ...{ ...presentation, verdict: 'approved', note: '' },
    conditions: [mark('condition', offering, team)],
  });
  if (!decided.ok) throw new Error(`Nothing was decided: ${decided.because}`);
  // Answered, and held for the round: nothing of it is to be found elsewhere.
  await submit('report');
  const held = await decideVersion({ db }, await as('assistant'), {
    ...{ project: slug, stage: 'report', version: 1, verdict: 'approved', hold: true },
    note: mark('feedback draft', offering, []),
    conditions: [mark('feedback draft', offering, [])],
  });
  if (!held.ok) throw new Error(`Nothing was held: ${held.because}`);
  const condition = await db.condition.findFirstOrThrow({
    where: {
      decision: {
        releasedAt: { not: null },
        version: { document: { projectId: project.id } },
      },
    },
  });

  const say = async (author: string, body: string) => {
    const said = await writeComment(db, await as(author), {
      ...{ ...proposal, body, requestId: newRequest() },
      about: { version: 1, passage: null },
    });
    if (!said.ok) throw new Error(`Nothing was said: ${said.because}`);
    return said.thread;
  };
  const marked = await markCriterion(portal.services, await as('assistant'), {
    ...{ ...proposal, version: 1, criterion: 'scope', level: 'strong' },
  });
  if (!marked.ok) throw new Error(`Nothing was marked: ${marked.because}`);
  const thread = await say('assistant', mark('feedback', offering, team));
  await releaseComments({ db }, await as('assistant'), proposal);
  const what = `of ${slug}`;
  const readers = [...team, ...staff];
  things.add('thread', {
    what: `a thread ${what}`,
    value: thread,
    offering,
    for: readers,
    at: slug,
  });
  things.add('condition', {
    what: `a condition ${what}`,
    value: condition.id,
    offering,
    for: readers,
    at: slug,
  });
  for (const author of staff) {
    const draft = await say(author, mark('feedback draft', offering, []));
    const { id } = await db.comment.findFirstOrThrow({ where: { threadId: draft } });
    const own = { what: `a draft by the ${author} ${what}`, offering, for: [author], at: slug };
    things.add('feedback draft', { ...own, value: id });
    things.add('thread', { ...own, value: draft, for: staff });
  }
  for (const author of staff) {
    const asker = await as(author);
    const note = { project: slug, body: mark('note among staff', offering, []) };
    await writeNote(db, asker, { ...note, requestId: newRequest() });
    const { id } = await db.staffNote.findFirstOrThrow({ where: { body: note.body } });
    const own = { what: `a note by the ${author} ${what}`, offering, for: [author], at: slug };
    things.add('note among staff', { ...own, value: id });
  }
  const replaces = await keepPoint(portal.services, member, {
    ...{ ...proposal, requestId: newRequest(), state: 'AAA=' },
  });
  if (!replaces.ok) throw new Error(`Nothing was kept: ${replaces.because}`);
  const point = await db.textPoint.findFirstOrThrow({
    where: { document: { projectId: project.id } },
  });
  const replaced = { what: `a replaced text ${what}`, value: point.id, offering };
  things.add('earlier text', { ...replaced, for: team, at: slug });
  things.add('team project', { what: slug, value: slug, offering, for: readers });
  things.add('submitted project', { what: slug, value: slug, offering, for: staff });
  const answered = { what: slug, value: `approved.3.${slug}`, offering, for: staff };
  things.add('answered project', answered);
  things.add('audience', { what, value: `project:${project.id}`, offering, for: staff });
}
