/**
 * JSON in one way only: object keys sorted by code unit, no white space, what is undefined left
 * out. The same value gives the same bytes everywhere, so that a hash of it means something
 * (the idea of RFC 8785, for values that JSON itself can carry).
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
