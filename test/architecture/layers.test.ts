import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise, type IReporterOutput } from 'dependency-cruiser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import configuration from '../../.dependency-cruiser.js';

/** A file planted against the direction, what it imports, and the rule that must refuse it. */
const planted = [
  ['app/ui/button.ts', 'app/domain/people/asker.ts', 'ui-knows-no-course'],
  ['app/db/client.ts', 'app/domain/people/asker.ts', 'ground-knows-no-domain'],
  ['app/domain/people/asker.ts', 'app/web/context.ts', 'domain-knows-no-web'],
  ['app/domain/people/asker.ts', 'app/domain/projects/project.ts', 'domain-people'],
  ['app/domain/projects/project.ts', 'app/domain/homework/ledger.ts', 'domain-projects'],
  ['app/domain/waitlist/order.ts', 'app/domain/syllabus/course.ts', 'domain-waitlist'],
  ['app/domain/projects/stage.ts', 'app/db/client.ts', 'rules-are-pure'],
  ['app/web/shell.ts', 'app/routes/front.ts', 'no-route-imported'],
  ['model-playground/models/vae.ts', 'model-playground/worker/client.ts', 'playground-models'],
  ['model-playground/views/plot.ts', 'app/ui/button.ts', 'playground-knows-no-portal'],
] as const;

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'practicum-layers-'));
});

afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string) {
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

async function brokenRules(): Promise<string[]> {
  const result: IReporterOutput = await cruise(['app', 'model-playground'].filter(Boolean), {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: configuration.forbidden.filter(({ name }) => name !== 'no-orphan') },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts'] },
  });
  if (typeof result.output === 'string') throw new Error('expected a result, not a text');
  return result.output.summary.violations.map(({ rule }) => rule.name);
}

describe('the direction of imports', () => {
  test.each(planted)('refuses that %s imports %s', async (from, to, rule) => {
    write('app/root.ts', '');
    write('model-playground/catalog.ts', '');
    write(to, 'export const here = 1;\n');
    const target = path.relative(path.dirname(from), to);
    write(
      from,
      `import { here } from '${target.startsWith('.') ? target : `./${target}`}';\nexport const there = here;\n`,
    );
    expect(await brokenRules()).toContain(rule);
  });

  test('accepts what follows it', async () => {
    write('model-playground/catalog.ts', '');
    write('app/domain/people/asker.ts', 'export const here = 1;\n');
    write('app/domain/projects/project.ts', "export { here } from '../people/asker.ts';\n");
    write('app/routes/front.ts', "export { here } from '../domain/projects/project.ts';\n");
    expect(await brokenRules()).toEqual([]);
  });
});
