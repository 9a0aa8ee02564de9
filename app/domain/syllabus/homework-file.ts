import { z } from 'zod';
import { fileKinds } from './course.ts';

const text = z.string().trim().min(1);
const bilingual = z.strictObject({ en: text, zh: text });
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no slug like two-gaussians');

/** The form of a homework's front matter. When it comes out and is due stands in `offering.yaml`. */
export const homeworkSchema = z.strictObject({
  parts: z
    .array(
      z
        .strictObject({
          ...{ key: slug, title: text, points: z.int().min(1) },
          /** What the part is marked by; nothing for one mark on the whole part. */
          rubric: z
            .array(z.strictObject({ key: slug, label: bilingual, points: z.number().positive() }))
            .refine(keysDiffer, 'has a key twice')
            .default([]),
        })
        .refine(
          ({ points, rubric }) => rubric.length === 0 || sum(rubric) === points,
          'has a rubric whose points do not add up to its own',
        ),
    )
    .refine((parts) => sum(parts) === 100, 'have points that do not add up to 100')
    .refine(keysDiffer, 'has a key twice'),
  expects: z.strictObject({
    kinds: z
      .array(z.enum(fileKinds))
      .min(1)
      .refine((kinds) => new Set(kinds).size === kinds.length, 'has a kind twice'),
    /** For all files together. */
    megabytes: z.int().min(1).max(200),
    /** Whether teams of projects hand it in together. */
    byTeam: z.boolean().default(false),
  }),
  downloads: z
    .array(
      z.strictObject({
        /** In `homework/files`. */
        file: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*\.py$/, 'is no name like hw1-data.py'),
        about: text,
      }),
    )
    .default([]),
  lectures: z.array(slug).min(1),
  experiments: z.array(slug),
});

export type HomeworkYaml = z.infer<typeof homeworkSchema>;

/** The form of the front matter of a homework's Chinese file. */
export const homeworkTranslationSchema = z.strictObject({
  parts: z.array(text),
  downloads: z.array(text).default([]),
});

export type HomeworkTranslationYaml = z.infer<typeof homeworkTranslationSchema>;

function keysDiffer(named: readonly { key: string }[]): boolean {
  return new Set(named.map(({ key }) => key)).size === named.length;
}

function sum(parts: readonly { points: number }[]): number {
  return parts.reduce((total, { points }) => total + points, 0);
}
