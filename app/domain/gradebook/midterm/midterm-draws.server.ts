import { z } from 'zod';
import type { Db, Transaction } from '#app/db/client.ts';

/** A draw as it was written. */
export type MidtermDraw = {
  id: string;
  seed: string;
  /** Slugs in the order in which each paper asks them. */
  papers: string[][];
  /** By slug, where it is not 1. */
  weights: ReadonlyMap<string, number>;
  why: string;
  /** Who drew it; null once they are gone. */
  by: string | null;
  drawnAt: Date;
};

const papersJson = z.array(z.array(z.string()));
const weightsJson = z.record(z.string(), z.number());

/** Every draw of an offering's midterm, the one that stands first. For staff alone. */
export async function midtermDraws(
  db: Db | Transaction,
  offering: string,
  most?: number,
): Promise<MidtermDraw[]> {
  const rows = await db.midtermDraw.findMany({
    where: { offeringId: offering },
    include: { by: { select: { name: true } } },
    orderBy: [{ drawnAt: 'desc' }, { id: 'desc' }],
    ...(most !== undefined && { take: most }),
  });
  return rows.map(({ id, seed, papers, weights, why, by, drawnAt }) => ({
    ...{ id, seed, why, drawnAt, by: by?.name ?? null },
    papers: papersJson.parse(papers),
    weights: new Map(Object.entries(weightsJson.parse(weights))),
  }));
}

/** The draw that stands; null while nothing is drawn. For staff alone. */
export async function lastDraw(
  db: Db | Transaction,
  offering: string,
): Promise<MidtermDraw | null> {
  return (await midtermDraws(db, offering, 1))[0] ?? null;
}
