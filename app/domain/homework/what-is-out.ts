import { acceptedUntil } from '#app/domain/calendar/late-rules.ts';
import type { Asker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { HomeworkFile, HomeworkText, OfferingFile } from '#app/domain/syllabus/course.ts';

/** What of a homework is out for everybody at an instant, and when solutions come out. */
export type WhatIsOut = Record<HomeworkText['part'], boolean> & { solutionsFrom: Date };

/**
 * The one place that decides when the texts of a homework come out (product.md, rule 4): the
 * statement when it is released; solutions when the offering's file says, but only after the last
 * instant at which anybody can hand in late by the course's deadline. Extensions of single people
 * change nothing, or the page would tell of them.
 *
 * @param due the course's deadline in force, moves included
 */
export function whatIsOut(
  { released, solutions }: Pick<HomeworkFile, 'released' | 'solutions'>,
  due: Date,
  { zone, policy }: Pick<OfferingFile, 'zone' | 'policy'>,
  at: Date,
): WhatIsOut {
  const lastHandIn = acceptedUntil(policy.late, due, zone);
  return {
    statement: at >= released,
    solutions: at >= solutions && at > lastHandIn,
    solutionsFrom: solutions > lastHandIn ? solutions : lastHandIn,
  };
}

/** Whether somebody in this role may read a text of it now: what is out, and staff all of it. */
export function mayRead(role: Asker['role'], part: HomeworkText['part'], out: WhatIsOut): boolean {
  return out[part] || may(role, 'read homework ahead');
}
