import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('./messages/', import.meta.url);

it('no word of one picture takes the place of another’s', async () => {
  const places = new Map<string, string[]>();
  for (const file of readdirSync(folder)) {
    const { en } = (await import(new URL(file, folder).href)) as { en: object };
    for (const key of Object.keys(en)) places.set(key, [...(places.get(key) ?? []), file]);
  }
  expect(places.size).toBeGreaterThan(100);
  expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
});
