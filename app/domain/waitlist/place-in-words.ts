import type { TFunction } from 'i18next';
import { languageTag, type Language } from '#app/i18n/languages.ts';
import type { Ahead, Place } from './order.ts';

/**
 * Who is before somebody, and why, as a sentence: "Three people are before you: each has two strong
 * homeworks, you have one."
 */
export function placeInWords(place: Place, t: TFunction<'waitlist'>, language: Language): string {
  const [first, ...others] = place.ahead;
  if (first === undefined) return t('nobodyAhead');
  const count = place.position - 1;
  const list = new Intl.ListFormat(languageTag[language], { type: 'conjunction' });
  const reasons =
    others.length === 0
      ? reasonOfAll(first, place.strong, t)
      : list.format(place.ahead.map((group) => reasonOfSome(group, t)));
  return t('before', { count, people: capitalized(numberInWords(count, t)), reasons });
}

function reasonOfAll({ count, strong, because }: Ahead, own: number, t: TFunction<'waitlist'>) {
  return because === 'more strong homeworks'
    ? t('eachMore', { count, theirs: strongInWords(strong, t), yours: shortInWords(own, t) })
    : t('eachEarlier', { count });
}

function reasonOfSome({ count, strong, because }: Ahead, t: TFunction<'waitlist'>) {
  const people = numberInWords(count, t);
  return because === 'more strong homeworks'
    ? t('someMore', { count, people, theirs: strongInWords(strong, t) })
    : t('someEarlier', { count, people, yours: shortInWords(strong, t) });
}

/** `two strong homeworks` */
export function strongInWords(count: number, t: TFunction<'waitlist'>): string {
  return t('strong', { count, number: numberInWords(count, t) });
}

/** `two` of what was named just before. */
function shortInWords(count: number, t: TFunction<'waitlist'>): string {
  return t('short', { count, number: numberInWords(count, t) });
}

/** Small numbers as words, as people write them; larger ones as digits. */
function numberInWords(count: number, t: TFunction<'waitlist'>): string {
  const words: Record<number, string> = t('number', { returnObjects: true });
  return words[count] ?? String(count);
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
