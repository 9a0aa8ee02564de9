/**
 * The same address with the session's zone set to UTC: in another zone Prisma's instants and the
 * server's own `now()` would disagree.
 */
export function sessionInUtc(url: string): string {
  const address = new URL(url);
  const options = address.searchParams.get('options') ?? '';
  if (/timezone/i.test(options)) return url;
  address.searchParams.set('options', `${options} -c TimeZone=UTC`.trim());
  // A plus sign would reach the server as itself.
  address.search = address.search.replaceAll('+', '%20');
  return address.toString();
}
