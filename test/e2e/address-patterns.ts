import type { RouteConfigEntry } from '@remix-run/route-config';

/** Every address of the portal as the router knows it, e.g. `/:offering/lectures/:lecture`. */
export function addressPatterns(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap(({ path, index, children = [] }) => {
    const here = path === undefined ? above : `${above}/${path}`;
    const leaf = index === true || children.length === 0;
    return [...(leaf ? [here || '/'] : []), ...addressPatterns(children, here)];
  });
}
