import { v7 as newId } from 'uuid';
import { decideProposal } from '#app/domain/question-bank/proposals/decide-proposal.server.ts';
import { findProposal } from '#app/domain/question-bank/proposals/find-proposal.server.ts';
import { proposeQuestion } from '#app/domain/question-bank/proposals/hand-over-proposal.server.ts';
import type { ProposedQuestion, Verdict } from '#app/domain/question-bank/proposals/proposal.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor } from '#test/factories/people.ts';
import type { SeedServices } from '../seed.ts';
import { named, type Cast } from './people.ts';
import { roster } from './roster.ts';

type DemoProposal = {
  by: string;
  at: string;
  named: boolean;
  question: ProposedQuestion;
  decided?: { by: string; at: string; verdict: Verdict; why: string };
};

const proposals: DemoProposal[] = [
  {
    ...{ by: 'Kwame Boateng', at: '2024-02-20T19:10', named: true },
    question: {
      ...{ title: 'Why the Gumbel maximum draws from the softmax', difficulty: 2, language: 'en' },
      ...{ lecture: 'latent-variable-models', topics: ['Gumbel trick', 'reparameterisation'] },
      body: `Let $G_1, \\dots, G_K$ be independent with $P(G_i \\le g) = \\exp(-e^{-g})$, and let $z \\in \\mathbb{R}^K$. Show that

$$
P\\Big(\\arg\\max_i\\,(z_i + G_i) = k\\Big) = \\frac{e^{z_k}}{\\sum_j e^{z_j}} .
$$

## The distribution of each sum

Shifting by $z_i$ gives the distribution function $F_i(t) = \\blank{\\exp(-e^{z_i - t})}$, and its derivative is the density

$$
f_i(t) = e^{z_i - t} \\exp(-e^{z_i - t}) .
$$

## All others stay below the winner

The sums are independent, so with $Z = \\sum_j e^{z_j}$

$$
P(k \\text{ wins}) = \\int f_k(t) \\prod_{j \\ne k} F_j(t)\\, dt = \\int e^{z_k - t} \\exp(\\blank{-Z e^{-t}})\\, dt .
$$

## Substitute

With $u = Z e^{-t}$ one has $du = -u\\, dt$ and $e^{z_k - t} = e^{z_k} u / Z$, so that

$$
P(k \\text{ wins}) = \\int_0^\\infty \\frac{e^{z_k}}{Z}\\, u\\, e^{-u}\\, \\frac{du}{u} = \\frac{e^{z_k}}{Z} .
$$`,
    },
    decided: {
      ...{ by: 'Shreya Kulkarni', at: '2024-02-21T10:05', verdict: 'accepted' },
      why: 'Short and complete. Thank you!',
    },
  },
  {
    ...{ by: 'Amara Okafor', at: '2024-02-24T16:30', named: false },
    question: {
      ...{ title: 'What the softmax’s loss pulls on', difficulty: 1, language: 'en' },
      ...{ lecture: 'autoregressive-models', topics: ['softmax', 'gradients'] },
      body: `For logits $z \\in \\mathbb{R}^K$ and $p = \\operatorname{softmax}(z)$, show that the gradient of $\\ell = -\\log p_y$ is $p$ minus the one-hot vector of $y$.

## Write the loss without a quotient

$$
\\ell = -z_y + \\blank{\\log \\sum_j e^{z_j}}
$$

## Differentiate

$$
\\frac{\\partial \\ell}{\\partial z_i} = p_i - \\mathbf{1}[i = y]
$$`,
    },
    decided: {
      ...{ by: 'Tobias Renner', at: '2024-02-25T09:40', verdict: 'changes' },
      why: 'The last step says the result without showing it. Please write out the derivative of the logarithm of the sum.',
    },
  },
  {
    ...{ by: 'Adaeze Nwosu', at: '2024-02-25T20:15', named: false },
    question: {
      ...{ title: 'The KL term of a Gaussian VAE', difficulty: 2, language: 'en' },
      ...{ lecture: 'latent-variable-models', topics: ['VAE', 'KL divergence'] },
      body: `For $q = \\mathcal{N}(\\mu, \\sigma^2)$ and $p = \\mathcal{N}(0, 1)$ in one dimension, show that

$$
D_{\\mathrm{KL}}(q \\,\\|\\, p) = \\tfrac12 \\left(\\mu^2 + \\sigma^2 - 1 - \\log \\sigma^2\\right) .
$$

## Write out both logarithms

$$
\\log \\frac{q(z)}{p(z)} = -\\tfrac12 \\log \\sigma^2 - \\frac{(z - \\mu)^2}{2\\sigma^2} + \\blank{\\frac{z^2}{2}}
$$

## Take the mean under $q$

Here $\\mathbb{E}_q[(z - \\mu)^2] = \\sigma^2$ and $\\mathbb{E}_q[z^2] = \\blank{\\mu^2 + \\sigma^2}$, so that

$$
D_{\\mathrm{KL}}(q \\,\\|\\, p) = -\\tfrac12 \\log \\sigma^2 - \\tfrac12 + \\tfrac12 (\\mu^2 + \\sigma^2) .
$$`,
    },
  },
];

/** What members of the course propose for the bank: one is in it, one comes back, one waits. */
export async function seedProposals(services: SeedServices, cast: Cast): Promise<void> {
  const as = (name: string, at: string) => {
    const role = roster.find((person) => person.name === name)?.role ?? 'student';
    return askerFor(named(cast, name), role, berkeley(at));
  };
  for (const { by, at, named: isNamed, question, decided } of proposals) {
    const proposed = await proposeQuestion(services, as(by, at), {
      ...{ question, named: isNamed, requestId: newId() },
    });
    if (!proposed.ok) throw new Error(`${question.title}: ${JSON.stringify(proposed)}`);
    if (decided === undefined) continue;
    const { proposal } = proposed;
    const staff = as(decided.by, decided.at);
    const found = await findProposal(services.db, staff, proposal);
    const { verdict, why } = decided;
    const version = found?.latest.number ?? 0;
    const said = await decideProposal(services, staff, {
      ...{ proposal, version, last: null, verdict, why },
    });
    if (!said.ok) throw new Error(`${question.title} is not decided: ${said.because}`);
  }
  await services.db.$executeRaw`UPDATE notification SET mailed_at = at WHERE kind = 'proposal'`;
}
