import { describe, expect, it } from 'vitest';
import { filterProjects, readProjectFilter } from './project-filter.ts';

const project = (title: string, team: string[], kind: string, owes: string) => ({
  title,
  team,
  stages: [{ state: { kind, owes } }],
});
const projects = [
  project('Tiny diffusion', ['Ada'], 'submitted', 'staff'),
  project('Flows', ['Ben', 'Cleo'], 'changes requested', 'team'),
  project('GANs', ['Dan'], 'overdue', 'team'),
];
const shown = (search: string) =>
  filterProjects(projects, readProjectFilter(new URLSearchParams(search))).map(
    ({ title }) => title,
  );

describe('the list of projects', () => {
  it.each([
    ['', ['Tiny diffusion', 'Flows', 'GANs']],
    ['show=staff', ['Tiny diffusion']],
    ['show=team', ['Flows']],
    ['show=overdue', ['GANs']],
    ['show=nonsense', ['Tiny diffusion', 'Flows', 'GANs']],
    ['q=cleo', ['Flows']],
    ['q=diffusion tiny', ['Tiny diffusion']],
    ['q=cleo&show=staff', []],
  ])('filtered by %j', (search, titles) => {
    expect(shown(search)).toEqual(titles);
  });
});
