/** Which projects the list shows, as its address says. */
export const projectFilters = ['all', 'team', 'staff', 'overdue'] as const;

export type ProjectFilter = { show: (typeof projectFilters)[number]; words: string };

/** Reads a filter from an address; anything else in it is as if not there. */
export function readProjectFilter(search: URLSearchParams): ProjectFilter {
  const show = projectFilters.find((name) => name === search.get('show')) ?? 'all';
  return { show, words: (search.get('q') ?? '').trim().slice(0, 80) };
}

type Filtered = {
  title: string;
  team: readonly string[];
  stages: readonly { state: { kind: string; owes: string } }[];
};

/**
 * The projects whose title or team has all the words, and of which some stage is what is asked
 * for: `staff` owe an answer, the `team` was asked for changes, or something is `overdue`.
 */
export function filterProjects<P extends Filtered>(
  projects: readonly P[],
  { show, words }: ProjectFilter,
): P[] {
  const wanted = words.toLowerCase().split(/\s+/);
  return projects.filter(({ title, team, stages }) => {
    const text = [title, ...team].join(' ').toLowerCase();
    return wanted.every((word) => text.includes(word)) && stages.some(({ state }) => fits(state));
  });

  function fits(state: { kind: string; owes: string }): boolean {
    if (show === 'staff') return state.owes === 'staff';
    if (show === 'team') return state.kind === 'changes requested';
    return show === 'all' || state.kind === 'overdue';
  }
}
