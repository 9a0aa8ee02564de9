import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import { markedParts, total, type MarkedPart } from '#app/domain/gradebook/grading/rubric.ts';
import { askRegrade } from '#app/domain/gradebook/regrades/ask-regrade.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor } from '#test/factories/people.ts';
import { named, type Cast } from './people.ts';

/** What is said about some parts, by person, homework and part. */
const said: { to: string; homework: string; part: string; words: string }[] = [
  {
    ...{ to: 'Amara Okafor', homework: 'hw1', part: 'pixelcnn' },
    words:
      'The test of the masks is exactly what was asked for. The blind spot is drawn for one layer; with five it is a wedge, and your gradient shows it: say so.',
  },
  {
    ...{ to: 'Amara Okafor', homework: 'hw2', part: 'gaussians' },
    words: 'The decoder without latents is written down correctly. Which variance does it need?',
  },
  {
    ...{ to: 'Jonas Lindqvist', homework: 'hw2', part: 'codes' },
    words: 'Perplexity is over the whole test set, not averaged over batches.',
  },
];

const plea = {
  ...{ by: 'Jonas Lindqvist', homework: 'hw2', part: 'gaussians', at: '2024-02-26T09:48' },
  words:
    'The third point of 3 is on page 4, below the table: the decoder and its KL are there, with the derivation in the notebook. I think it was overlooked.',
};

/**
 * The marks behind the scores of HW1 and HW2, part by part, as if given by the assistants in turn;
 * with a few words, and one part at which another look is asked for.
 */
export async function seedMarks(
  { db, course }: { db: Db; course: Course },
  cast: Cast,
): Promise<void> {
  const markers = ['Shreya Kulkarni', 'Tobias Renner', 'Marcus Oyelaran'].map(
    (name) => named(cast, name).id,
  );
  const scores = await db.scoreFact.findMany({
    where: { offeringId: 'sp24', submissionId: { not: null }, item: { in: ['hw1', 'hw2'] } },
    orderBy: { id: 'asc' },
    include: { person: { select: { name: true } } },
  });
  const homework = new Map(course.offering('sp24').homework.map((file) => [file.slug, file]));
  const marks = scores.flatMap(({ id, item, person, submissionId, points, givenAt }) => {
    const file = homework.get(item);
    if (file === undefined || submissionId === null) return [];
    const parts = markedParts(file);
    const shares = shared(parts, points ?? 0);
    return parts.map((part, index) => ({
      score: id,
      mark: {
        ...{ id: newId(), submissionId, part: part.key, requestId: newId(), givenAt },
        givenBy: markers[index % markers.length] ?? null,
        points: Object.fromEntries(
          part.rubric.map(({ key }) => [key, shares.get(`${part.key} ${key}`) ?? 0]),
        ),
        words:
          said.find(
            (each) => each.to === person.name && each.homework === item && each.part === part.key,
          )?.words ?? '',
        notes: [],
      },
    }));
  });
  await db.partMark.createMany({ data: marks.map(({ mark }) => mark) });
  await db.scoreMark.createMany({
    data: marks.map(({ score, mark }) => ({ scoreFactId: score, partMarkId: mark.id })),
  });
  const asker = askerFor(named(cast, plea.by), 'student', berkeley(plea.at));
  const asked = await askRegrade({ db, course }, asker, {
    ...{ ...plea, version: null, requestId: newId() },
  });
  if (!asked.ok) throw new Error(`The demo cannot ask for another look: ${asked.because}`);
}

/** Shares a score over the criteria in halves of a point; what is missing is missing at the largest. */
function shared(parts: readonly MarkedPart[], score: number): Map<string, number> {
  const criteria = parts.flatMap((part) =>
    part.rubric.map(({ key, points }) => ({ key: `${part.key} ${key}`, points })),
  );
  const given = new Map(criteria.map(({ key, points }) => [key, points]));
  let missing = total([...criteria.map(({ points }) => points), -score]);
  const largest = criteria.toSorted((a, b) => b.points - a.points);
  while (missing > 0) {
    for (const { key } of largest) {
      const taken = Math.min(0.5, missing, given.get(key) ?? 0);
      given.set(key, (given.get(key) ?? 0) - taken);
      missing = total([missing, -taken]);
    }
  }
  return given;
}
