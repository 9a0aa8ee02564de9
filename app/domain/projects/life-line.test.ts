import { describe, expect, it, test } from 'vitest';
import { galleryPoint, lifeLine } from './life-line.ts';
import { projectTasks } from './project-tasks.ts';
import type { StageState } from './stage-state.ts';
import type { StudentProject, StudentStage } from './student-project.server.ts';

const at = (day: number) => new Date(Date.UTC(2024, 1, day));
const since = at(20);

const nothing: StageState = { kind: 'nothing', owes: 'team' };
const draft: StageState = { kind: 'draft', owes: 'team', since };
const submitted: StageState = { kind: 'submitted', owes: 'staff', version: 1, since, late: false };
const asked: StageState = { kind: 'changes requested', owes: 'team', version: 1, since };
const approved: StageState = {
  ...{ kind: 'approved', owes: 'nobody', version: 2, since, conditions: 0 },
};

function stages(proposal: StageState, unread = 0): StudentStage[] {
  const names = ['proposal', 'milestone', 'presentation', 'report'] as const;
  return names.map((stage, index) => ({
    stage,
    title: { en: stage, zh: stage },
    summary: { en: '', zh: '' },
    due: at(28 + index),
    extendedFrom: null,
    pages: 1,
    state: index === 0 ? proposal : nothing,
    unread: index === 0 ? unread : 0,
    decision: null,
  }));
}

test.each([
  ['nothing', nothing, ['here', 'ahead', 'ahead', 'ahead', 'ahead'], 'team'],
  ['a draft', draft, ['here', 'ahead', 'ahead', 'ahead', 'ahead'], 'team'],
  ['a version waits', submitted, ['done', 'here', 'ahead', 'ahead', 'ahead'], 'staff'],
  ['changes are asked for', asked, ['done', 'here', 'ahead', 'ahead', 'ahead'], 'team'],
  ['approved', approved, ['done', 'done', 'here', 'ahead', 'ahead'], 'team'],
] as const)('the life-line when the proposal is: %s', (_what, proposal, standings, owes) => {
  const line = lifeLine(stages(proposal), at(30));
  expect(line.map(({ key }) => key)).toEqual([
    'proposal',
    'approval',
    'milestone',
    'presentation',
    'report',
  ]);
  expect(line.map(({ standing }) => standing)).toEqual(standings);
  expect(line.find(({ standing }) => standing === 'here')?.owes).toBe(owes);
  expect(line.filter((point) => point.owes !== null)).toHaveLength(1);
});

describe('what a team has to do', () => {
  const project = { slug: 'tiny', title: 'Tiny', team: [], since };
  const tasks = (proposal: StageState, unread = 0, own: StudentProject['project'] = project) =>
    projectTasks('sp24', { project: own, stages: stages(proposal, unread), goals: null });

  it('is to go on with a draft until its deadline', () => {
    expect(tasks(draft)).toMatchObject([
      { key: 'proposal', doing: 'go on', due: at(28), path: '/sp24/projects/tiny/proposal' },
    ]);
  });

  it('is to revise when changes are asked for, with what there is to read', () => {
    expect(tasks(asked, 3)).toMatchObject([{ doing: 'revise', due: null, unread: 3 }]);
  });

  it('is the next stage while staff owe the answer', () => {
    expect(tasks(submitted)).toMatchObject([{ key: 'milestone', doing: 'begin' }]);
  });

  it('is to found a project where there is none', () => {
    expect(tasks(nothing, 0, null)).toMatchObject([{ doing: 'begin', path: '/sp24/projects' }]);
  });
});

describe('the gallery at the end of the life-line', () => {
  const line = (proposal: StageState) => lifeLine(stages(proposal), null).slice(0, 2);
  test.each([
    ['is ahead before the rest is done', draft, ['members', 'date'], 'ahead', null],
    ['waits for the team', approved, ['members', 'release', 'date'], 'here', 'team'],
    ['waits for staff', approved, ['release', 'date'], 'here', 'staff'],
    ['waits for nobody but the day', approved, ['date'], 'here', null],
    ['is done while it is public', approved, [], 'done', null],
  ] as const)('%s', (_what, proposal, lacks, standing, owes) => {
    const opens = at(29);
    expect(galleryPoint(line(proposal), { lacks, opens })).toEqual({
      ...{ key: 'gallery', due: opens, standing, owes },
    });
  });
});
