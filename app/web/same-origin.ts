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
