import { z } from 'zod';
import type { Bilingual, Language } from '#app/i18n/languages.ts';

const text = z.string().trim().min(1);
const topics = z.array(text).min(1).max(6);

/** The form of the front matter of a question of the midterm bank. */
export const questionSchema = z.strictObject({
  title: text,
  /** The slug of the lecture whose notation it speaks. */
  lecture: text,
  topics,
  difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)], 'is none of 1, 2 and 3'),
  experiments: z.array(text),
});

export type QuestionYaml = z.infer<typeof questionSchema>;

/** The form of the front matter of a question's Chinese file. */
export const questionTranslationSchema = z.strictObject({ title: text, topics });

/** A question of the midterm bank: what is to be shown, and its whole derivation. */
export type QuestionFile = {
  slug: string;
  title: Bilingual;
  lecture: string;
  topics: readonly Bilingual[];
  difficulty: QuestionYaml['difficulty'];
  /** Slugs of the playground's catalogue. */
  experiments: readonly string[];
  /** The same steps with the same blanks in both languages. */
  text: { en: QuestionText; zh: QuestionText };
  /** The SVG of each figure, by its path in the text. */
  figures: ReadonlyMap<string, string>;
  /** Of one that somebody proposed in the portal; left out for the course's own files. */
  proposed?: Proposed;
};

/** How a question came into the bank. */
export type Proposed = {
  /** The only language it is written in; it stands in both places of `text`. */
  language: Language;
  /** Who proposed it, where they want to be named. */
  by: string | null;
};

/** Markdown, to be rendered with `blankMacro`. */
export type QuestionText = { statement: string; steps: readonly QuestionStep[] };

/** One step: the heading hints at what it does, the body carries it out. */
export type QuestionStep = {
  heading: string;
  body: string;
  /** How many parts of its formulas are marked as worth recalling. */
  blanks: number;
};

const blank = '\\blank';

/** How KaTeX sets what stands in `\blank{…}`: as if it were not marked. */
export const blankMacro: Readonly<Record<string, string>> = { [blank]: '#1' };

/** Takes a question's text apart: what stands before the first `##`, and a step for each one. */
export function splitQuestion(body: string): QuestionText {
  const [statement = '', ...parts] = body.split(/^## +(?=\S)/m);
  return {
    statement: statement.trim(),
    steps: parts.map((part) => {
      const end = part.includes('\n') ? part.indexOf('\n') : part.length;
      const stepBody = part.slice(end).trim();
      return {
        heading: part.slice(0, end).trim(),
        body: stepBody,
        blanks: blanksIn(stepBody).length,
      };
    }),
  };
}

/** What stands in each `\blank{…}` of a text; an inner one belongs to the one around it. */
export function blanksIn(tex: string): string[] {
  const start = tex.indexOf(`${blank}{`);
  if (start < 0) return [];
  const inside = start + blank.length + 1;
  const end = closingBrace(tex, inside);
  return [tex.slice(inside, end), ...blanksIn(tex.slice(end))];
}

/** A formula with nothing marked in it: what stood in each `\blank{…}` stands alone. */
export function withoutBlanks(tex: string): string {
  const start = tex.indexOf(`${blank}{`);
  if (start < 0) return tex;
  const inside = start + blank.length + 1;
  const end = closingBrace(tex, inside);
  // Spaces, or the name of a command would run on into what follows it.
  return `${tex.slice(0, start)} ${withoutBlanks(tex.slice(inside, end))} ${withoutBlanks(tex.slice(end + 1))}`;
}

/** A text with a box in place of each `\blank{…}`. */
export function boxBlanks(tex: string): string {
  const start = tex.indexOf(`${blank}{`);
  if (start < 0) return tex;
  const end = closingBrace(tex, start + blank.length + 1);
  return `${tex.slice(0, start)}\\boxed{\\;?\\;}${boxBlanks(tex.slice(end + 1))}`;
}

/** Where the brace closes that opened just before; the end where none does. */
function closingBrace(tex: string, from: number): number {
  let depth = 1;
  for (let index = from; index < tex.length; index += 1) {
    if (tex[index] === '\\') index += 1;
    else if (tex[index] === '{') depth += 1;
    else if (tex[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  return tex.length;
}
