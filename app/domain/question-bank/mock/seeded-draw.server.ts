import type { Asker } from '#app/domain/people/asker.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { drawQuestions } from '../draw/draw.ts';
import { readableBank, type BankServices } from '../readable-bank.server.ts';

export type SeededDraw = { seed: string; questions: { slug: string; title: Bilingual }[] };

/** What a seed draws of the bank as it is now; null where the asker may not read it. */
export async function seededDraw(
  services: BankServices,
  asker: Asker,
  seed: string,
): Promise<SeededDraw | null> {
  const bank = await readableBank(services, asker);
  if (bank === null) return null;
  const drawn = drawQuestions(bank.questions, { asks: bank.midterm.asks, seed });
  const questions = drawn.flatMap((slug) => bank.questions.find((one) => one.slug === slug) ?? []);
  return { seed, questions: questions.map(({ slug, title }) => ({ slug, title })) };
}
