import { describe, expect, it } from 'vitest';
import { berkeley, zone } from '#test/factories/course.ts';
import { roundDue } from './round-due.ts';

describe('the due date of a round', () => {
  it.each([
    ['before the deadline', '2024-04-10T10:00', '2024-04-22T23:59'],
    ['after it', '2024-04-17T10:00', '2024-04-22T23:59'],
    ['a minute before it would be over', '2024-04-22T23:58', '2024-04-22T23:59'],
    ['when it would be over', '2024-04-22T23:59', '2024-04-29T23:59'],
    ['long after', '2024-05-02T08:00', '2024-05-09T23:59'],
  ])('opened %s it is so many days after the deadline, or after that day', (_, opened, due) => {
    const deadline = berkeley('2024-04-15T23:59');
    expect(roundDue(deadline, berkeley(opened), 7, zone)).toEqual(berkeley(due));
  });

  it('keeps the time of day where the clocks change', () => {
    const deadline = berkeley('2024-03-08T23:59');
    expect(roundDue(deadline, deadline, 7, zone)).toEqual(berkeley('2024-03-15T23:59'));
  });
});
