/** The same place with something else in its search, as an address; null leaves a name out. */
export function changedAddress(said: URLSearchParams, changed: Record<string, string | null>) {
  const next = new URLSearchParams(said);
  for (const [key, value] of Object.entries(changed)) {
    if (value === null) next.delete(key);
    else next.set(key, value);
  }
  return `?${next.toString()}`;
}
