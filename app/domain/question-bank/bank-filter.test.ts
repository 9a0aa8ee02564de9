import { describe, expect, test } from 'vitest';
import { loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import { isShown, readBankFilter } from './bank-filter.ts';

const questions = loadCourse('content/syllabus').offering('sp24').midterm?.questions ?? [];
const shown = (search: string) => {
  const filter = readBankFilter(new URLSearchParams(search));
  return questions.filter((question) => isShown(question, filter)).map(({ slug }) => slug);
};

describe('the bank is narrowed down by the address alone', () => {
  test.each([
    ['all of it, when nothing is asked', '', questions.length],
    ['all of it, when what is asked is nonsense', 'difficulty=4&topic=&q=%20', questions.length],
    ['nothing, by a word that stands nowhere', 'q=xyzzy', 0],
    ['nothing, by a topic that is none', 'topic=xyzzy', 0],
  ])('%s', (_what, search, count) => {
    expect(shown(search)).toHaveLength(count);
  });

  test('by difficulty: each question once', () => {
    const each = ['1', '2', '3'].flatMap((difficulty) => shown(`difficulty=${difficulty}`));
    expect(each.toSorted()).toEqual(questions.map(({ slug }) => slug).toSorted());
  });

  test('by topic, and by topic and difficulty', () => {
    const jensen = `topic=${encodeURIComponent('Jensen’s inequality')}`;
    expect(shown(jensen)).toEqual([
      'dequantization-bound',
      'elbo-three-ways',
      'importance-weighted-bound',
    ]);
    expect(shown(`${jensen}&difficulty=1`).length).toBeLessThan(3);
  });

  test('by words of either language, all of them, in whatever case', () => {
    expect(shown('q=Getting+BITS+back')).toEqual(['bits-back']);
    expect(shown(`q=${encodeURIComponent('栈 比特返还')}`)).toEqual(['bits-back']);
  });
});
