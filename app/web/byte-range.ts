/** A piece of a file, both ends included. */
export type ByteRange = { from: number; to: number };

/**
 * The one range of bytes that a `Range` header asks for (RFC 9110, 14.2). Null where there is none,
 * or more than one, or something else: then all of it is the answer. `outside` where the file ends
 * before.
 */
export function readRange(header: string | null, size: number): ByteRange | 'outside' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null;
  return from >= size || (first === '' && Number(last) === 0) ? 'outside' : { from, to };
}
