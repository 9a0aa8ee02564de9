import { describe, expect, it } from 'vitest';
import type { StageState } from '../stage-state.ts';
import { overviewQuery, sortedBy } from './overview-query.ts';
import { overviewPage, overviewRows, projectsPerPage, type OverviewProject } from './overview.ts';

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

describe('a page of the overview', () => {
  const many = (count: number) => {
    const all = Array.from({ length: count }, (_, n) => project(`P${n}`, ['Ada'], null, 1, draft));
    const query = overviewQuery(new URLSearchParams());
    return overviewRows(all, query, { at, viewer: 'ivy', smallest: 1 });
  };

  it.each([
    ['nothing', 0, 1, { shown: 0, page: 1, pages: 1 }],
    ['exactly one page', projectsPerPage, 1, { shown: projectsPerPage, page: 1, pages: 1 }],
    ['one more', projectsPerPage + 1, 2, { shown: 1, page: 2, pages: 2 }],
    ['a page that is not there', projectsPerPage + 1, 9, { shown: 1, page: 2, pages: 2 }],
  ])('%s', (_, count, asked, expected) => {
    const { rows, found, page, pages } = overviewPage(many(count), asked);
    expect({ shown: rows.length, page, pages }).toEqual(expected);
    expect(found).toBe(count);
  });

  it('has every project on one of its pages, in order', () => {
    const rows = many(3 * projectsPerPage - 1);
    const paged = [1, 2, 3].flatMap((page) => overviewPage(rows, page).rows);
    expect(paged).toEqual(rows);
  });
});
