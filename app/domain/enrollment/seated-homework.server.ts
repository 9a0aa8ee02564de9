import type { Db } from '#app/db/client.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import type { ReleasedScore } from '#app/domain/waitlist/released-scores.server.ts';
import type { HomeworkOf } from '#app/domain/waitlist/proposed-drops.ts';

/** The homeworks that nobody hands in any more without an extension, at an instant. */
export function closedHomework({ homework }: OfferingFile, at: Date): string[] {
  return homework.filter(({ solutions }) => solutions <= at).map(({ slug }) => slug);
}

/** What each of these people has handed in and may still hand in, for the proposal of drops. */
export async function seatedHomework(
  db: Db,
  { slug: offeringId }: OfferingFile,
  people: readonly string[],
  known: { scores: readonly ReleasedScore[]; strong: ReadonlyMap<string, number> },
  at: Date,
): Promise<HomeworkOf[]> {
  const homework = { offeringId };
  const [submissions, extensions] = await Promise.all([
    db.submission.findMany({
      where: { homework, submittedAt: { lte: at } },
      select: { personId: true, homework: { select: { slug: true } } },
    }),
    db.extension.findMany({
      where: { homework, due: { gt: at }, grantedAt: { lte: at } },
      select: { personId: true, homework: { select: { slug: true } } },
    }),
  ]);
  const handedIn = slugsByPerson(submissions);
  const extended = slugsByPerson(extensions);
  const scored = slugsByPerson(
    known.scores.map(({ personId, item: slug }) => ({ personId, homework: { slug } })),
  );
  const none = new Set<string>();
  return people.map((personId) => ({
    personId,
    handedIn: handedIn.get(personId) ?? none,
    scored: scored.get(personId) ?? none,
    extended: extended.get(personId) ?? none,
    strong: known.strong.get(personId) ?? 0,
  }));
}

function slugsByPerson(
  rows: readonly { personId: string | null; homework: { slug: string } | null }[],
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { personId, homework } of rows) {
    if (personId === null || homework === null) continue;
    found.set(personId, (found.get(personId) ?? new Set()).add(homework.slug));
  }
  return found;
}
