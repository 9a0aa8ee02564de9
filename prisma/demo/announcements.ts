import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { seeAnnouncement } from '#app/domain/announcements/own-announcements.server.ts';
import { sendAnnouncement } from '#app/domain/announcements/send-announcement.server.ts';
import {
  beginAnnouncement,
  saveAnnouncement,
} from '#app/domain/announcements/write-announcement.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor } from '#test/factories/people.ts';
import { named, type Cast } from './people.ts';
import { roster } from './roster.ts';

type DemoAnnouncement = {
  by: string;
  title: string;
  body: string;
  audience: string;
  /** Null for a draft. */
  sent: string | null;
  /** Every how many-th of those told has opened it. */
  seenBy: number;
};

const announcements: DemoAnnouncement[] = [
  {
    by: 'Iris Delacroix',
    title: 'Recordings and notes of the first five weeks',
    audience: 'everyone',
    sent: '2024-02-19T09:00',
    seenBy: 1,
    body: `The notes of the first five families are complete, in English and Chinese. Each lecture
has its **experiments** beside the text: change one thing at a time, and watch the distance to the
dashed floor.

- Autoregressive models and flows: likelihoods you can compare exactly.
- Latent variables: the bound, and how loose it is.
- Diffusion: the loss is the error of the predicted noise,

$$
\\mathbb{E}\\,\\lVert \\varepsilon - \\hat\\varepsilon_\\theta(x_t, t) \\rVert^2 .
$$`,
  },
  {
    by: 'Iris Delacroix',
    title: 'Proposals: what one page should say',
    audience: 'role:student',
    sent: '2024-02-23T16:00',
    seenBy: 3,
    body: `Your proposal is due on Wednesday. One page is enough when it answers four questions:

1. What do you want to find out?
2. What is the smallest experiment that could tell you?
3. Which number will you look at, and what would surprise you?
4. Who does what by the milestone?

Hand in early if you can: you then have time to revise.`,
  },
  {
    by: 'Iris Delacroix',
    title: 'Guest lecture in April',
    audience: 'everyone',
    sent: null,
    seenBy: 0,
    body: 'We are still looking for a date.',
  },
];

/** What staff announced, by the same use cases that their clicks call; its mail is history. */
export async function seedAnnouncements(db: Db, cast: Cast): Promise<void> {
  for (const given of announcements) {
    const id = newId();
    const author = as(cast, given.by, berkeley(given.sent ?? '2024-02-26T09:20'));
    const { title, body, audience } = given;
    await beginAnnouncement(db, author, id);
    await saveAnnouncement(db, author, id, { title, body, audience, urgent: false });
    if (given.sent === null) continue;
    await sendAnnouncement(db, author, id);
    const told = await db.notification.findMany({
      where: { event: `announcement:${id}` },
      include: { person: true },
      orderBy: { personId: 'asc' },
    });
    for (const [index, { person }] of told.entries()) {
      if (index % given.seenBy !== 0) continue;
      const at = new Date(author.at.getTime() + (index + 20) * 60_000);
      await seeAnnouncement(db, as(cast, person.name, at), id);
    }
  }
  await db.$executeRaw`UPDATE notification SET mailed_at = at WHERE kind = 'announcement'`;
}

function as(cast: Cast, name: string, at: Date): SignedInAsker {
  const role = roster.find((person) => person.name === name)?.role ?? 'student';
  return askerFor(named(cast, name), role, at);
}
