import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { changedParts, compareTexts } from './compare-questions.ts';
import { proposalProblems } from './proposal-problems.ts';
import { mayEdit, stateOf, verdicts, verdictsAfter, type ProposedQuestion } from './proposal.ts';
import { readTopics, typedQuestion } from './typed-question.ts';

describe('where a proposed question stands', () => {
  test.each([
    [1, undefined, 'waiting'],
    [1, { version: 1, verdict: 'changes' }, 'changes'],
    // Handed over again.
    [2, { version: 1, verdict: 'changes' }, 'waiting'],
    [2, { version: 1, verdict: 'declined' }, 'declined'],
    // Staff mend what is in the bank, and it stays there.
    [2, { version: 1, verdict: 'accepted' }, 'accepted'],
    [3, { version: 3, verdict: 'removed' }, 'removed'],
  ] as const)('with version %i and the last decision %o it is %s', (latest, last, state) => {
    expect(stateOf(latest, last)).toBe(state);
  });

  it('is never decided as it stands already, and what is in the bank can only be taken out', () => {
    for (const verdict of verdicts) {
      expect(verdictsAfter(verdict)).not.toContain(verdict);
      expect(verdictsAfter(verdict).includes('removed')).toBe(verdict === 'accepted');
    }
  });

  it('is edited by its author until it is decided, and in the bank by staff alone', () => {
    const states = ['waiting', ...verdicts] as const;
    expect(states.filter((state) => mayEdit(state, false))).toEqual(['waiting', 'changes']);
    expect(states.filter((state) => mayEdit(state, true))).toEqual([
      ...['waiting', 'changes', 'accepted'],
    ]);
  });
});

const question: ProposedQuestion = {
  ...{ title: 'Sums', lecture: 'flows', topics: ['sums'], difficulty: 1, language: 'en' },
  body: 'Show that $1+1=2$.\n\n## Count\n\n$$\n\\blank{2}=1+1\n$$',
};
const problems = (changed: Partial<ProposedQuestion>) =>
  proposalProblems({ ...question, ...changed }, ['flows']);

describe('what keeps a question from being handed over', () => {
  it('is nothing where it is whole', () => expect(problems({})).toEqual({}));

  test.each([
    [{ title: ' ' }, { title: { because: 'empty' } }],
    [{ title: 'x'.repeat(121) }, { title: { because: 'too long' } }],
    [{ lecture: 'gans' }, { lecture: { because: 'not covered' } }],
    [{ topics: [] }, { topics: { because: 'empty' } }],
    [{ topics: [...'abcdefg'] }, { topics: { because: 'too many' } }],
    [{ topics: ['x'.repeat(61)] }, { topics: { because: 'too long' } }],
    [{ body: '' }, { body: { because: 'empty' } }],
    [{ body: 'x'.repeat(12_001) }, { body: { because: 'too long' } }],
    [{ body: 'Show it.' }, { body: { because: 'no step' } }],
    [{ body: '## Count\n\nSo.' }, { body: { because: 'no statement' } }],
    [{ body: 'Show it.\n\n## A\n\nSo.\n\n## B\n' }, { body: { because: 'empty step', step: 2 } }],
    [{ body: `Show it.${'\n\n## Step\n\nSo.'.repeat(13)}` }, { body: { because: 'too many' } }],
    [{ body: 'Show it.\n\n## A\n\n![so](a.svg)' }, { body: { because: 'picture', line: 5 } }],
  ] as const)('%#: %o', (changed, expected) => {
    expect(problems(changed)).toEqual(expected);
  });

  it('is a formula that cannot be set, in its line, also inside a blank', () => {
    for (const tex of ['\\frac', '\\blank{\\frac}']) {
      expect(problems({ body: `Show it.\n\n## A\n\nSo $${tex}$.` })).toMatchObject({
        body: { because: 'formula', line: 5 },
      });
    }
  });
});

describe('what changed between two versions', () => {
  it('gives the older without what was inserted, and the newer without what was deleted', () => {
    const text = fc.array(fc.constantFrom('a', 'b ', '\n', '$x^2$', ' '), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [older, newer] = [one.join(''), other.join('')];
        const runs = compareTexts(older, newer);
        const without = (kind: string) =>
          runs.flatMap((run) => (run.kind === kind ? [] : run.words)).join('');
        expect([without('inserted'), without('deleted')]).toEqual([older, newer]);
      }),
    );
  });

  it('names the other parts that differ', () => {
    expect(changedParts(question, question)).toEqual([]);
    expect(changedParts(question, { ...question, topics: ['odds'], difficulty: 2 })).toEqual([
      ...['topics', 'difficulty'],
    ]);
  });
});

test('topics are typed in one field in either language, each counted once', () => {
  expect(readTopics(' sums, 概率，odds；sums,, ')).toEqual(['sums', '概率', 'odds']);
  const topics = ['sums', 'change of variables'];
  expect(readTopics(typedQuestion({ ...question, topics }).topics)).toEqual(topics);
});
