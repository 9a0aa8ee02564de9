import { z } from 'zod';
import { readAudience } from './announcement.ts';

/** What staff type; a draft may be empty. */
export const announcementFields = z.object({
  title: z.string().trim().max(200),
  body: z.string().max(20_000),
  audience: z.string().refine((text) => readAudience(text) !== null),
  urgent: z.boolean(),
});
export type AnnouncementFields = z.infer<typeof announcementFields>;
