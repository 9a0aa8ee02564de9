/**
 * A path of this portal to lead back to, from something typed into an address or sent by a form.
 *
 * @returns the path with its query and fragment; null for anything that a browser would take to
 *   another host, and for anything that is not a path
 */
export function pathInPortal(given: unknown): string | null {
  if (typeof given !== 'string' || !given.startsWith('/')) return null;
  const portal = 'http://portal.invalid';
  if (!URL.canParse(given, portal)) return null;
  const url = new URL(given, portal);
  // `/..//host` stays in the portal when parsed, yet its path alone would be read as a host.
  if (url.origin !== portal || url.pathname.startsWith('//')) return null;
  return url.pathname + url.search + url.hash;
}

/**
 * Where the page that sent this request was. The front door when the request does not say, or
 * names another host.
 */
export function pathOfReferrer(request: Request): string {
  const given = request.headers.get('Referer') ?? '';
  if (!URL.canParse(given)) return '/';
  const { host, pathname, search } = new URL(given);
  if (host !== new URL(request.url).host) return '/';
  return pathInPortal(pathname + search) ?? '/';
}

/** The same path without its `lang`: it would undo the choice that has just been made. */
export function withoutLanguage(path: string): string {
  const url = new URL(path, 'http://portal.invalid');
  if (!url.searchParams.has('lang')) return path;
  url.searchParams.delete('lang');
  return url.pathname + url.search + url.hash;
}
