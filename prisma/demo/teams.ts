import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { slugOf } from '#app/domain/projects/project.ts';
import { askForChange } from '#app/domain/projects/team/change-request.server.ts';
import { invitePerson } from '#app/domain/projects/team/invite-person.server.ts';
import { keepCard } from '#app/domain/projects/team/keep-card.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor } from '#test/factories/people.ts';
import { named, type Cast } from './people.ts';

type Services = { db: Db; course: Course };

/** Who is on the board: the newest are whoever wrote last. */
const cards = [
  {
    by: 'Hana Kobayashi',
    at: '2024-02-22T20:10',
    words:
      'My proposal is about discriminators that can tell when they have lost. I write the theory and would be glad of somebody who likes to run many small experiments.',
    tags: 'GAN, theory, experiments',
  },
  {
    by: 'Camila Duarte',
    at: '2024-02-24T17:35',
    words:
      'I would like to compress medical images with a learnt prior. I have data and a baseline, no team yet; evenings suit me best.',
    tags: 'compression, medical images, flows',
  },
  {
    by: 'Xinyi Liang',
    at: '2024-02-25T21:05',
    words:
      'Sampling molecules whose symmetries the model knows. Looking for one or two people; some chemistry helps, but it is not needed.',
    tags: 'diffusion, equivariance, molecules',
  },
];

/** Who looks for a team, one invitation that is open, and one request that waits for staff. */
export async function seedTeams(services: Services, cast: Cast): Promise<void> {
  for (const { by, at, words, tags } of cards) {
    must(await keepCard(services, as(cast, by, at), { words, tags }), 'put a card up');
  }
  const inviting = as(cast, 'Xinyi Liang', '2024-02-25T21:12');
  const invited = { project: slugOf('Sampling molecules with their symmetry') };
  const person = named(cast, 'Ibrahim Diallo').id;
  must(await invitePerson(services, inviting, { ...invited, person }), 'invited');
  const asking = as(cast, 'Samuel Adeyemi', '2024-02-25T11:30');
  const wish = {
    project: slugOf('Likelihoods that ignore the background'),
    change: 'join',
    person: named(cast, 'Camila Duarte').id,
    why: 'Camila has the medical images on which we want to try it, and has read our proposal. Since it is approved already, we ask you.',
  } as const;
  must(await askForChange(services, asking, wish), 'asked');
  // They were mailed at the time; what the demo shows is the inbox.
  await services.db.$executeRaw`
    UPDATE notification SET mailed_at = at WHERE kind LIKE 'team-%'`;
}

function as(cast: Cast, name: string, at: string): SignedInAsker {
  return askerFor(named(cast, name), 'student', berkeley(at));
}

function must(done: { ok: true } | { ok: false; because: string }, what: string): void {
  if (!done.ok) throw new Error(`Nobody ${what} in the demo: ${done.because}`);
}
