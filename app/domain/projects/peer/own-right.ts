import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { isNow, type MembershipInterval } from '../access.ts';
import { readingRight, readingState, type ReadingFacts } from './reading.ts';

/** A reading with whose it is. */
export type OwnedReading = Pick<ReadingFacts, 'endedAt' | 'answers'> & {
  readerId: string;
  round: { due: Date };
  project: { members: readonly MembershipInterval[] };
};

/** What the asker may do with a text that was given to somebody; null where it is not theirs. */
export function rightOf(
  course: Course,
  { person, role, offering, at }: SignedInAsker,
  reading: OwnedReading,
): ReturnType<typeof readingRight> {
  if (reading.readerId !== person.id) return null;
  const { due } = reading.round;
  return readingRight(readingState(reading, due, at), {
    ...{ due, at },
    student: may(role, 'work on project'),
    inTeam: reading.project.members.some(
      (member) => member.personId === person.id && isNow(member, at),
    ),
    archived: course.offering(offering).archived,
  });
}
