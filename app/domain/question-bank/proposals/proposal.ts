import type { QuestionFile, QuestionYaml } from '#app/domain/syllabus/question-file.ts';
import { splitQuestion } from '#app/domain/syllabus/question-file.ts';
import type { Language } from '#app/i18n/languages.ts';

/** A question as somebody hands it over: its text has the form of the course's own files. */
export type ProposedQuestion = {
  title: string;
  /** The slug of the lecture it belongs to. */
  lecture: string;
  topics: readonly string[];
  difficulty: QuestionYaml['difficulty'];
  language: Language;
  /** Markdown: the statement, then each step under a `##` heading. */
  body: string;
};

/** What staff decide about a proposed question. */
export const verdicts = ['changes', 'declined', 'accepted', 'removed'] as const;
export type Verdict = (typeof verdicts)[number];

/** Where a proposed question stands. */
export type ProposalState = 'waiting' | Verdict;

/**
 * Where a proposed question stands: it waits until somebody decides, and again once another version
 * has been handed over after changes were asked for.
 *
 * @param latest the number of its latest version
 * @param last the last decision, and the version that was read for it
 */
export function stateOf(
  latest: number,
  last: { version: number; verdict: Verdict } | undefined,
): ProposalState {
  if (last === undefined) return 'waiting';
  return last.verdict === 'changes' && latest > last.version ? 'waiting' : last.verdict;
}

const following: Record<ProposalState, readonly Verdict[]> = {
  waiting: ['accepted', 'changes', 'declined'],
  changes: ['accepted', 'declined'],
  declined: ['accepted'],
  accepted: ['removed'],
  removed: ['accepted'],
};

/** What can be decided about one that stands so, what is wished for most first. */
export function verdictsAfter(state: ProposalState): readonly Verdict[] {
  return following[state];
}

/** Whether its author is owed a reason. */
export function needsReason(verdict: Verdict): boolean {
  return verdict !== 'accepted';
}

/**
 * Whether a further version can be handed over.
 *
 * @param decides whether by somebody who decides on proposals: they also mend what is in the bank
 */
export function mayEdit(state: ProposalState, decides: boolean): boolean {
  return state === 'waiting' || state === 'changes' || (state === 'accepted' && decides);
}

/** A proposed question as the bank has it: in one language, which stands for the other too. */
export function bankQuestion(
  slug: string,
  { title, lecture, topics, difficulty, language, body }: ProposedQuestion,
  by: string | null,
): QuestionFile {
  const both = (words: string) => ({ en: words, zh: words });
  const text = splitQuestion(body);
  return {
    ...{ slug, lecture, difficulty, title: both(title), topics: topics.map(both) },
    ...{ experiments: [], figures: new Map(), text: { en: text, zh: text } },
    proposed: { language, by },
  };
}
