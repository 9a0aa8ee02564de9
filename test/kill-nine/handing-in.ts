import { setTimeout as wait } from 'node:timers/promises';
import path from 'node:path';
import type { Db } from '#app/db/client.ts';
import { openSessions } from '#app/domain/people/sessions.server.ts';
import { openFileStore, type FileStore } from '#app/files/store.server.ts';
import { createMember } from '../factories/people.ts';
import { handInClient } from '../setup/hand-in-client.ts';
import { startPortalProcess, type PortalProcess } from '../setup/portal-process.ts';
import { sweepAllShelves } from '../setup/sweep-all-shelves.ts';
import { goOn, handOn, type Hander } from './hander.ts';
import { filesNamed, filesOnDisk, wrongAbout } from './kept-homework.ts';
import { killDatabase, withDatabase } from './kept.ts';

const students = 5;
const homework = 'sp24/hw3';
const day = 86_400_000;

type Stage = {
  data: string;
  folder: string;
  port: number;
  portal: PortalProcess;
  files: FileStore;
  handers: Hander[];
  /** Files of the demo's own versions, which nobody ever brought. */
  neverThere: ReadonlySet<string>;
};

type Round = {
  /** What is not as it was acknowledged. */
  wrong: string[];
  versions: number;
  /** Files that no row named, removed by the sweep. */
  swept: number;
  restartMs: number;
};

async function openHanders(db: Db, port: number): Promise<Hander[]> {
  const sessions = openSessions(db, { secureCookies: false });
  const handers: Hander[] = [];
  for (let number = 1; number <= students; number += 1) {
    const person = await createMember(db, {
      ...{ offering: 'sp24', role: 'student', name: `Hander ${number}` },
      email: `hander-${number}@example.edu`,
    });
    const cookie = (await sessions.create(person.id)).setCookie.split(';')[0] ?? '';
    const client = handInClient(`http://localhost:${port}`, cookie, homework);
    const nothing = { brought: new Map(), versions: [], ids: new Map(), open: null };
    handers.push({ personId: person.id, client, ...nothing });
  }
  return handers;
}

/** Opens the page anew. */
async function seePage(db: Db, hander: Hander): Promise<{ isBrought: boolean }> {
  const { personId, open } = hander;
  const rows = await db.broughtFile.findMany({ where: { personId } });
  hander.ids = new Map(rows.map(({ name, id }) => [name, id]));
  const isBrought = rows.some(({ sha256 }) => open?.kind === 'bring' && open.sha256 === sha256);
  return { isBrought };
}

/** What is on disk and in the database, with no portal running; then what the sweep leaves. */
async function look(stage: Stage): Promise<Pick<Round, 'wrong' | 'versions' | 'swept'>> {
  const { folder, files, handers, neverThere } = stage;
  return withDatabase(folder, async (db) => {
    const wrong: string[] = [];
    for (const hander of handers) wrong.push(...(await wrongAbout(db, files, hander)));
    const before = await filesOnDisk(files);
    await sweepAllShelves({ db, files }, new Date(new Date().getTime() + 2 * day));
    const after = await filesOnDisk(files);
    const named = await filesNamed(db);
    for (const sha256 of named) {
      if (neverThere.has(sha256)) continue;
      const bytes = await files.read(sha256).catch(() => null);
      if (bytes === null) wrong.push(`a row names ${sha256}, which is not there or damaged`);
    }
    for (const sha256 of after)
      if (!named.has(sha256)) wrong.push(`${sha256} is left by the sweep`);
    const versions = handers.reduce((sum, hander) => sum + hander.versions.length, 0);
    return { wrong, versions, swept: before.size - after.size };
  });
}

async function killOnce(stage: Stage, round: number): Promise<Round> {
  const { folder, data, port, handers } = stage;
  let over = false;
  const handing = handers.map((hander) => handOn(hander, () => over));
  await wait(600 + Math.random() * 2_400);
  over = true;
  await stage.portal.kill();
  if (round % 4 === 0) killDatabase(folder);
  await Promise.all(handing);
  const looked = await look(stage);
  const restartedAt = performance.now();
  stage.portal = await startPortalProcess(data, port);
  const restartMs = performance.now() - restartedAt;
  await withDatabase(folder, async (db) => {
    // Nobody brings so much in an hour.
    await db.$executeRaw`DELETE FROM rate_limit`;
    for (const hander of handers) {
      const { isBrought } = await seePage(db, hander);
      await goOn(hander, isBrought);
      looked.wrong.push(...(await wrongAbout(db, stage.files, hander)));
      await seePage(db, hander);
    }
  });
  return { ...looked, restartMs };
}

function tell(round: number, { wrong, versions, swept, restartMs }: Round): void {
  console.log(
    `${String(round).padStart(3)}  ${versions} versions  ${swept} files swept` +
      `  restart ${(restartMs / 1_000).toFixed(1)} s` +
      (wrong.length === 0 ? '' : `  WRONG: ${wrong.join('; ')}`),
  );
}

function sumUp(results: readonly Round[]): boolean {
  const wrong = results.flatMap((result) => result.wrong);
  const swept = results.reduce((sum, result) => sum + result.swept, 0);
  const slowest = Math.max(...results.map(({ restartMs }) => restartMs));
  console.log(
    `\n${results.length} kills: ${wrong.length} things wrong of ${results.at(-1)?.versions ?? 0} ` +
      `versions handed in; ${swept} files that nothing named were swept; ` +
      `back within ${(slowest / 1_000).toFixed(1)} s`,
  );
  return wrong.length === 0;
}

/**
 * While students bring files for a homework, leave some out and hand in, the portal is killed (-9) at
 * random instants, every fourth time together with its database. After each kill every version that
 * was acknowledged is there with its receipt, and its files are on disk with their hashes; so is
 * every file that was acknowledged, and no row names one that is not. The sweep removes what no row
 * names, and nothing else. Then each goes on where they were: what was not answered is asked again,
 * and is there once.
 *
 * @returns whether all of that holds
 */
export async function killWhileHandingIn(
  data: string,
  port: number,
  rounds: number,
): Promise<boolean> {
  const folder = path.join(data, 'postgres');
  const portal = await startPortalProcess(data, port);
  const files = openFileStore(path.join(data, 'files'));
  const opened = await withDatabase(folder, async (db) => {
    const there = await filesOnDisk(files);
    const named = [...(await filesNamed(db))];
    const neverThere = new Set(named.filter((sha256) => !there.has(sha256)));
    return { handers: await openHanders(db, port), neverThere };
  });
  const stage: Stage = { data, folder, port, portal, files, ...opened };
  try {
    const results: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const result = await killOnce(stage, round);
      results.push(result);
      tell(round, result);
    }
    return sumUp(results);
  } finally {
    await stage.portal.stop();
  }
}
