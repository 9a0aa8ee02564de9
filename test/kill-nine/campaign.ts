import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildPages } from '#app/prepare.mjs';
import { killWhileHandingIn } from './handing-in.ts';
import { killWhileTogether } from './together.ts';
import { killWhileTyping } from './typing.ts';

// `npm run campaign:kill-nine`: the portal is killed (-9) again and again, once while a student types
// in a browser, once while a team and its reader work together, once while homework is handed in.
const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'all' },
    rounds: { type: 'string' },
    port: { type: 'string', default: '3198' },
    built: { type: 'boolean', default: false },
  },
});
const parts = {
  typing: { kill: killWhileTyping, usual: 20 },
  together: { kill: killWhileTogether, usual: 50 },
  'handing-in': { kill: killWhileHandingIn, usual: 100 },
};

if (!values.built) await buildPages();
for (const [part, { kill, usual }] of Object.entries(parts)) {
  if (values.part !== 'all' && values.part !== part) continue;
  const data = mkdtempSync(path.join(os.tmpdir(), 'practicum-kill-nine-'));
  // Else the database of a portal run by root would be put where its server may enter.
  chmodSync(data, 0o755);
  try {
    const held = await kill(data, Number(values.port), Number(values.rounds ?? usual));
    if (!held) process.exitCode = 1;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
