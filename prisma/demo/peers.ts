import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { Role, SignedInAsker } from '#app/domain/people/asker.ts';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { carryOutRound } from '#app/domain/projects/peer/carry-out-round.server.ts';
import { handInAnswers } from '#app/domain/projects/peer/hand-in-answers.server.ts';
import { releaseAnswers } from '#app/domain/projects/peer/release-answers.server.ts';
import { staffPeers } from '#app/domain/projects/peer/staff-peers.server.ts';
import { slugOf } from '#app/domain/projects/project.ts';
import type { ReceiptSigner } from '#app/domain/records/sign-receipt.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor } from '#test/factories/people.ts';
import { createProject, writeDocument } from '#test/factories/projects.ts';
import { named, type Cast } from './people.ts';
import { written } from './written-text.ts';

type Services = { db: Db; course: Course; signer: ReceiptSigner };

const offering = 'sp20';
const stage = 'milestone';

/** The milestones of 2020: invented, like their authors and all that is said about them. */
const milestones = [
  {
    title: 'What a flow forgets when it is pruned',
    author: 'Tobias Renner',
    plan: 'Normalizing flows have many couplings that hardly change the data. We remove them from a trained flow, the least important first, and ask what is lost. By the milestone: a trained flow and the importance of each of its couplings.',
    text: `
      ## Where we are

      A flow of 48 couplings is trained: 3.51 bits per dimension. For every coupling we have measured how much the likelihood falls when it alone becomes the identity:

      $$\\Delta_k = \\mathbb{E}_x\\bigl[\\log p_\\theta(x) - \\log p_{\\theta \\setminus k}(x)\\bigr]$$

      Thirty of the 48 cost less than 0.001 bits each.

      ## What we see

      | Couplings left | Bits per dimension |
      | 48 | 3.51 |
      | 36 | 3.51 |
      | 24 | 3.53 |

      Half of the couplings can go for 0.02 bits.

      ## What may still go wrong

      The likelihood may be blind to what is lost. We have looked at samples by eye only.
    `,
  },
  {
    title: 'A curriculum of noise for small autoregressive models',
    author: 'Marcus Oyelaran',
    plan: 'Autoregressive models learn texture first. We add noise to the images that is taken away step by step, so that there is structure to be learnt before texture. By the milestone: a result on shapes of 20×20 pixels.',
    text: `
      ## Where we are

      A gated PixelCNN with 1.2 M parameters trains on shapes of 20×20 pixels. Noise is added to the images and falls to nothing over the first five epochs.

      ## What we see

      - Closed outlines appear after 10 epochs instead of 31.
      - The likelihood at the end is the same.

      ## What may still go wrong

      Shapes are easy. On photographs we have run one seed for six epochs, and the curve is ahead of the plain model there.
    `,
  },
  {
    title: 'Two clocks for one latent',
    author: 'Shreya Kulkarni',
    plan: 'Can a VAE of speech keep what stays (who speaks) apart from what changes (what is said) only by how often each of its latents may change? By the milestone: two latents, and a probe for the speaker on each.',
    text: `
      ## Where we are

      Speech has something that changes every ten milliseconds and something that stays for a sentence. We give a VAE two latents: a fast one for each frame and a slow one for each second.

      ## What we see

      | Latents | Reconstruction (dB) | Speaker from the slow one |
      | one, fast | 17.2 | – |
      | two | 17.0 | 81 % |

      The slow latent knows who speaks without having been told. The fast one still knows it too (64 %).

      ## What may still go wrong

      The two clocks share a decoder, so nothing keeps the speaker out of the fast latent. We plan to make it smaller, step by step, until it cannot afford to keep it.
    `,
  },
];

type Words = { convincing: string; next: string };

/** Who said what about whose milestone, and when. */
const said: { by: string; about: string; at: string; words: Words }[] = [
  {
    ...{ by: 'Marcus Oyelaran', about: 'What a flow forgets when it is pruned' },
    at: '2020-04-17T15:20',
    words: {
      convincing:
        'The ranking by Δ is convincing: 30 couplings under 0.001 bits is a number that I did not expect. Not yet convincing: that nothing is lost. A difference of 0.02 bits can be all of a rare class.',
      next: 'Count something in the samples that is rare in the data, and plot it over the number of couplings.',
    },
  },
  {
    ...{ by: 'Shreya Kulkarni', about: 'What a flow forgets when it is pruned' },
    at: '2020-04-19T21:05',
    words: {
      convincing:
        'The table. But I would like to see random order beside it: if random pruning of half costs 0.03, then the ranking does not matter much.',
      next: 'Random order as a control, three seeds.',
    },
  },
  {
    ...{ by: 'Tobias Renner', about: 'A curriculum of noise for small autoregressive models' },
    at: '2020-04-18T10:40',
    words: {
      convincing:
        'Ten epochs against 31 is large. What does “closed outline” mean exactly, and who decides it? If it is you by eye, do it blind.',
      next: 'Train the plain model five epochs longer, so that both have seen as many clean images.',
    },
  },
  {
    ...{ by: 'Shreya Kulkarni', about: 'A curriculum of noise for small autoregressive models' },
    at: '2020-04-20T18:30',
    words: {
      convincing:
        'That the likelihood ends at the same value is the best part: it says that it is about the way and not about the end. One seed on photographs is not a result yet.',
      next: 'Let the photographs run until the noise is long gone, and see whether the lead stays.',
    },
  },
  {
    ...{ by: 'Tobias Renner', about: 'Two clocks for one latent' },
    at: '2020-04-18T11:30',
    words: {
      convincing:
        '81 % from the slow latent, without labels, is nice. The 64 % in the fast one is the real finding, I think: say it first.',
      next: 'Swap the slow latents of two speakers and listen. One minute of audio would say more than the table.',
    },
  },
  {
    ...{ by: 'Marcus Oyelaran', about: 'Two clocks for one latent' },
    at: '2020-04-22T09:10',
    words: {
      convincing:
        'The idea is clear from the first paragraph. What I miss is a baseline: how well can one tell the speaker from the average of the fast latents?',
      next: 'Leave the smaller fast latent for the report, and do that baseline first.',
    },
  },
];

/**
 * The peer feedback of Spring 2020, over since: three milestones, each read by the two others, one
 * of them late, as if that course were running.
 */
export async function seedPeers({ db, course, signer }: Services, cast: Cast): Promise<void> {
  const running: Course = {
    ...course,
    offering: (slug) => ({ ...course.offering(slug), archived: false }),
  };
  const services = { db, signer, course: running };
  const as = (name: string, role: Role, at: string): SignedInAsker =>
    askerFor(named(cast, name), role, berkeley(at), offering);
  const iris = (at: string) => as('Iris Delacroix', 'instructor', at);
  for (const { title, author, plan, text } of milestones) {
    const slug = slugOf(title);
    const existing = await db.project.findFirst({ where: { offeringId: offering, slug } });
    const team = [named(cast, author)];
    const begun = berkeley('2020-02-24T18:00');
    const project =
      existing ?? (await createProject(db, { offering, slug, title, at: begun, team }));
    const handIn = async (part: 'proposal' | 'milestone', words: string, day: string) => {
      const at = berkeley(`${day}T19:00`);
      await writeDocument(db, { project, stage: part, text: written(words), at });
      const place = { project: slug, stage: part, requestId: newId(), state: null } as const;
      const student = as(author, 'student', `${day}T21:30`);
      must(await submitVersion(services, student, place), `${title} handed in`);
    };
    const approve = async (part: 'proposal' | 'milestone', note: string, at: string) => {
      const place = { project: slug, stage: part, version: 1, verdict: 'approved' } as const;
      const decided = await decideVersion(services, iris(at), { ...place, note });
      must(decided, `${title} approved`);
    };
    await handIn('proposal', plan, '2020-03-01');
    await approve('proposal', 'A question with an answer either way. Go on.', '2020-03-05T10:00');
    await handIn('milestone', text, '2020-04-13');
    const note = 'On course. Three seeds for every number in the report.';
    await approve('milestone', note, '2020-04-16T17:00');
  }
  const opening = iris('2020-04-14T11:00');
  const { mark } = (await staffPeers(db, running, opening, stage))?.plan ?? { mark: '' };
  const round = { stage, mark, asTheyCome: false } as const;
  must(await carryOutRound(services, opening, round), 'opened');
  const release = () => releaseAnswers(services, iris('2020-04-21T10:00'), stage);
  for (const { by, about, at, words } of said.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    if (at > '2020-04-21') must(await release(), 'released');
    const { id: reading } = await db.peerReading.findFirstOrThrow({
      where: { readerId: named(cast, by).id, project: { slug: slugOf(about) } },
    });
    const answers = { reading, answers: words, requestId: newId() };
    must(await handInAnswers(services, as(by, 'student', at), answers), `said about ${about}`);
  }
  // Long since read and mailed.
  await db.$executeRaw`
    UPDATE notification SET mailed_at = at, read_at = at WHERE offering_id = 'sp20'`;
}

function must(result: { ok: true } | { ok: false; because: string }, what: string): void {
  if (!result.ok) throw new Error(`It was not ${what}: ${result.because}`);
}
