import type { Logger } from 'pino';
import { findChromium, removeOldProfiles } from './chromium.server.ts';
import { printPage, type PrintedPage } from './print-page.server.ts';
import { openTurns } from './turns.ts';

/** Prints pages of the portal to PDF. */
export type Printer = {
  /**
   * @param known says what stands on the page: printed before, it is given once more; null for what
   *   is not worth keeping
   */
  print(page: PrintedPage, known: string | null): Promise<PrintResult>;
};

export type PrintResult =
  | { ok: true; pdf: Buffer }
  /** Too many print now; or the browser did not do it in time. */
  | { ok: false; because: 'busy' | 'failed' };

const timeLimitMs = 20_000;
/** In bytes: some dozens of texts with figures. */
const mostKept = 32 * 1024 * 1024;

export type PrinterOptions = {
  /** Where the browser is; looked for when undefined. */
  program: string | undefined;
  log: Pick<Logger, 'error'>;
};

/** A printer with this machine's Chromium; null where there is none. */
export function openPrinter({ program: configured, log }: PrinterOptions): Printer | null {
  const program = findChromium(configured);
  if (program === null) return null;
  removeOldProfiles(new Date()).catch(() => {});
  const turns = openTurns({ atOnce: 2, waiting: 8, patienceMs: timeLimitMs });
  const kept = keepSome(mostKept);
  return {
    print: async (page, known) => {
      const before = known === null ? undefined : kept.get(known);
      if (before !== undefined) return { ok: true, pdf: before };
      const giveBack = await turns.take();
      if (giveBack === null) return { ok: false, because: 'busy' };
      try {
        const pdf = await printPage(program, page, AbortSignal.timeout(timeLimitMs));
        if (known !== null) kept.set(known, pdf);
        return { ok: true, pdf };
      } catch (error) {
        log.error({ err: error }, 'a page was not printed');
        return { ok: false, because: 'failed' };
      } finally {
        giveBack();
      }
    },
  };
}

/** The last things that were asked for, as many as fit. */
function keepSome(most: number) {
  const things = new Map<string, Buffer>();
  let size = 0;
  const drop = (key: string) => {
    size -= things.get(key)?.length ?? 0;
    things.delete(key);
  };
  return {
    get: (key: string) => {
      const thing = things.get(key);
      if (thing === undefined) return undefined;
      things.delete(key);
      things.set(key, thing);
      return thing;
    },
    set: (key: string, thing: Buffer) => {
      drop(key);
      things.set(key, thing);
      size += thing.length;
      for (const oldest of things.keys()) {
        if (size <= most) break;
        drop(oldest);
      }
    },
  };
}
