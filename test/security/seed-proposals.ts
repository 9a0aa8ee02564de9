import { v7 as newId } from 'uuid';
import { decideProposal } from '#app/domain/question-bank/proposals/decide-proposal.server.ts';
import { proposeQuestion } from '#app/domain/question-bank/proposals/hand-over-proposal.server.ts';
import { readableBank } from '#app/domain/question-bank/readable-bank.server.ts';
import { questionTexts } from '#app/domain/syllabus/question-texts.ts';
import type { Making } from './making.ts';
import { staff, type Role } from './roles.ts';

/** Questions that are proposed: two wait, and one is accepted for a bank that is not out. */
export async function seedProposals({ portal, offering, as, things, mark }: Making): Promise<void> {
  const { services } = portal;
  const propose = async (by: Role) => {
    const words = mark('proposed question', offering, [by]);
    const proposed = await proposeQuestion(services, await as(by), {
      question: {
        ...{ title: words, lecture: 'autoregressive-models', topics: [words], difficulty: 1 },
        ...{ language: 'en', body: `${words}\n\n## ${words}\n\n${words}` },
      },
      ...{ named: true, requestId: newId() },
    });
    if (!proposed.ok) throw new Error('No question was proposed');
    return proposed.proposal;
  };
  for (const by of ['student', 'auditor'] as const) {
    things.add('proposed question', {
      what: `what the ${by} of ${offering} proposed`,
      ...{ value: await propose(by), offering, for: [...staff, by] },
    });
  }
  const assistant = await as('assistant');
  const accepted = await decideProposal(services, assistant, {
    ...{ proposal: await propose('student'), version: 1, last: null },
    ...{ verdict: 'accepted', why: mark('proposed question', offering, ['student']) },
  });
  if (!accepted.ok) throw new Error('No question was accepted');
  const bank = await readableBank(services, assistant);
  const question = bank?.questions.find(({ proposed }) => proposed !== undefined);
  if (question === undefined) throw new Error('What was accepted is not in the bank');
  const here = { what: `what is accepted in ${offering}`, offering, for: staff };
  things.add('question', { ...here, value: question.slug });
  // Texts are asked for by their hash, in no offering.
  if (offering !== 'sp24') return;
  const rendered = await services.content.notes(questionTexts(offering, question).statement, 'en');
  things.add('notes', { ...here, value: rendered?.hash ?? '' });
}
