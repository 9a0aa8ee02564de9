/**
 * A number above 0 and below 1 that a seed decides for each id: the same on every machine, so that
 * whoever knows the seed can do again what was drawn with it. FNV-1a with 32 bits, its bits mixed
 * once more by the finalizer of MurmurHash3.
 */
export function seededNumber(seed: string, id: string): number {
  let value = 0x811c9dc5;
  for (const unit of seed + id) {
    value = Math.imul(value ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (((value ^ (value >>> 16)) >>> 0) + 0.5) / 2 ** 32;
}
