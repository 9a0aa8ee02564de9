import { createRequestHandler, type GetLoadContextFunction } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import type { PageSource } from './page-source.ts';

type Routes = ServerBuild['routes'];
type Route = Routes[string];

/** One address of the table of routes: the route that answers there, and those around it. */
type Target = { segments: readonly string[]; ids: readonly string[] };

/**
 * Answers with the pages. Data and bytes, which many ask for at once in the last minute before a
 * deadline, are looked for among the few pages that can answer their address; a page itself is
 * rendered with all of them, which its script needs to know.
 */
export function answerWithPages(
  build: PageSource['build'],
  getLoadContext: GetLoadContextFunction,
): RequestHandler {
  const all = createRequestHandler({ build, getLoadContext });
  if (typeof build === 'function') return all;
  const idsFor = routesThatFit(build.routes);
  const handlers = new Map<string, RequestHandler>();
  const handlerOf = (ids: readonly string[]) => {
    const key = ids.join();
    const known = handlers.get(key);
    if (known !== undefined) return known;
    const made = createRequestHandler({ build: narrowed(build, ids), getLoadContext });
    handlers.set(key, made);
    return made;
  };
  return (request, response, next) => {
    const address = addressOfData(request.path);
    const ids = address === null ? [] : idsFor(address);
    return (ids.length === 0 ? all : handlerOf(ids))(request, response, next);
  };
}

/**
 * Of which address data or bytes are asked for; null where a page may be shown, also one that says
 * that there is none: a page is rendered with the whole table.
 */
export function addressOfData(path: string): string | null {
  if (path === '/_root.data') return '/';
  if (path.endsWith('.data')) return path.slice(0, -'.data'.length);
  return /^\/uploads(\/[0-9a-f-]{36})?$/.test(path) ? path : null;
}

/**
 * Gives the pages that can answer an address, with those around them, by ids. Remix compares an
 * address with every route there is, several times for each request; most of them differ in a word
 * that does not change, and that is seen much sooner.
 */
export function routesThatFit(routes: Routes): (pathname: string) => string[] {
  const targets = Object.values(routes).filter(isTarget).map(targetOf(routes));
  return (pathname) => {
    const asked = segmentsOf(pathname.toLowerCase());
    const fitting = targets.filter(({ segments }) => fits(segments, asked));
    return [...new Set(fitting.flatMap(({ ids }) => ids))];
  };
}

/** The same pages, but these alone. */
function narrowed(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const routes = ids.map((id) => [id, build.routes[id]] as const);
  return { ...build, routes: Object.fromEntries(routes) as Routes };
}

/** A layout without an address of its own answers nowhere by itself. */
function isTarget({ path, index }: Route): boolean {
  return index === true || (path ?? '') !== '';
}

function targetOf(routes: Routes) {
  return (route: Route): Target => {
    const around: Route[] = [];
    for (let at: Route | undefined = route; at !== undefined; at = routes[at.parentId ?? '']) {
      around.unshift(at);
    }
    const segments = around.flatMap(({ path }) => segmentsOf((path ?? '').toLowerCase()));
    return { segments, ids: around.map(({ id }) => id) };
  };
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** Whether an address may be one of a pattern; `:word`, `word?` and `*` are left to Remix. */
function fits(pattern: readonly string[], asked: readonly string[]): boolean {
  if (pattern.some((segment) => segment.endsWith('?'))) return true;
  const open = pattern.at(-1) === '*';
  const fixed = open ? pattern.slice(0, -1) : pattern;
  if (open ? asked.length < fixed.length : asked.length !== fixed.length) return false;
  return fixed.every((segment, i) => {
    const given = asked[i] ?? '';
    return segment.startsWith(':') || segment === given || given.includes('%');
  });
}
