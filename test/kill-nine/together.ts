import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '#app/db/client.ts';
import { openSessions } from '#app/domain/people/sessions.server.ts';
import { textField } from '#app/domain/projects/document/yjs-text.ts';
import { connectEditor } from '../setup/editor-connection.ts';
import { startPortalProcess, type PortalProcess } from '../setup/portal-process.ts';
import { askForms, type Asked } from './forms.ts';
import { keptText, keptVersion, killDatabase, lostTyping, withDatabase } from './kept.ts';
import { typeOn, type Writer } from './writers.ts';

const mayLoseMs = 2_000;
/** Editors that have lost the portal wait longer and longer before they try again. */
const patienceMs = 120_000;

type Team = {
  documentId: string;
  project: string;
  members: { name: string; cookie: string }[];
  staff: { name: string; id: string; cookie: string };
};

type Stage = Team & {
  data: string;
  folder: string;
  port: number;
  portal: PortalProcess;
  writers: Writer[];
  asked: Asked;
};

type Round = {
  /** Milliseconds of typing before the kill that the database lacked, of whoever lost most. */
  lostMs: number;
  /** What had been confirmed and was not there: comments, versions, decisions, words of a field. */
  gone: string[];
  comments: number;
  versions: number;
  decisions: number;
  /** From the portal's being back until all editors and the database had the same text. */
  togetherMs: number;
};

/** The demo student's team with a session for each, and somebody of staff. */
async function findTeam(db: Db): Promise<Team> {
  const sessions = openSessions(db, { secureCookies: false });
  const cookieOf = async (id: string) => (await sessions.create(id)).setCookie.split(';')[0] ?? '';
  const project = await db.project.findFirstOrThrow({
    where: { members: { some: { person: { demoRole: 'student' }, to: null } } },
    include: { members: { where: { to: null }, include: { person: true } } },
  });
  const document = await db.document.findFirstOrThrow({
    where: { projectId: project.id, stage: { name: 'proposal' } },
  });
  const staff = await db.person.findFirstOrThrow({ where: { demoRole: 'assistant' } });
  const members: Team['members'] = [];
  for (const { person } of project.members) {
    members.push({ name: word(person.name), cookie: await cookieOf(person.id) });
  }
  return {
    ...{ documentId: document.id, project: project.slug, members },
    staff: { name: word(staff.name), id: staff.id, cookie: await cookieOf(staff.id) },
  };
}

function word(name: string): string {
  return name.replaceAll(/[^a-z]/gi, '').toLowerCase();
}

const origin = (port: number) => `http://localhost:${port}`;

function openWriters({ members, staff, documentId, port }: Omit<Stage, 'writers'>): Writer[] {
  const open = (name: string, cookie: string, suggestsAs: string | null): Writer => ({
    ...{ name, suggestsAs },
    editor: connectEditor(origin(port), { cookie, documentId }),
  });
  return [
    // One of the team writes from two machines.
    ...[...members, ...members.slice(0, 1)].map(({ name, cookie }, index) =>
      open(`${name}${index}`, cookie, null),
    ),
    open(staff.name, staff.cookie, staff.id),
  ];
}

/** Waits until all editors show the same text, and the database has it; gives how long it took. */
async function untilTogether(stage: Stage, words: readonly string[]): Promise<number> {
  const begun = performance.now();
  const { writers, folder, documentId } = stage;
  for (;;) {
    const texts = new Set(writers.map(({ editor }) => editor.text()));
    const [text = ''] = texts;
    const missing = words.filter((each) => !text.includes(each));
    if (texts.size === 1 && missing.length === 0) {
      const took = performance.now() - begun;
      await untilKept(folder, documentId, words);
      return took;
    }
    if (performance.now() - begun > patienceMs)
      throw new Error(`Not together: ${texts.size} texts, lacking ${missing.join() || 'nothing'}`);
    await wait(50);
  }
}

async function untilKept(folder: string, documentId: string, words: readonly string[]) {
  for (let attempt = 1; ; attempt += 1) {
    const text = await withDatabase(folder, (db) => keptText(db, documentId));
    if (words.every((each) => text.includes(each))) return;
    if (attempt === 40) throw new Error('The database lacks what all editors show.');
    await wait(250);
  }
}

function assertOnce(text: string, words: readonly string[]): void {
  const doubled = words.filter((each) => text.split(each).length !== 2);
  if (doubled.length > 0) throw new Error(`Not there exactly once: ${doubled.join()}`);
}

/** Takes away what a round wrote, so that the text stays as long as it was. */
async function clear(stage: Stage, round: number): Promise<void> {
  const [first] = stage.writers;
  const fragment = first?.editor.doc.getXmlFragment(textField);
  if (first === undefined || fragment === undefined) return;
  const isOfRound = (words: unknown) => String(words).includes(`round${round}x`);
  first.editor.doc.transact(() => {
    // The first paragraph was there before; what was suggested stands at its end.
    for (let index = fragment.length - 1; index > 0; index -= 1) {
      if (isOfRound(fragment.get(index).toString())) fragment.delete(index, 1);
    }
    const text = first.editor.first();
    let end = text.length;
    for (const { insert } of (text.toDelta() as { insert: string }[]).toReversed()) {
      end -= insert.length;
      if (isOfRound(insert)) text.delete(end, insert.length);
    }
  });
  const begun = performance.now();
  while (stage.writers.some(({ editor }) => editor.text().includes(`round${round}x`))) {
    if (performance.now() - begun > patienceMs) throw new Error('What was deleted is still there.');
    await wait(50);
  }
}

/** One kill, from everybody together to everybody together. */
async function killOnce(stage: Stage, round: number): Promise<Round> {
  const { folder, data, port, documentId, writers, asked } = stage;
  const killAt = performance.now() + 2_000 + Math.random() * 2_500;
  let over = false;
  const isOver = () => over;
  const typing = writers.map((writer) => typeOn(writer, round, isOver));
  const asking = asked.askOn(round, isOver);
  await wait(killAt - performance.now());
  const killedAt = performance.now();
  await stage.portal.kill();
  if (round % 4 === 0) killDatabase(folder);
  over = true;
  const typed = await Promise.all(typing);
  await asking;
  const { lostMs, gone } = await withDatabase(folder, async (db) => {
    const text = await keptText(db, documentId);
    await keptVersion(db, documentId);
    return {
      lostMs: Math.max(...typed.map((each) => lostTyping(each, text, killedAt))),
      gone: await asked.gone(db),
    };
  });
  stage.portal = await startPortalProcess(data, port);
  const words = typed.flat().map((each) => each.word);
  const togetherMs = await untilTogether(stage, words);
  assertOnce(writers[0]?.editor.text() ?? '', words);
  await asked.askAgain();
  const counted = await withDatabase(folder, async (db) => {
    gone.push(...(await asked.gone(db)), ...(await asked.doubled(db)));
    return asked.count(db);
  });
  for (const { editor, name } of writers) {
    if (editor.refused.length > 0) throw new Error(`${name} was refused: ${editor.refused.join()}`);
  }
  await clear(stage, round);
  return { lostMs, gone, togetherMs, ...counted };
}

function tell(round: number, result: Round): void {
  const { lostMs, gone, comments, versions, decisions, togetherMs } = result;
  console.log(
    `${String(round).padStart(3)}  text lost ${lostMs.toFixed(0).padStart(5)} ms` +
      `  ${comments} comments, ${versions} versions, ${decisions} decisions` +
      `  together again after ${(togetherMs / 1_000).toFixed(1)} s` +
      (gone.length === 0 ? '' : `  GONE OR DOUBLED: ${gone.join(', ')}`),
  );
}

function sumUp(results: readonly Round[]): boolean {
  const worst = Math.max(...results.map(({ lostMs }) => lostMs));
  const slowest = Math.max(...results.map(({ togetherMs }) => togetherMs));
  const gone = results.flatMap((result) => result.gone);
  const last = results.at(-1);
  console.log(
    `\n${results.length} kills: ${gone.length} confirmed things lost or doubled of ` +
      `${last?.comments ?? 0} comments, ${last?.versions ?? 0} versions and ` +
      `${last?.decisions ?? 0} decisions; at most ${worst.toFixed(0)} ms of text not yet on disk, ` +
      `all of it back, each word once; together again within ${(slowest / 1_000).toFixed(1)} s`,
  );
  return gone.length === 0 && worst <= mayLoseMs;
}

/**
 * While a team writes one text from several machines, hands it in, and somebody of staff suggests,
 * comments, decides and types into fields, the portal is killed (-9) at random instants, every
 * fourth time together with its database. Nothing that was confirmed may be missing: no version,
 * comment, decision, or word of a field. Of typing, at most two seconds may not be on disk. Then
 * all editors come back by themselves, to the same text, with every word once; what was not
 * confirmed is sent again, and is there once.
 *
 * @returns whether all of that holds
 */
export async function killWhileTogether(
  data: string,
  port: number,
  rounds: number,
): Promise<boolean> {
  const folder = path.join(data, 'postgres');
  const portal = await startPortalProcess(data, port);
  const team = await withDatabase(folder, findTeam);
  const asked = askForms(origin(port), team);
  const place = { ...team, data, folder, port, portal, asked };
  const stage: Stage = { ...place, writers: openWriters(place) };
  try {
    await untilTogether(stage, []);
    const results: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const result = await killOnce(stage, round);
      results.push(result);
      tell(round, result);
    }
    return sumUp(results);
  } finally {
    for (const { editor } of stage.writers) editor.close();
    await stage.portal.stop();
  }
}
