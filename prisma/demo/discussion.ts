import { v7 as newId } from 'uuid';
import { endorseAnswer } from '#app/domain/question-bank/discussion/judge-post.server.ts';
import { writePost } from '#app/domain/question-bank/discussion/write-post.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor } from '#test/factories/people.ts';
import type { SeedServices } from '../seed.ts';
import { named, type Cast } from './people.ts';
import { roster } from './roster.ts';

type DemoPost = { by: string; at: string; body: string; anonymous?: true; endorsedBy?: string };
type DemoThread = DemoPost & { question: string; step: number | null; answers: DemoPost[] };

const threads: DemoThread[] = [
  {
    ...{ question: 'elbo-three-ways', step: 3, by: 'Jonas Lindqvist', at: '2024-02-24T18:40' },
    body: 'Where does $-H(p_{\\text{data}})$ come from? The entropy is not in $\\mathcal{L}$.',
    answers: [
      {
        ...{ by: 'Kwame Boateng', at: '2024-02-24T20:15', endorsedBy: 'Shreya Kulkarni' },
        body: 'Write the ratio out before you take the expectation:\n\n$$\n\\begin{aligned}\n&\\log\\frac{p_{\\text{data}}(x)\\,q_\\phi(z \\mid x)}{p_\\theta(x, z)} \\\\\n&= \\log p_{\\text{data}}(x) + \\log\\frac{q_\\phi(z \\mid x)}{p_\\theta(x, z)}.\n\\end{aligned}\n$$\n\nThe mean of the first term is $-H(p_{\\text{data}})$. The second one is minus what stands inside $\\mathcal{L}$, so its mean is $-\\mathbb{E}_{p_{\\text{data}}}[\\mathcal{L}(x)]$.',
      },
      {
        ...{ by: 'Jonas Lindqvist', at: '2024-02-24T20:31' },
        body: 'So it is only the part of the joint that the model cannot change. Thank you!',
      },
    ],
  },
  {
    ...{ question: 'elbo-three-ways', step: null, by: 'Amara Okafor', at: '2024-02-25T21:05' },
    anonymous: true,
    body: 'Is it enough in the midterm to show **one** of the three ways when it asks for the bound, or do we have to know which one names the gap?',
    answers: [],
  },
  {
    ...{ question: 'optimal-discriminator', step: 2, by: 'Adaeze Nwosu', at: '2024-02-25T11:20' },
    body: 'Why is $y = a/(a + b)$ a maximum and not a minimum?',
    answers: [
      {
        ...{ by: 'Amara Okafor', at: '2024-02-25T12:02' },
        body: 'The second derivative is $-a/y^2 - b/(1 - y)^2$, which is negative on all of $(0, 1)$ for $a, b > 0$.',
      },
    ],
  },
  {
    ...{ question: 'coupling-layer', step: null, by: 'Kwame Boateng', at: '2024-02-25T16:45' },
    body: 'Does the network that makes scale and shift have to be invertible as well?',
    answers: [
      {
        ...{ by: 'Shreya Kulkarni', at: '2024-02-25T17:30' },
        body: 'No. The inverse evaluates the same network at the half that was left as it is, and never has to invert it: it may be any function.',
      },
    ],
  },
];

/** What the course says about the bank's questions. */
export async function seedDiscussion(services: SeedServices, cast: Cast): Promise<void> {
  const as = (name: string, at: string) => {
    const role = roster.find((person) => person.name === name)?.role ?? 'student';
    return askerFor(named(cast, name), role, berkeley(at));
  };
  const write = async (
    { by, at, body, anonymous }: DemoPost,
    question: string,
    about: { step: number | null } | { thread: string },
  ): Promise<string> => {
    const said = await writePost(services, as(by, at), {
      ...{ question, body, about, requestId: newId(), anonymous: anonymous ?? false },
    });
    if (!said.ok) throw new Error(`${by} could not say a thing about ${question}: ${said.because}`);
    return said.post;
  };
  for (const { question, step, answers, ...first } of threads) {
    const thread = await write(first, question, { step });
    for (const answer of answers) {
      const post = await write(answer, question, { thread });
      if (answer.endorsedBy === undefined) continue;
      const staff = as(answer.endorsedBy, answer.at);
      await endorseAnswer(services, staff, { question, post, endorsed: true });
    }
  }
  await services.db.$executeRaw`UPDATE notification SET mailed_at = at WHERE kind = 'discussion'`;
}
