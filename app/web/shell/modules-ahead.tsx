import { UNSAFE_RemixContext as RemixContext, useMatches } from '@remix-run/react';
import { useContext, useState } from 'react';

/**
 * Names the scripts of the page at its beginning. The framework names them at the end, which a
 * browser reaches late when there is much to read: it would lay out and paint before it asks.
 */
export function ModulesAhead() {
  const manifest = useContext(RemixContext)?.manifest;
  const matches = useMatches();
  // Those of the page that was asked for, also when another is shown: by then they are there.
  const [modules] = useState(() => {
    if (manifest === undefined) return [];
    const routes = matches.map(({ id }) => manifest.routes[id]);
    const own = routes.flatMap((route) => route && [route.module, ...(route.imports ?? [])]);
    return [...new Set([manifest.entry.module, ...manifest.entry.imports, ...own])];
  });
  return modules.map((href) => <link key={href} rel="modulepreload" href={href} />);
}
