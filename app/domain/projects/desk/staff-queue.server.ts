import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { staffProjects } from '../staff-projects.server.ts';
import type { StageState } from '../stage-state.ts';
import { inQueue, type QueueFilter } from './queue-filter.ts';

export type QueueItem = {
  project: string;
  title: string;
  team: string[];
  stage: StageName;
  stageTitle: Bilingual;
  version: number;
  state: StageState;
  /** Since when it waits, or since when it is answered. */
  since: Date;
  unread: number;
  drafts: number;
  /** Whether it changes the approved goals. */
  changesScope: boolean;
  /** Who of staff answers the project; null while nobody does. */
  answers: { id: string; name: string } | null;
  /** Whether the asker has stated a conflict of interest. */
  conflict: boolean;
};

export type StaffQueue = {
  items: QueueItem[];
  /** Since when the oldest item of the list waits or is answered; null when there is none. */
  since: Date | null;
  /** How many wait in all, whatever the filter. */
  waiting: number;
  oldest: Date | null;
};

/** What was handed in, oldest first; none for who is not staff. */
export async function staffQueue(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  filter: QueueFilter,
): Promise<StaffQueue> {
  const all = (await staffProjects(db, course, asker))
    .flatMap((project) =>
      project.stages.flatMap((each): QueueItem[] => {
        const { stage, title, version, state, unread, drafts, changesScope } = each;
        if (version === null || !('since' in state)) return [];
        return [
          {
            project: project.slug,
            title: project.title,
            team: project.team,
            answers: project.answers,
            conflict: project.conflict,
            ...{ stage, stageTitle: title, version, state, since: state.since },
            ...{ unread, drafts, changesScope },
          },
        ];
      }),
    )
    .toSorted(byAge);
  const waiting = all.filter(({ state }) => state.owes === 'staff');
  const items = all.filter((item) => inQueue(item, filter, asker.person.id));
  return {
    items: filter.sort === 'title' ? items.toSorted(byTitle) : items,
    since: items[0]?.since ?? null,
    waiting: waiting.length,
    oldest: waiting[0]?.since ?? null,
  };
}

function byAge(a: QueueItem, b: QueueItem): number {
  return a.since.getTime() - b.since.getTime() || byTitle(a, b);
}

function byTitle(a: QueueItem, b: QueueItem): number {
  return a.title.localeCompare(b.title) || a.stage.localeCompare(b.stage);
}
