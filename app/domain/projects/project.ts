import { z } from 'zod';

/** What a team calls its project: 3 to 120 characters. */
export const projectTitle = z.string().trim().min(3).max(120);

/** The title as a part of an address: `Tiny diffusion!` is `tiny-diffusion`; never empty. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '');
  return slug === '' ? 'project' : slug;
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  let candidate = slug;
  for (let next = 2; taken.has(candidate); next++) candidate = `${slug}-${next}`;
  return candidate;
}
