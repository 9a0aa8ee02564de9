import type { Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { membersNow } from '../feedback/announce-feedback.server.ts';

/** Where one reads a text and answers. */
export function readingPath(offering: string, reading: string): string {
  return `/${offering}/peer/${reading}`;
}

type Reading = { id: string; reader: string };

/**
 * Tells readers that texts were given to them, wait for them still, or were taken away: each once,
 * however many there are. Nothing says whose texts.
 */
export async function tellReaders(
  tx: Transaction,
  { offering, at }: Pick<SignedInAsker, 'offering' | 'at'>,
  data: { stage: StageName; due: Date; step: 'given' | 'reminded' | 'taken' },
  readings: readonly Reading[],
  /** What happened, for each reader; with their first reading if left out. */
  event?: string,
): Promise<void> {
  for (const reader of new Set(readings.map((one) => one.reader))) {
    const own = readings.filter((one) => one.reader === reader);
    const first = own[0]?.id ?? '';
    await notify(tx, {
      kind: 'peer-reading',
      event: event ?? `peer-${data.step}:${first}`,
      people: [reader],
      ...{ offering, at },
      path:
        own.length === 1 && data.step !== 'taken'
          ? readingPath(offering, first)
          : `/${offering}/projects`,
      data: { ...data, due: data.due.toISOString(), count: own.length },
    });
  }
}

/** Tells a team that classmates have answered about its text, and not who. */
export async function tellTeam(
  tx: Transaction,
  { offering, at }: Pick<SignedInAsker, 'offering' | 'at'>,
  project: { id: string; slug: string; title: string },
  told: { event: string; stage: StageName; count: number },
): Promise<void> {
  const { event, ...data } = told;
  await notify(tx, {
    ...{ kind: 'peer-feedback', event, offering, at },
    people: await membersNow(tx, project.id, at),
    path: `/${offering}/projects/${project.slug}/${data.stage}`,
    data: { project: project.title, ...data },
  });
}
