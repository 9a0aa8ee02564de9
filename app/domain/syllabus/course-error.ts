/** Something wrong in a file of the course. Lines count from 1. */
export type Problem = { file: string; line: number; reason: string };

/** The course cannot be used as its files are; the message names every problem. */
export class CourseError extends Error {
  override name = 'CourseError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`);
    super(`The course’s files have ${problems.length} problem(s):\n${lines.join('\n')}`);
    this.problems = problems;
  }
}
