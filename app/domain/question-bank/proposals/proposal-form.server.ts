import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { languages } from '#app/i18n/languages.ts';
import { decideProposal, type DecideResult } from './decide-proposal.server.ts';
import { findProposal } from './find-proposal.server.ts';
import {
  handOverVersion,
  proposeQuestion,
  type HandOverResult,
  type ProposeResult,
} from './hand-over-proposal.server.ts';
import type { ProposalProblems } from './proposal-problems.ts';
import { verdicts, type ProposedQuestion } from './proposal.ts';
import { renderProposal, type RenderedProposal } from './render-proposal.server.ts';
import { readTopics, type TypedQuestion } from './typed-question.ts';

/**
 * More than anybody types; what is too long by the rule is told at its field. What the database
 * cannot keep is left out.
 */
const words = z
  .string()
  .max(100_000)
  .transform((text) => text.replace(/[\0\p{Surrogate}]/gu, ''));

const typed = {
  ...{ title: words, lecture: words, topics: words, body: words },
  difficulty: z.enum(['1', '2', '3']),
  language: z.enum(languages),
};
const before = z.coerce.number().int();

const proposeForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('preview'), ...typed }),
  z.object({
    ...{ intent: z.literal('propose'), ...typed, named: z.literal('on').optional() },
    // A form from a page without scripts has the page's own.
    requestId: z.uuid().catch(() => newId()),
  }),
]);

const proposalForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('preview'), ...typed }),
  z.object({ intent: z.literal('hand-over'), ...typed, before, note: words }),
  z.object({
    ...{ intent: z.literal('decide'), verdict: z.enum(verdicts), version: before, why: words },
    // Empty where nothing was decided yet.
    last: z.union([z.literal('').transform(() => null), z.uuid()]),
  }),
]);

type Refusal =
  Extract<ProposeResult | HandOverResult | DecideResult, { ok: false }>['because'] | 'too often';

/** What a form about a proposed question is answered. */
export type ProposalAnswer =
  | { intent: 'preview'; ok: true; typed: TypedQuestion; rendered: RenderedProposal }
  | { intent: 'propose'; ok: true; proposal: string }
  | { intent: 'hand-over' | 'decide'; ok: true }
  | {
      intent: 'propose' | 'hand-over' | 'preview' | 'decide';
      ok: false;
      because: Refusal;
      problems: ProposalProblems;
      /** What was typed of a question, or as a note or reason: without scripts nothing else has it. */
      typed: TypedQuestion | null;
      words: string;
    };

type Services = Parameters<typeof proposeQuestion>[0] & {
  limits: { discuss: { take(key: string): Promise<boolean> } };
};

/** Does what a form to propose a question asks for; null when it is not understood. */
export async function answerProposeForm(
  services: Services,
  asker: SignedInAsker,
  form: FormData,
): Promise<ProposalAnswer | null> {
  const asked = proposeForm.safeParse(Object.fromEntries(form)).data;
  if (asked === undefined) return null;
  if (!(await services.limits.discuss.take(asker.person.id))) {
    return refusal(asked, { because: 'too often' });
  }
  if (asked.intent === 'preview') return preview(asked);
  const result = await proposeQuestion(services, asker, {
    ...{ question: questionIn(asked), requestId: asked.requestId },
    named: asked.named !== undefined,
  });
  return result.ok
    ? { intent: 'propose', ok: true, proposal: result.proposal }
    : refusal(asked, result);
}

/** Does what a form on a proposed question's page asks for; null when it is not understood. */
export async function answerProposalForm(
  services: Services,
  asker: SignedInAsker,
  proposal: string,
  form: FormData,
): Promise<ProposalAnswer | null> {
  const asked = proposalForm.safeParse(Object.fromEntries(form)).data;
  if (asked === undefined) return null;
  if ((await findProposal(services.db, asker, proposal)) === null) {
    return refusal(asked, { because: 'not found' });
  }
  if (!(await services.limits.discuss.take(asker.person.id))) {
    return refusal(asked, { because: 'too often' });
  }
  if (asked.intent === 'preview') return preview(asked);
  const result =
    asked.intent === 'decide'
      ? await decideProposal(services, asker, { proposal, ...asked })
      : await handOverVersion(services, asker, {
          ...{ proposal, before: asked.before, note: asked.note, question: questionIn(asked) },
        });
  if (result.ok) return { intent: asked.intent, ok: true };
  return refusal(asked, result);
}

function preview(asked: TypedQuestion & { intent: 'preview' }): ProposalAnswer {
  const { intent, body, language } = asked;
  return { intent, ok: true, typed: typedIn(asked), rendered: renderProposal(body, language) };
}

function questionIn({ title, topics, difficulty, ...typed }: TypedQuestion): ProposedQuestion {
  const { lecture, language, body } = typed;
  return {
    ...{ title: title.trim(), topics: readTopics(topics), lecture, language },
    difficulty: Number(difficulty) as ProposedQuestion['difficulty'],
    // Browsers end lines as in RFC 7578.
    body: body.replaceAll('\r\n', '\n').trimEnd(),
  };
}

type Asked = z.infer<typeof proposeForm> | z.infer<typeof proposalForm>;

function refusal(
  asked: Asked,
  { because, problems = {} }: { because: Refusal; problems?: ProposalProblems },
): ProposalAnswer {
  const { intent } = asked;
  const typed = asked.intent === 'decide' ? null : typedIn(asked);
  const said = 'note' in asked ? asked.note : 'why' in asked ? asked.why : '';
  return { intent, ok: false, because, problems, typed, words: said };
}

function typedIn({ title, lecture, topics, difficulty, language, body }: TypedQuestion) {
  return { title, lecture, topics, difficulty, language, body };
}
