import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { countTalk, isOpen, seenThreads, type Post } from './thread.ts';

const when = new Date('2024-03-01T18:00:00Z');
const post = (changed: Partial<Post> & { id: string }): Post => ({
  ...{ answerTo: null, step: null, authorId: 'ada', author: { name: 'Ada' }, byStaff: false },
  ...{ anonymous: false, body: `words of ${changed.id}`, writtenAt: when, editedAt: null },
  ...{ deletedAt: null, hiddenAt: null, hiddenWhy: null, endorsedAt: null },
  ...changed,
});
const reader = (id: string, role: 'student' | 'assistant' = 'student') => ({
  ...{ person: { id }, role },
});

describe('who sees what of a post', () => {
  const cases = [
    ['that stands', {}, { ada: 'Ada: words', bo: 'Ada: words', staff: 'Ada: words' }],
    [
      'without a name',
      { anonymous: true },
      { ada: 'Ada: words', bo: '?: words', staff: 'Ada: words' },
    ],
    [
      'that is hidden',
      { hiddenAt: when, hiddenWhy: 'why' },
      { ada: 'Ada: words why', bo: '', staff: 'Ada: words why' },
    ],
    ['that is deleted', { deletedAt: when }, { ada: 'Ada: words', bo: '', staff: '' }],
    [
      'that is deleted and hidden',
      { deletedAt: when, hiddenAt: when },
      { ada: 'Ada: words', bo: '', staff: '' },
    ],
  ] as const;
  test.each(cases)('%s', (_, changed, expected) => {
    const seen = (as: ReturnType<typeof reader>) =>
      seenThreads([post({ id: 'first', body: 'words', ...changed })], as)
        .map(({ author, body, why }) => `${author ?? '?'}: ${body}${why === null ? '' : ` ${why}`}`)
        .join();
    const all = { ada: reader('ada'), bo: reader('bo'), staff: reader('cy', 'assistant') };
    const found = Object.entries(all).map(([name, as]) => [name, seen(as)]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it('an answer stands though what it answers is gone, which then says nothing', () => {
    const gone = post({ id: 'first', deletedAt: when, anonymous: true });
    const answer = post({ id: 'second', answerTo: 'first', authorId: 'bo' });
    expect(seenThreads([gone, answer], reader('cy'))).toMatchObject([
      { body: null, author: null, answers: [{ id: 'second' }] },
    ]);
  });

  it('for any posts, nothing of a classmate’s name or words beyond what they show', () => {
    const moment = fc.constantFrom(null, when);
    const posts = fc.array(
      fc.record({
        ...{ anonymous: fc.boolean(), deletedAt: moment, hiddenAt: moment },
        answers: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(posts, (given) => {
        const all = given.map(({ answers, ...changed }, index) =>
          post({
            ...{ id: `p${index}`, body: `secret-${index}-`, author: { name: `name-${index}-` } },
            ...{ answerTo: answers && index > 0 ? 'p0' : null, hiddenWhy: 'because', ...changed },
          }),
        );
        const text = JSON.stringify(seenThreads(all, reader('somebody else')));
        for (const [index, one] of all.entries()) {
          const gone = one.deletedAt !== null || one.hiddenAt !== null;
          if (gone) expect(text).not.toContain(`secret-${index}-`);
          if (gone || one.anonymous) expect(text).not.toContain(`name-${index}-`);
        }
        expect(text).not.toContain('because');
        expect(text).not.toContain('"ada"');
      }),
    );
  });
});

test('endorsed answers come first, then the oldest', () => {
  const at = (minute: number) => new Date(when.getTime() + minute * 60_000);
  const answers = [
    post({ id: 'late', answerTo: 'first', writtenAt: at(3) }),
    post({ id: 'early', answerTo: 'first', writtenAt: at(1) }),
    post({ id: 'endorsed', answerTo: 'first', writtenAt: at(2), endorsedAt: at(4) }),
  ];
  const [thread] = seenThreads([...answers, post({ id: 'first' })], reader('bo'));
  expect(thread?.answers.map(({ id }) => id)).toEqual(['endorsed', 'early', 'late']);
});

test('what is deleted or hidden is not counted', () => {
  const posts = [
    post({ id: 'a' }),
    post({ id: 'b', answerTo: 'a' }),
    post({ id: 'c', answerTo: 'a', hiddenAt: when }),
    post({ id: 'd', deletedAt: when }),
  ].map((one) => ({ ...one, question: 'elbo' }));
  expect([...countTalk(posts)]).toEqual([['elbo', { threads: 1, answers: 1 }]]);
});

describe('a thread waits for staff', () => {
  const first = post({ id: 'first' });
  const answer = (changed: Partial<Post>) => post({ id: 'second', answerTo: 'first', ...changed });
  test.each([
    ['while nobody answers', first, [], true],
    ['while only classmates answer', first, [answer({})], true],
    ['not once staff answer', first, [answer({ byStaff: true })], false],
    ['not once an answer is endorsed', first, [answer({ endorsedAt: when })], false],
    [
      'again when that answer is hidden',
      first,
      [answer({ endorsedAt: when, hiddenAt: when })],
      true,
    ],
    ['again when staff delete theirs', first, [answer({ byStaff: true, deletedAt: when })], true],
    ['not when it is gone', post({ id: 'first', deletedAt: when }), [], false],
    ['not when staff begin it', post({ id: 'first', byStaff: true }), [], false],
  ])('%s', (_, begun, answers, open) => {
    expect(isOpen(begun, answers)).toBe(open);
  });
});
