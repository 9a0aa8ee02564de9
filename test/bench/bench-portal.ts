import path from 'node:path';
import { openDatabase } from '#app/db/client.ts';
import type { Db } from '#app/db/client.ts';
import { startEmbeddedPostgres } from '#app/db/postgres/embedded.ts';
import { openOwnPortal } from '../setup/own-portal.ts';

const repeats = 10;

/** An answer, and how many milliseconds passed until it was there as a whole. */
export type Asked = { answer: Response; text: string; ms: number };

/** How long a page takes, and how much of it comes, in kB before compression. */
export type PageCost = { ms: number; kB: number };

/** A portal of its own with the demo, asked as staff, and its database. */
export type BenchPortal = {
  address: string;
  db: Db;
  ask(address: string, body?: FormData | URLSearchParams): Promise<Asked>;
  /** The median of ten; throws when the page does not come. */
  cost(address: string): Promise<PageCost>;
  close(): Promise<void>;
};

/**
 * Opens one as the demo's instructor. Needs `npm run build` before.
 *
 * @param environment beside what every portal of a test has
 */
export async function openBenchPortal(
  environment: Record<string, string> = {},
): Promise<BenchPortal> {
  const portal = await openOwnPortal(() => Promise.resolve(environment));
  const server = await startEmbeddedPostgres({
    ...{ folder: path.join(portal.data, 'postgres'), as: 'guest' },
  });
  const database = openDatabase(server.url('practicum'));
  let cookie = '';

  const ask: BenchPortal['ask'] = async (address, body) => {
    const begun = performance.now();
    const answer = await fetch(`${portal.address}${address}`, {
      headers: { Origin: portal.address, 'Accept-Language': 'en', cookie },
      redirect: 'manual',
      ...(body !== undefined && { method: 'POST', body }),
    });
    const text = await answer.text();
    return { answer, text, ms: performance.now() - begun };
  };

  const cost: BenchPortal['cost'] = async (address) => {
    const times: number[] = [];
    let size = 0;
    for (let round = 0; round < repeats; round += 1) {
      const { answer, text, ms } = await ask(address);
      if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
      times.push(ms);
      size = Buffer.byteLength(text);
    }
    return { ms: times.toSorted((a, b) => a - b)[repeats / 2] ?? 0, kB: size / 1000 };
  };

  const { answer } = await ask('/sign-in', new URLSearchParams({ demo: 'instructor' }));
  cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return {
    address: portal.address,
    db: database.db,
    ask,
    cost,
    close: async () => {
      await database.close();
      await server.release();
      await portal.close();
    },
  };
}

/** A line of a table: the page, what it takes, that as a multiple of a page of almost nothing. */
export function costLine(name: string, { ms, kB }: PageCost, bare: PageCost): string {
  const cells = [name, `${ms.toFixed(0)} ms`, (ms / bare.ms).toFixed(1), kB.toFixed(0)];
  return `| ${cells.join(' | ')} |`;
}
