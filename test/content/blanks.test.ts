import { expect, test } from 'vitest';
import { readFormula } from '#app/domain/question-bank/study/formula/read-formula.ts';
import { haveSameValue } from '#app/domain/question-bank/study/formula/same-value.ts';
import { loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import { blanksIn } from '#app/domain/syllabus/question-file.ts';

const questions = loadCourse('content/syllabus').offering('sp24').midterm?.questions ?? [];
const blanks = questions.flatMap(({ text }) => text.en.steps.flatMap(({ body }) => blanksIn(body)));

test('what belongs in four of five blanks of the bank is compared by its value', () => {
  const read = blanks.filter((tex) => readFormula(tex) !== null);
  expect(read.length / blanks.length).toBeGreaterThan(0.8);
  for (const tex of read) {
    expect(haveSameValue(tex, `0 + (${tex})`), tex).toBe(true);
    expect(haveSameValue(tex, `2 (${tex})`), tex).toBe(false);
  }
});
