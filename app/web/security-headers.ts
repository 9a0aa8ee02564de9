/**
 * The headers of every answer. Scripts run only with this answer's nonce. Style attributes are
 * allowed because Mantine and KaTeX set them; `wasm-unsafe-eval` is what WebAssembly in the
 * playground's worker needs, and it lets no text become script.
 *
 * @param players origins of the players of videos that pages may frame, once their reader says so
 */
export function securityHeaders(
  nonce: string,
  https: boolean,
  players: readonly string[],
): Record<string, string> {
  const policy = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    'style-src': `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'frame-src': ["'self'", ...new Set(players)].join(' '),
    'frame-ancestors': "'none'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
  };
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    ...(https ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}
