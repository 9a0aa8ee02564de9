/**
 * `npm run thumbnails [slug …]`: trains the experiments (all of them, or those named) on wasm and
 * writes the films that the index shows. About ten seconds each.
 */
import { writeFileSync } from 'node:fs';
import { openInNode } from '../backends/in-node.ts';
import { experiments } from '../catalog.ts';
import { shoot } from './shoot.ts';

const named = process.argv.slice(2);
const backend = await openInNode('wasm');
for (const experiment of experiments) {
  if (named.length > 0 && !named.includes(experiment.slug)) continue;
  const film = await shoot(backend, experiment);
  if (film === null) {
    console.log(`${experiment.slug}: no film, its drawn still is shown`);
    continue;
  }
  const file = new URL(`films/${experiment.slug}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(film)}\n`);
  console.log(`${experiment.slug}: ${film.frames.length} frames`);
}
