import { readFileSync } from 'node:fs';
import path from 'node:path';
import { StageName } from '#app/db/generated/enums.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import type { Problem } from './course-error.ts';
import { list } from './read-files.ts';

/**
 * What a stage's text begins with when its team wants a beginning: `project/proposal.md` in an
 * offering's folder, with `proposal.zh.md` beside it. Stages without these files have none.
 */
export function readTemplates(
  folder: string,
  problems: Problem[],
): Partial<Record<StageName, Bilingual>> {
  const templates: Partial<Record<StageName, Bilingual>> = {};
  const names = list(folder);
  for (const name of names) {
    const stage = Object.values(StageName).find((one) =>
      [`${one}.md`, `${one}.zh.md`].includes(name),
    );
    const file = path.relative('.', path.join(folder, name));
    if (stage === undefined) {
      problems.push({ file, line: 1, reason: 'is not named after a stage, like proposal.md' });
      continue;
    }
    const [en, zh] = [`${stage}.md`, `${stage}.zh.md`];
    const other = name === en ? zh : en;
    if (!names.includes(other)) {
      problems.push({ file, line: 1, reason: `has no ${other} beside it` });
      continue;
    }
    const read = (one: string) => readFileSync(path.join(folder, one), 'utf8');
    templates[stage] = { en: read(en), zh: read(zh) };
    if (read(name).trim() === '') problems.push({ file, line: 1, reason: 'is empty' });
  }
  return templates;
}
