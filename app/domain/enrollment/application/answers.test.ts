import { describe, expect, it } from 'vitest';
import type { ApplicationForm, Question } from '#app/domain/syllabus/course.ts';
import { answerProblems, isLink } from './answers.ts';
import { answersIn, keepable } from './typed-answers.ts';

const both = (text: string) => ({ en: text, zh: text });
const common = (key: string, required = true) => ({ key, label: both(key), help: null, required });
const options = ['a', 'b'].map((key) => ({ key, label: both(key) }));
const form: ApplicationForm = {
  opens: new Date(0),
  closes: new Date(1),
  questions: [
    { kind: 'text', ...common('field') },
    { kind: 'long', limit: 10, ...common('why') },
    { kind: 'choice', options, ...common('level') },
    { kind: 'choices', options, ...common('taken', false) },
    { kind: 'links', ...common('links', false) },
    { kind: 'consent', ...common('consent') },
  ] satisfies Question[],
};
const complete = { field: 'Physics', why: 'Curious', level: 'a', consent: 'yes' };

describe('answers to an application', () => {
  it('are sent when everything that is asked for is there', () => {
    expect(answerProblems(form, complete)).toEqual({});
    expect(answerProblems(form, {})).toEqual({
      field: 'missing',
      why: 'missing',
      level: 'missing',
      consent: 'no consent',
    });
  });

  it.each([
    [{ field: '   ' }, 'missing'],
    [{ why: 'More than ten characters' }, 'too long'],
    [{ level: 'c' }, 'no such choice'],
    [{ taken: ['a', 'z'] }, 'no such choice'],
    [{ links: 'javascript:alert(1)' }, 'no link'],
    [{ links: 'example.edu' }, 'no link'],
    [
      { links: Array.from({ length: 11 }, (_, n) => `https://a.example/${n}`).join('\n') },
      'too many links',
    ],
    [{ consent: 'no' }, 'no consent'],
  ])('%j is refused', (changed, problem) => {
    expect(Object.values(answerProblems(form, { ...complete, ...changed }))).toEqual([problem]);
  });

  it('are kept in the shape that each question has, and nothing else is', () => {
    const odd = { field: 'a\0b\uD800c', taken: 'a', level: ['a'], other: 'x', why: 'l1\r\nl2' };
    expect(keepable(form, odd)).toEqual({ field: 'ab\uFFFDc', why: 'l1\nl2' });
    expect(keepable(form, 'nonsense')).toEqual({});
    expect(keepable(form, { __proto__: { field: 'x' } })).toEqual({});
  });

  it('are read from what a browser sends', () => {
    const sent = new FormData();
    sent.append('answer-taken', 'a');
    sent.append('answer-taken', 'b');
    sent.append('answer-field', 'Physics');
    expect(answersIn(form, sent)).toMatchObject({ taken: ['a', 'b'], field: 'Physics', why: '' });
  });

  it('have links of the web only', () => {
    expect(isLink('https://example.edu/a?b#c')).toBe(true);
    expect(isLink('data:text/html,x')).toBe(false);
  });
});
