import type { Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import type { FoundDocument } from '../find-project.server.ts';
import { feedbackPath } from './announce-feedback.server.ts';
import { mentionedIn, withNames } from './mention.ts';
import { mentionablePeople } from './mentionable-people.server.ts';

/** This much of a comment stands in what the mentioned are told. */
const longestExcerpt = 400;

/**
 * Tells those whom released comments mention: once for each comment, only who can open the
 * document, and never the author.
 */
export async function tellMentioned(
  tx: Transaction,
  { offering, at }: SignedInAsker,
  document: FoundDocument,
  stage: StageName,
  comments: readonly { id: string; authorId: string; body: string; author: { name: string } }[],
): Promise<void> {
  if (comments.every(({ body }) => mentionedIn(body).length === 0)) return;
  const people = await mentionablePeople(tx, document.id, at);
  for (const { id, authorId, body, author } of comments) {
    const mentioned = mentionedIn(body).filter(
      (person) => person !== authorId && people.some((each) => each.id === person),
    );
    await notify(tx, {
      ...{ kind: 'mention', event: `mention:${id}`, offering, at },
      people: mentioned,
      path: feedbackPath(offering, document.slug, stage),
      data: {
        ...{ project: document.title, by: author.name },
        words: withNames(body, people).slice(0, longestExcerpt),
      },
    });
  }
}
