import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startDatabase } from '#app/db/start.ts';
import { migrationsAreComplete } from '#app/db/migrations.ts';
import { emptyDatabase } from '#test/setup/database.ts';

describe('the database at the start of the portal', async () => {
  const empty = await emptyDatabase();
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'practicum-start-'));
  afterAll(async () => {
    await empty.close();
    rmSync(dataFolder, { recursive: true });
  });

  it("is brought up to date on a server of one's own", async () => {
    const lines: string[] = [];
    const say = (line: string) => lines.push(line);
    const database = await startDatabase({ databaseUrl: empty.url, dataFolder, say });
    expect(await migrationsAreComplete(database.db)).toBe(true);
    expect(lines.join()).toContain('brought the database up to date');
    await database.close();
  });

  it('is refused at once when it does not exist, without telling the password', async () => {
    const missing = new URL(empty.url);
    missing.pathname = '/not_there';
    missing.password ||= 'secret';
    const started = startDatabase({ databaseUrl: missing.toString(), dataFolder });
    await expect(started).rejects.toThrow(/DATABASE_URL.*cannot be used.*does not exist/);
    await expect(started).rejects.not.toThrow(missing.password);
  });
});
