/**
 * Whether a request that may change something comes from our own pages. Browsers send `Origin`
 * with every such request, so one without it, or with another one, is refused.
 *
 * @param own the portal's origin when it is configured, else derived from the `Host` header
 */
export function isSameOrigin(method: string, origin: string | undefined, own: string): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return true;
  return origin === own;
}

/**
 * Whether this is the one request that comes from elsewhere by design: a mail program that stops a
 * kind of mail for its reader (RFC 8058). It sends no `Origin`, needs no cookie, and can do nothing
 * but what the 256-bit key in its address stands for; a browser always says where it comes from.
 *
 * @param address the path with whatever stands behind it
 */
export function isOneClick(method: string, origin: string | undefined, address: string): boolean {
  return method === 'POST' && origin === undefined && /^\/unsubscribe\/[\w-]{43}$/.test(address);
}
