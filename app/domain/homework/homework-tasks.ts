import type { Task } from '#app/domain/calendar/task.ts';
import type { OwnHomework } from './student-homework.server.ts';

/** What a person still has to hand in: out, not handed in, and still accepted. */
export function homeworkTasks(offering: string, homework: readonly OwnHomework[]): Task[] {
  return homework
    .filter(({ handedIn, price }) => handedIn === null && price?.ok === true)
    .map(({ slug, title, due }) => ({
      kind: 'homework',
      key: slug,
      title,
      doing: 'hand in',
      due,
      unread: 0,
      path: `/${offering}/homework/${slug}`,
    }));
}
