import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildPages } from '#app/prepare.mjs';
import { killWhileTogether } from './together.ts';
import { killWhileTyping } from './typing.ts';

// `npm run campaign:kill-nine`: the portal is killed (-9) again and again, once while a student types
// in a browser, once while a team and its reader work together.
const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'both' },
    rounds: { type: 'string' },
    port: { type: 'string', default: '3198' },
    built: { type: 'boolean', default: false },
  },
});
const parts = { typing: killWhileTyping, together: killWhileTogether };
const usual = { typing: 20, together: 50 };

if (!values.built) await buildPages();
for (const part of ['typing', 'together'] as const) {
  if (values.part !== 'both' && values.part !== part) continue;
  const data = mkdtempSync(path.join(os.tmpdir(), 'practicum-kill-nine-'));
  // Else the database of a portal run by root would be put where its server may enter.
  chmodSync(data, 0o755);
  try {
    const held = await parts[part](data, Number(values.port), Number(values.rounds ?? usual[part]));
    if (!held) process.exitCode = 1;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
