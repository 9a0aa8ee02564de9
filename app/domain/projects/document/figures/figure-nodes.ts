import { z } from 'zod';
import { isSafeLink, isStorable } from '../safe-text.ts';
import { longestWords, longestSettings } from './figure.ts';

// What a document may hold besides words and formulas: figures, experiments, references. None of
// them has an address of its own: a figure names its file by what is in it, and an experiment its
// settings, so that nothing is ever loaded from where a text says.

const words = (longest: number) => z.string().max(longest).refine(isStorable).default('');
const pixels = z.number().int().min(1).max(20_000);

export const figureNode = z.object({
  type: z.literal('figure'),
  attrs: z.object({
    /** The SHA-256 of the picture. */
    file: z.string().regex(/^[0-9a-f]{64}$/),
    /** Of the picture, in pixels: its room is kept before it has come. */
    width: pixels,
    height: pixels,
    /** What is to be seen, for who does not see it. */
    alt: words(longestWords.alt),
    /** May hold formulas between dollar signs. */
    caption: words(longestWords.caption),
    /** How wide it stands on the page. */
    size: z.literal(['half', 'full']).default('full'),
  }),
});

export const experimentNode = z.object({
  type: z.literal('experiment'),
  attrs: z.object({
    /** The experiment's slug in the playground. */
    experiment: z.string().regex(/^[a-z0-9-]{1,60}$/),
    /** The permalink's query string. */
    settings: z
      .string()
      .max(longestSettings)
      .regex(/^[\w=&.%+-]*$/)
      .default(''),
    caption: words(longestWords.caption),
  }),
});

/** A work that is cited. */
export const referenceNode = z.object({
  type: z.literal('reference'),
  attrs: z.object({
    key: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}:._-]{0,59}$/u),
    authors: words(longestWords.reference),
    title: words(longestWords.reference),
    year: words(20),
    link: z
      .string()
      .max(2_000)
      .refine(isStorable)
      .default('')
      .transform((link) => (isSafeLink(link) ? link : '')),
  }),
});

export type FigureNode = z.infer<typeof figureNode>;
export type ExperimentNode = z.infer<typeof experimentNode>;
export type ReferenceNode = z.infer<typeof referenceNode>;
