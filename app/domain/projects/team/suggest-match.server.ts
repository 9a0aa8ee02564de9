import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { longestCard, refuseMatch, type MatchRefusal } from './card.ts';
import { present } from './team.ts';
import { loadTeam, lockTeams } from './team-facts.server.ts';

type Services = { db: Db; course: Course };

export type SuggestMatchResult =
  { ok: true; people: number } | { ok: false; because: MatchRefusal | 'not found' | 'words' };

/**
 * Staff suggest that people and a team on the board belong together. Each of them is told, with
 * the words of staff; nothing else follows from it. Sent twice, it is told once.
 */
export async function suggestMatch(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { cards: readonly string[]; words: string; requestId: string },
): Promise<SuggestMatchResult> {
  const words = input.words.trim();
  if (!may(asker.role, 'give feedback')) return { ok: false, because: 'not found' };
  if (words.length > longestCard) return { ok: false, because: 'words' };
  return db.$transaction(async (tx) => {
    await lockTeams(tx, asker.offering);
    const cards = await tx.lookingCard.findMany({
      where: { id: { in: [...input.cards] }, offeringId: asker.offering, endedAt: null },
      include: { person: { select: { name: true } } },
    });
    if (cards.length < new Set(input.cards).size) return { ok: false, because: 'not found' };
    const sides: { name: string; people: string[] }[] = [];
    for (const { projectId, personId, person } of cards) {
      const team = projectId && (await loadTeam(tx, course, asker.offering, { id: projectId }));
      sides.push(
        team
          ? { name: team.project.title, people: present(team).map((one) => one.personId) }
          : { name: person.name, people: [personId] },
      );
    }
    const refusal = refuseMatch(
      cards.map(({ projectId }, index) => ({
        isTeam: projectId !== null,
        people: sides[index]?.people.length ?? 0,
      })),
      course.offering(asker.offering).policy.team.max,
    );
    if (refusal !== null) return { ok: false, because: refusal };
    const people = sides.flatMap((side) => side.people);
    const event = `match:${input.requestId}`;
    const told = await tx.notification.findFirst({ where: { event } });
    if (told !== null) return { ok: true, people: people.length };
    await notify(tx, {
      kind: 'team-match',
      ...{ event, people, offering: asker.offering },
      path: `/${asker.offering}/projects/board`,
      data: { names: sides.map(({ name }) => name), words },
      at: asker.at,
    });
    await writeRecord(tx, {
      offering: asker.offering,
      actor: asker.person.id,
      action: 'suggested match',
      subject: `offering:${asker.offering}`,
      to: { people },
      ...(words !== '' && { why: words }),
      at: asker.at,
    });
    return { ok: true, people: people.length };
  });
}
