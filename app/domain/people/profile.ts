import { asLanguage, type Language } from '#app/i18n/languages.ts';

/** What a person says about themselves. Null follows the browser. */
export type Profile = {
  name: string;
  pronouns: string | null;
  language: Language | null;
  /** IANA name. */
  zone: string | null;
};

/** A profile as a form sends it; empty where nothing is chosen. */
export type TypedProfile = Record<keyof Profile, string>;

/** What is wrong with a field, by its key in the catalogue. */
export type ProfileProblem = {
  name?: 'nameMissing' | 'nameLong' | 'notText';
  pronouns?: 'pronounsLong' | 'notText';
  language?: 'languageUnknown';
  zone?: 'zoneUnknown';
};

export const longestName = 100;
const longestPronouns = 40;

/** A name as it is kept: without blanks around it, and single ones inside. */
export function tidyName(typed: string): string {
  return typed.replaceAll(/\s+/gu, ' ').trim();
}

/** What is wrong with a name, or undefined. */
export function nameProblem(typed: string): ProfileProblem['name'] {
  const name = tidyName(typed);
  if (name === '') return 'nameMissing';
  if (!isPlainText(name)) return 'notText';
  return [...name].length > longestName ? 'nameLong' : undefined;
}

/** Reads a profile from what was typed, or says what is wrong at which field. */
export function readProfile(
  typed: TypedProfile,
): { ok: true; profile: Profile } | { ok: false; problem: ProfileProblem } {
  const pronouns = tidyName(typed.pronouns);
  const language = asLanguage(typed.language) ?? null;
  const name = nameProblem(typed.name);
  const problem: ProfileProblem = {
    ...(name !== undefined && { name }),
    ...(!isPlainText(pronouns) && { pronouns: 'notText' }),
    ...([...pronouns].length > longestPronouns && { pronouns: 'pronounsLong' }),
    ...(typed.language !== '' && language === null && { language: 'languageUnknown' }),
    ...(typed.zone !== '' && !isIanaZone(typed.zone) && { zone: 'zoneUnknown' }),
  };
  if (Object.keys(problem).length > 0) return { ok: false, problem };
  return {
    ok: true,
    profile: {
      name: tidyName(typed.name),
      pronouns: pronouns === '' ? null : pronouns,
      language,
      zone: typed.zone === '' ? null : typed.zone,
    },
  };
}

/** Whether it is one of the zones that the profile page offers. */
function isIanaZone(zone: string): boolean {
  return zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone);
}

/** Whether PostgreSQL and pages can keep it: no control character, no half of a surrogate pair. */
function isPlainText(text: string): boolean {
  return !/[\p{Cc}\p{Surrogate}]/u.test(text);
}
