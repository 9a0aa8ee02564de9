import type { StageName } from '#app/db/generated/enums.ts';
import type { Lack } from './gallery/showing.ts';
import type { StageState } from './stage-state.ts';
import type { StudentStage } from './student-project.server.ts';

/**
 * One of the points of a project's life: the approval of the proposal is one of its own, and where
 * there is a public gallery it is the last.
 */
export type LifePoint = {
  key: StageName | 'approval' | 'gallery';
  /** Null where none is set. */
  due: Date | null;
  standing: 'done' | 'here' | 'ahead';
  /** Who has to do the next thing on it; null ahead of that and after. */
  owes: 'team' | 'staff' | null;
};

type Reached = Pick<LifePoint, 'key' | 'due'> & { done: boolean; state: StageState };

/**
 * A project from proposal to report. A proposal is done once a version is handed in; its approval
 * once staff have approved one. Every other stage is done with its approval. The first point that
 * is not done is where the project is.
 *
 * @param approvalDue when staff mean to have answered the proposals
 */
export function lifeLine(stages: readonly StudentStage[], approvalDue: Date | null): LifePoint[] {
  const points = stages.flatMap(({ stage, due, state }): Reached[] => {
    const approved = state.kind === 'approved';
    if (stage !== 'proposal') return [{ key: stage, due, done: approved, state }];
    const handedIn = approved || state.kind === 'submitted' || state.kind === 'changes requested';
    return [
      { key: stage, due, done: handedIn, state },
      { key: 'approval', due: approvalDue, done: approved, state },
    ];
  });
  const here = points.findIndex(({ done }) => !done);
  return points.map(({ key, due, done, state }, index) => ({
    key,
    due,
    standing: done ? 'done' : index === here ? 'here' : 'ahead',
    owes: index === here && state.owes !== 'nobody' ? state.owes : null,
  }));
}

/**
 * The last point: done while the project is public. It is where the project is once everything else
 * is done; before staff can release it, the team has to agree and to hand in a report.
 */
export function galleryPoint(
  before: readonly LifePoint[],
  { lacks, opens }: { lacks: readonly Lack[]; opens: Date },
): LifePoint {
  const isHere = lacks.length > 0 && before.every(({ standing }) => standing === 'done');
  const owes = lacks[0] === 'release' ? 'staff' : lacks[0] === 'date' ? null : 'team';
  return {
    key: 'gallery',
    due: opens,
    standing: lacks.length === 0 ? 'done' : isHere ? 'here' : 'ahead',
    owes: isHere ? owes : null,
  };
}
