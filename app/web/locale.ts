import { parseCookie } from './cookie.ts';
import { asLanguage, languages, type Language } from '#app/i18n/languages.ts';

export const languageCookie = 'language';

/**
 * The language to answer in: asked for in the address (`?lang=`), remembered by the browser,
 * chosen by the person, preferred by the browser; in that order.
 */
export function chooseLanguage(asked: {
  query: string | null;
  cookieHeader: string | undefined;
  person: string | null | undefined;
  acceptHeader: string | undefined;
}): Language {
  return (
    asLanguage(asked.query) ??
    asLanguage(parseCookie(asked.cookieHeader, languageCookie)) ??
    asLanguage(asked.person) ??
    accepted(asked.acceptHeader) ??
    languages[0]
  );
}

/** The first language we have among those of an `Accept-Language` header, the best liked first. */
function accepted(header: string | undefined): Language | undefined {
  const wishes = (header ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const q = parameters.find((parameter) => parameter.trim().startsWith('q='));
    return { tag: tag.toLowerCase(), q: q === undefined ? 1 : Number(q.trim().slice(2)) || 0 };
  });
  return wishes
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => asLanguage(tag))
    .find((language) => language !== undefined);
}

/** The `Set-Cookie` value that remembers a language for a year; null forgets the one remembered. */
export function rememberLanguage(language: Language | null, secure: boolean): string {
  const age = language === null ? 0 : 31_536_000;
  const attributes = ['Path=/', `Max-Age=${age}`, 'SameSite=Lax', ...(secure ? ['Secure'] : [])];
  return [`${languageCookie}=${language ?? ''}`, ...attributes].join('; ');
}
