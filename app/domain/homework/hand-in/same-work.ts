/** A file by its name and what is in it. */
type Work = { name: string; sha256: string };

/** Whether two versions hold the same files, in whatever order. */
export function isSameWork(some: readonly Work[], others: readonly Work[]): boolean {
  const isAmong = ({ name, sha256 }: Work) =>
    others.some((other) => other.name === name && other.sha256 === sha256);
  return some.length === others.length && some.every(isAmong);
}
