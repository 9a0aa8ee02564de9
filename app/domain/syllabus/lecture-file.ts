import { z } from 'zod';
import { calendarDate, timeOfDay } from './offering-file.ts';

const text = z.string().trim().min(1);
const link = z.url({ protocol: /^https?$/, error: 'is no address like https://…' });

/** The form of a lecture's front matter. */
export const lectureSchema = z.strictObject({
  title: text,
  week: z.int().min(1),
  date: calendarDate,
  start: timeOfDay.optional(),
  end: timeOfDay.optional(),
  place: text.nullable().optional(),
  inferred: z.boolean().default(false),
  topics: z.array(text).min(1).max(8),
  abstract: text,
  readings: z.array(
    z.strictObject({
      title: text,
      authors: z.array(text).min(1),
      year: z.int().min(1600).max(2100),
      url: link,
      why: text,
    }),
  ),
  slides: link.nullable(),
  recording: link.nullable(),
  experiments: z.array(text),
});

export type LectureYaml = z.infer<typeof lectureSchema>;

/** The form of the front matter of a lecture's Chinese file. */
export const translationSchema = z.strictObject({
  title: text,
  topics: z.array(text),
  abstract: text,
  why: z.array(text),
});

export type TranslationYaml = z.infer<typeof translationSchema>;
