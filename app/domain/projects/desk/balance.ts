/** Somebody of staff among whom projects are shared. */
export type Reviewer = {
  id: string;
  /** How many open projects are theirs already. */
  load: number;
  /** Words that their subjects go by; any case. */
  topics: readonly string[];
};

/** A project that nobody answers yet, with the words that tell its subject. */
export type Unassigned = { id: string; words: string };

/** A project and somebody of staff. */
export type Pair = { project: string; person: string };

/** Who would answer which project, and the projects that nobody may answer. */
export type Plan = { pairs: Pair[]; nobody: string[] };

/**
 * Shares projects among staff as evenly as their conflicts allow: no other plan has a smaller sum
 * of squared loads. Among plans that are as even, subjects decide as far as a swap of two projects
 * can tell; then the order in which both are given. The same input gives the same plan.
 *
 * Each project first goes to whoever has the fewest. That can be uneven where conflicts forbid a
 * later choice, so chains of projects are passed on until none leads from somebody to somebody with
 * two or more projects less; without such a chain a plan is optimal (Harvey, Ladner, Lovász and
 * Tamir, “Semi-matchings for bipartite graphs and load balancing”, 2006, theorem 3.1).
 *
 * @param conflicts pairs that must not be
 */
export function balance(
  reviewers: readonly Reviewer[],
  projects: readonly Unassigned[],
  conflicts: readonly Pair[],
): Plan {
  const forbidden = new Set(conflicts.map(keyOf));
  const allowed = (project: string) =>
    reviewers.filter(({ id }) => !forbidden.has(keyOf({ project, person: id })));
  const state: Sharing = {
    loads: new Map(reviewers.map(({ id, load }) => [id, load])),
    owners: new Map(),
    allowed: new Map(projects.map(({ id }) => [id, allowed(id).map((reviewer) => reviewer.id)])),
    fits: new Map(
      projects.flatMap(({ id, words }) =>
        reviewers.map((reviewer) => [
          keyOf({ project: id, person: reviewer.id }),
          fit(words, reviewer.topics),
        ]),
      ),
    ),
  };
  for (const { id } of projects) giveToFewest(state, id);
  while (passOn(state));
  while (swapBySubject(state));
  return {
    pairs: projects.flatMap(({ id }) => {
      const person = state.owners.get(id);
      return person === undefined ? [] : [{ project: id, person }];
    }),
    nobody: projects.filter(({ id }) => !state.owners.has(id)).map(({ id }) => id),
  };
}

/** How many of these subjects the words name. */
export function fit(words: string, topics: readonly string[]): number {
  const text = words.toLowerCase();
  return topics.filter((topic) => text.includes(topic.toLowerCase())).length;
}

type Sharing = {
  loads: Map<string, number>;
  /** By project, in the order in which projects were given. */
  owners: Map<string, string>;
  /** Who may have it, by project, in the order of staff. */
  allowed: Map<string, string[]>;
  fits: Map<string, number>;
};

function keyOf({ project, person }: Pair): string {
  return `${project} ${person}`;
}

function loadOf({ loads }: Sharing, person: string): number {
  return loads.get(person) ?? 0;
}

function fitOf({ fits }: Sharing, project: string, person: string): number {
  return fits.get(keyOf({ project, person })) ?? 0;
}

function giveToFewest(state: Sharing, project: string): void {
  const [first] = (state.allowed.get(project) ?? []).toSorted(
    (a, b) =>
      loadOf(state, a) - loadOf(state, b) || fitOf(state, project, b) - fitOf(state, project, a),
  );
  if (first === undefined) return;
  state.owners.set(project, first);
  state.loads.set(first, loadOf(state, first) + 1);
}

/** Passes projects along one chain to somebody with at least two less; whether there was one. */
function passOn(state: Sharing): boolean {
  for (const start of state.loads.keys()) {
    const steps = chainFrom(state, start);
    if (steps === null) continue;
    for (const { project, person } of steps) state.owners.set(project, person);
    const end = steps.at(-1)?.person ?? start;
    state.loads.set(start, loadOf(state, start) - 1);
    state.loads.set(end, loadOf(state, end) + 1);
    return true;
  }
  return false;
}

/** Which project goes to whom, so that the start has one less and the last one more; breadth first. */
function chainFrom(state: Sharing, start: string): Pair[] | null {
  const reached = new Map<string, Pair[]>([[start, []]]);
  for (const [person, steps] of reached) {
    if (loadOf(state, person) <= loadOf(state, start) - 2) return steps;
    for (const [project, owner] of state.owners) {
      if (owner !== person) continue;
      for (const next of state.allowed.get(project) ?? []) {
        if (!reached.has(next)) reached.set(next, [...steps, { project, person: next }]);
      }
    }
  }
  return null;
}

/** Swaps projects that are better placed the other way round; whether there were any. */
function swapBySubject(state: Sharing): boolean {
  const projects = [...state.owners.keys()];
  let swapped = false;
  for (const [index, one] of projects.entries()) {
    for (const other of projects.slice(index + 1)) {
      const [a, b] = [state.owners.get(one), state.owners.get(other)];
      if (a === undefined || b === undefined || a === b) continue;
      if (!state.allowed.get(one)?.includes(b) || !state.allowed.get(other)?.includes(a)) continue;
      const now = fitOf(state, one, a) + fitOf(state, other, b);
      if (fitOf(state, one, b) + fitOf(state, other, a) <= now) continue;
      state.owners.set(one, b);
      state.owners.set(other, a);
      swapped = true;
    }
  }
  return swapped;
}
