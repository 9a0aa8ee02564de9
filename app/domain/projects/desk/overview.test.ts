import { describe, expect, it } from 'vitest';
import type { StageState } from '../stage-state.ts';
import { overviewQuery, sortedBy } from './overview-query.ts';
import { overviewRows, type OverviewProject } from './overview.ts';

const at = new Date('2024-03-20T12:00:00Z');
const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000);
const waiting = (days: number): StageState => ({
  ...{ kind: 'submitted', owes: 'staff', version: 1, since: daysAgo(days), late: false },
});
const draft: StageState = { kind: 'draft', owes: 'team', since: daysAgo(4) };

function project(
  title: string,
  team: string[],
  person: string | null,
  active: number,
  state: StageState,
): OverviewProject {
  const answers = person === null ? null : { id: person, name: person };
  const stages = [{ stage: 'proposal' as const, state, version: null, unread: 0 }];
  const conflict = title === 'Conflict';
  return { slug: title, title, team, answers, conflict, activeAt: daysAgo(active), stages };
}

const projects = [
  project('Flows', ['Ada', 'Ben'], 'ivy', 3, waiting(2)),
  project('GANs', ['Cleo'], 'ash', 20, draft),
  project('Conflict', ['Dan'], 'ivy', 1, draft),
  project('Alone', ['Eve', 'Fay', 'Gus'], null, 5, waiting(9)),
];
const shown = (search: string) =>
  overviewRows(projects, overviewQuery(new URLSearchParams(search)), {
    ...{ at, viewer: 'ivy', smallest: 1 },
  }).map(({ title }) => title);

describe('the overview of projects', () => {
  it.each([
    ['', ['Alone', 'Conflict', 'Flows', 'GANs']],
    ['order=down', ['GANs', 'Flows', 'Conflict', 'Alone']],
    ['who=mine', ['Flows']],
    ['who=nobody', ['Alone']],
    ['who=ash', ['GANs']],
    ['who=nonsense', []],
    ['show=staff', ['Alone', 'Flows']],
    ['q=cleo', ['GANs']],
    ['flag=silent', ['GANs']],
    ['flag=waiting', ['Alone']],
    ['flag=nonsense', ['Alone', 'Conflict', 'Flows', 'GANs']],
    ['sort=waiting', ['Alone', 'Flows', 'Conflict', 'GANs']],
    ['sort=activity', ['GANs', 'Alone', 'Flows', 'Conflict']],
    ['sort=size&order=down', ['Alone', 'Flows', 'Conflict', 'GANs']],
    ['sort=person', ['Alone', 'GANs', 'Conflict', 'Flows']],
  ])('for %j', (search, titles) => {
    expect(shown(search)).toEqual(titles);
  });

  it('is sorted by a column, and the other way round a second time, within its filter', () => {
    const first = sortedBy(new URLSearchParams('who=mine'), 'waiting');
    expect(first).toBe('?who=mine&sort=waiting&order=up');
    expect(sortedBy(new URLSearchParams(first), 'waiting')).toMatch(/order=down/);
    expect(sortedBy(new URLSearchParams('sort=waiting&order=down'), 'size')).toMatch(/order=up/);
  });
});
