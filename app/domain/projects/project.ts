import { z } from 'zod';
import { addressOf } from '#app/domain/syllabus/slug.ts';

/** What a team calls its project: 3 to 120 characters. */
export const projectTitle = z.string().trim().min(3).max(120);

/** The title as a part of an address: `Tiny diffusion!` is `tiny-diffusion`; never empty. */
export function slugOf(title: string): string {
  return addressOf(title, 'project');
}
