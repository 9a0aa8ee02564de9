import { CourseError } from './course-error.ts';
import { loadCourse } from './load-course.server.ts';

/** `npm run content:check`: names every problem and exits with 1 when the course cannot be used. */
try {
  const { offerings } = loadCourse(process.env.CONTENT || 'content/syllabus', { formulas: true });
  const lectures = offerings.reduce((sum, offering) => sum + offering.lectures.length, 0);
  const questions = offerings.reduce(
    (sum, { midterm }) => sum + (midterm?.questions.length ?? 0),
    0,
  );
  console.log(
    `${offerings.length} offerings, ${lectures} lectures, ${questions} questions: everything fits.`,
  );
} catch (error) {
  if (!(error instanceof CourseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
