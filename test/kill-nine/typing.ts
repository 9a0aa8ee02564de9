import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import type { Db } from '#app/db/client.ts';
import { signInAs } from '../e2e/fixtures.ts';
import { chromium as chromiumPath } from '../setup/chromium.mjs';
import { startPortalProcess, type PortalProcess } from '../setup/portal-process.ts';
import {
  keptText,
  keptVersion,
  killDatabase,
  lostTyping,
  withDatabase,
  type Typed,
} from './kept.ts';

type Round = {
  /** Milliseconds of typing before the kill that the database lacked. */
  lostMs: number;
  /** The last version whose receipt the page showed, and the last one in the database. */
  shown: number;
  kept: number;
  restartMs: number;
  /** Whether the page was still an editor when the portal was gone. */
  stayed: boolean;
};

const mayLoseMs = 2_000;
const editor = '[role="textbox"][aria-multiline="true"]';
const submitButton = 'form:has(input[name="intent"][value="submit"]) button[type="submit"]';

/** Types words without end, and submits once, until told to stop. */
async function typeAndSubmit(page: Page, round: number, submitAt: number, isOver: () => boolean) {
  const typed: Typed[] = [];
  let submitted = false;
  await toTheEnd(page);
  for (let number = 0; !isOver(); number += 1) {
    const word = `round${round}word${number}end`;
    await page.keyboard.type(`${word} `);
    // A submission that fails may take the page away, and with it whatever is typed on.
    if (!(await hasEditor(page))) return typed;
    typed.push({ word, at: performance.now() });
    if (!submitted && performance.now() > submitAt) {
      submitted = true;
      // The portal may be gone already, and the button with it.
      await page
        .locator(submitButton)
        .click({ noWaitAfter: true, timeout: 1_000 })
        .catch(() => {});
      await toTheEnd(page);
    }
    await wait(30 + Math.random() * 60);
  }
  return typed;
}

async function hasEditor(page: Page): Promise<boolean> {
  return (await page.locator(editor).count()) > 0;
}

async function toTheEnd(page: Page): Promise<void> {
  if (!(await hasEditor(page))) return;
  await page.locator(editor).focus();
  await page.keyboard.press('Control+End');
}

async function shownVersion(page: Page): Promise<number> {
  const links = await page.locator('a[href*="/receipt/"]').all();
  const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
  return Math.max(0, ...addresses.map((address) => Number(address?.split('/').at(-1))));
}

/** Where the demo's student writes the proposal. */
async function proposalAddress(db: Db): Promise<string> {
  const { offeringId, slug } = await db.project.findFirstOrThrow({
    where: { members: { some: { person: { demoRole: 'student' }, to: null } } },
  });
  return `/${offeringId}/projects/${slug}/proposal`;
}

async function documentAt(db: Db, address: string): Promise<string> {
  const slug = address.split('/').at(-2) ?? '';
  const { id } = await db.document.findFirstOrThrow({
    where: { project: { slug }, stage: { name: 'proposal' } },
  });
  return id;
}

/** Waits until all that was typed is in the database; a page that gave up is loaded anew. */
async function everythingIsBack(page: Page, folder: string, documentId: string, typed: Typed[]) {
  if (!(await hasEditor(page))) await page.reload();
  for (let attempt = 1; ; attempt += 1) {
    const text = await withDatabase(folder, (db) => keptText(db, documentId));
    const missing = typed.filter(({ word }) => !text.includes(word));
    if (missing.length === 0) return;
    if (attempt === 60) throw new Error(`Lost for good: ${missing.map(({ word }) => word).join()}`);
    await wait(500);
  }
}

type Stage = {
  page: Page;
  portal: PortalProcess;
  folder: string;
  data: string;
  port: number;
  documentId: string;
};

/** One kill, from a page with a portal to a page with a portal. */
async function killOnce(stage: Stage, round: number): Promise<Round> {
  const { page, folder, data, documentId } = stage;
  await page.locator(editor).waitFor();
  const killAt = performance.now() + 2_500 + Math.random() * 3_000;
  // From two seconds before the kill to a moment after it.
  const submitAt = killAt - 2_000 + Math.random() * 2_050;
  let over = false;
  const typing = typeAndSubmit(page, round, submitAt, () => over);
  await wait(killAt - performance.now());
  const killedAt = performance.now();
  await stage.portal.kill();
  if (round % 4 === 0) killDatabase(folder);
  over = true;
  const typed = await typing;
  const [shown, stayed] = [await shownVersion(page), await hasEditor(page)];
  const kept = await withDatabase(folder, async (db) => ({
    text: await keptText(db, documentId),
    version: await keptVersion(db, documentId),
  }));
  const restartedAt = performance.now();
  stage.portal = await startPortalProcess(data, stage.port);
  const restartMs = performance.now() - restartedAt;
  await everythingIsBack(page, folder, documentId, typed);
  const lostMs = lostTyping(typed, kept.text, killedAt);
  return { lostMs, shown, kept: kept.version, restartMs, stayed };
}

/**
 * While a student types a proposal in Chromium and submits it, the portal is killed (-9) at random
 * instants, every fourth time together with its database. No version may be missing whose receipt
 * the page had shown. What the database lacks at the moment of the kill may be at most two seconds
 * of typing; once the portal is back, nothing.
 *
 * @returns whether all of that holds
 */
export async function killWhileTyping(
  data: string,
  port: number,
  rounds: number,
): Promise<boolean> {
  const folder = path.join(data, 'postgres');
  const stage = { portal: await startPortalProcess(data, port), folder, data, port };
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ baseURL: `http://localhost:${port}` });
    await signInAs(page, 'student');
    const address = await withDatabase(folder, proposalAddress);
    await page.goto(address);
    await page.locator(editor).waitFor();
    const documentId = await withDatabase(folder, (db) => documentAt(db, address));
    const opened = Object.assign(stage, { page, documentId });
    const results: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const result = await killOnce(opened, round);
      results.push(result);
      tell(round, result);
    }
    return sumUp(results);
  } finally {
    await browser.close();
    await stage.portal.stop();
  }
}

function tell(round: number, { lostMs, shown, kept, restartMs, stayed }: Round): void {
  console.log(
    `${String(round).padStart(3)}  text lost ${lostMs.toFixed(0).padStart(5)} ms` +
      `  version shown ${shown}, kept ${kept}  restart ${(restartMs / 1000).toFixed(1)} s` +
      (stayed ? '' : '  the page gave way'),
  );
}

function sumUp(results: readonly Round[]): boolean {
  const worst = Math.max(...results.map(({ lostMs }) => lostMs));
  const lostVersions = results.filter(({ shown, kept }) => shown > kept).length;
  console.log(
    `\n${results.length} kills: ${lostVersions} submitted versions lost, ` +
      `${results.at(-1)?.kept ?? 0} kept; at most ${worst.toFixed(0)} ms of text lost, all back later`,
  );
  return lostVersions === 0 && worst <= mayLoseMs;
}
