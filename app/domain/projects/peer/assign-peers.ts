import { seededNumber } from '#app/domain/records/seeded-number.ts';
/** A text to be read, and who must not read it: its own team, whoever was in it, a conflict. */
export type PeerText = { project: string; forbidden: readonly string[] };

/** A project, and a classmate who reads its text. */
export type PeerPair = { project: string; reader: string };

export type WhoReads = {
  /** The ids of those who can read. */
  readers: readonly string[];
  texts: readonly PeerText[];
  /** What was given already: it stays as it is, and counts. */
  given: readonly PeerPair[];
  /** How many readers each text gets. */
  perText: number;
  /** How many texts one reader has at most. */
  atMost: number;
  /** Anything: another one makes another plan that is as even. */
  seed: string;
};

export type PeerPlan = {
  added: PeerPair[];
  /** Texts that get fewer readers than they should, and how many they lack. */
  short: { project: string; lacks: number }[];
};

/**
 * Who reads whose text. Every text gets its readers if that is possible at all, one each before any
 * gets a second one; nobody has more than `atMost`, and none of those that are added could be passed
 * on so that the readers' numbers would be closer together. The result does not depend on the order
 * of what is given; planned again with what it added, it adds nothing.
 *
 * Readers are found by augmenting paths: where everybody who may read a text is full, one of them
 * passes another text on (Ford and Fulkerson, “Flows in Networks”, 1962, chapter I). Then chains of
 * texts are passed on until none leads from somebody to somebody with two or more less; without
 * such a chain loads are as even as can be (Harvey, Ladner, Lovász and Tamir, “Semi-matchings for
 * bipartite graphs and load balancing”, 2006, theorem 3.1).
 */
export function assignPeers(asked: WhoReads): PeerPlan {
  const { perText, seed } = asked;
  const texts = asked.texts.toSorted(bySeed(seed, ({ project }) => project));
  const readers = asked.readers.toSorted(bySeed(seed, (reader) => reader));
  const state = stateOf({ ...asked, texts, readers });
  for (let round = 1; round <= perText; round++) {
    for (const { project } of texts) {
      if (readersOf(state, project).size < round) giveOne(state, project);
    }
  }
  while (passOn(state));
  const added = texts.flatMap(({ project }) =>
    [...readersOf(state, project)]
      .filter((reader) => !state.fixed.has(keyOf({ project, reader })))
      .toSorted(bySeed(seed + project, (reader) => reader))
      .map((reader) => ({ project, reader })),
  );
  const short = texts.flatMap(({ project }) => {
    const lacks = perText - readersOf(state, project).size;
    return lacks > 0 ? [{ project, lacks }] : [];
  });
  return { added, short };
}

type State = {
  /** By project. */
  readers: Map<string, Set<string>>;
  loads: Map<string, number>;
  /** Who may read it, by project: by the seed, so that no order of names decides. */
  allowed: Map<string, string[]>;
  /** What was given before, as keys. */
  fixed: ReadonlySet<string>;
  atMost: number;
};

/** Who gets which text now, and who passes it on to them; null for the first of a path. */
type Step = PeerPair & { from: string | null };

function stateOf({ readers, texts, given, atMost, seed }: WhoReads): State {
  const loads = new Map(readers.map((reader) => [reader, 0]));
  for (const { reader } of given) {
    const load = loads.get(reader);
    if (load !== undefined) loads.set(reader, load + 1);
  }
  const of = new Map(texts.map(({ project }) => [project, new Set<string>()]));
  for (const { project, reader } of given) of.get(project)?.add(reader);
  return {
    ...{ loads, atMost, readers: of, fixed: new Set(given.map(keyOf)) },
    allowed: new Map(
      texts.map(({ project, forbidden }) => {
        const not = new Set(forbidden);
        const may = [...loads.keys()].filter((reader) => !not.has(reader));
        return [project, may.toSorted(bySeed(seed + project, (reader) => reader))];
      }),
    ),
  };
}

function keyOf({ project, reader }: PeerPair): string {
  return `${project} ${reader}`;
}

function readersOf({ readers }: State, project: string): Set<string> {
  return readers.get(project) ?? new Set();
}

function loadOf({ loads }: State, reader: string): number {
  return loads.get(reader) ?? 0;
}

/** Who could read it and does not yet, those with the fewest first. */
function candidates(state: State, project: string): string[] {
  const has = readersOf(state, project);
  return (state.allowed.get(project) ?? [])
    .filter((reader) => !has.has(reader))
    .toSorted((a, b) => loadOf(state, a) - loadOf(state, b));
}

/** The texts that somebody could pass on. */
function movable(state: State, reader: string): string[] {
  return [...state.readers]
    .filter(([project, has]) => has.has(reader) && !state.fixed.has(keyOf({ project, reader })))
    .map(([project]) => project);
}

/** Gives a text one more reader, by the shortest path that ends at somebody with room. */
function giveOne(state: State, project: string): void {
  const reached = new Map<string, Step[]>();
  for (const reader of candidates(state, project)) {
    reached.set(reader, [{ project, reader, from: null }]);
  }
  for (const [reader, steps] of reached) {
    if (loadOf(state, reader) < state.atMost) return walk(state, steps);
    reachFrom(state, reached, reader, steps);
  }
}

/** Passes texts along one chain to somebody with at least two less; whether there was one. */
function passOn(state: State): boolean {
  const fewest = Math.min(...state.loads.values());
  for (const [start, load] of state.loads) {
    if (load - fewest < 2) continue;
    const reached = new Map<string, Step[]>([[start, []]]);
    for (const [reader, steps] of reached) {
      if (loadOf(state, reader) <= load - 2) {
        walk(state, steps);
        return true;
      }
      reachFrom(state, reached, reader, steps);
    }
  }
  return false;
}

function reachFrom(state: State, reached: Map<string, Step[]>, from: string, steps: Step[]): void {
  for (const project of movable(state, from)) {
    for (const reader of candidates(state, project)) {
      if (!reached.has(reader)) reached.set(reader, [...steps, { project, reader, from }]);
    }
  }
}

function walk(state: State, steps: readonly Step[]): void {
  for (const { project, reader, from } of steps) {
    const has = readersOf(state, project);
    has.add(reader);
    state.loads.set(reader, loadOf(state, reader) + 1);
    if (from === null) continue;
    has.delete(from);
    state.loads.set(from, loadOf(state, from) - 1);
  }
}

/** An order that a seed decides, whatever the order was before. */
function bySeed<T>(seed: string, idOf: (one: T) => string): (a: T, b: T) => number {
  return (a, b) =>
    seededNumber(seed, idOf(a)) - seededNumber(seed, idOf(b)) || (idOf(a) < idOf(b) ? -1 : 1);
}
