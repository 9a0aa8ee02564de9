/**
 * A title as a part of an address: `Tiny diffusion!` is `tiny-diffusion`.
 *
 * @param otherwise what it is where the title has no Latin letter and no digit
 */
export function addressOf(title: string, otherwise: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');
  return slug === '' ? otherwise : slug;
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  let candidate = slug;
  for (let next = 2; taken.has(candidate); next++) candidate = `${slug}-${next}`;
  return candidate;
}
