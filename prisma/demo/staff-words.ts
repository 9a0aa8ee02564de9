import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import { saveReply } from '#app/domain/projects/feedback/save-reply.server.ts';
import { writeNote } from '#app/domain/projects/feedback/write-note.server.ts';
import { slugOf } from '#app/domain/projects/project.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor } from '#test/factories/people.ts';
import { named, type Cast } from './people.ts';

const replies = [
  {
    by: 'Iris Delacroix',
    title: 'Baseline is missing',
    body: 'Name one baseline that somebody else would also choose, and say what it would take to beat it.',
    shared: true,
  },
  {
    by: 'Iris Delacroix',
    title: 'Too large for the weeks',
    body: 'This is a good year of work. Choose the part whose answer you would like to know first, and put the rest under “if time allows”.',
    shared: true,
  },
  {
    by: 'Shreya Kulkarni',
    title: 'Several seeds',
    body: 'One run is an anecdote: three seeds with their spread, please, also when they look alike.',
    shared: false,
  },
];

const notes = [
  {
    by: 'Tobias Renner',
    project: 'Straight paths on a small budget',
    body: 'Both came to office hours with a *working* toy example. Daniel does most of the talking: ask Sofia about the solver.',
  },
  {
    by: 'Shreya Kulkarni',
    project: 'Where does a hierarchical VAE stop listening?',
    body: 'If the second version fixes the threshold on held-out seeds, **approve**; nothing else is missing.',
  },
];

/** What staff say among themselves: saved replies and private notes. */
export async function seedStaffWords(db: Db, cast: Cast): Promise<void> {
  const as = (name: string) =>
    askerFor(named(cast, name), 'assistant', berkeley('2024-02-23T16:00'));
  for (const { by, ...reply } of replies) {
    await saveReply(db, as(by), { reply: null, ...reply, requestId: newId() });
  }
  for (const { by, project, body } of notes) {
    await writeNote(db, as(by), { project: slugOf(project), body, requestId: newId() });
  }
}
