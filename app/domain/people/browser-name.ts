/** Longer ones are cut: nobody needs more of it to know their own browser again. */
export const longestBrowser = 300;

const browsers = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const;

const systems = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const;

/**
 * What a `User-Agent` header says, as people know it. More telling names stand first, since
 * browsers claim to be one another. Null where nothing is recognised.
 */
export function browserName(userAgent: string): { browser: string | null; system: string | null } {
  const find = (known: readonly (readonly [string, RegExp])[]) =>
    known.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? null;
  return { browser: find(browsers), system: find(systems) };
}

/** The same as one name, such as `Firefox · Linux`; empty where nothing is recognised. */
export function browserInWords(userAgent: string): string {
  const { browser, system } = browserName(userAgent);
  return [browser, system].filter(Boolean).join(' · ');
}
