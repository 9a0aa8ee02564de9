import type { Prisma } from '#app/db/generated/client.ts';
import type { Bilingual } from '#app/i18n/languages.ts';

/** More time that somebody, a person or a project, was given, as staff see it. */
export type ExtensionView = {
  id: string;
  /** A homework's slug or a stage's name. */
  key: string;
  title: Bilingual;
  due: Date;
  at: Date;
  by: string | null;
  why: string;
  takenBack: { at: Date; by: string | null } | null;
};

const name = { select: { name: true } } as const;

/** What a view is made of, for queries of extensions: the newest first. */
export const viewedExtensions = {
  orderBy: { id: 'desc' },
  include: {
    by: name,
    stage: name,
    homework: { select: { slug: true } },
    withdrawal: { select: { at: true, by: name } },
  },
} as const satisfies Prisma.ExtensionFindManyArgs;

type Row = Prisma.ExtensionGetPayload<{ include: (typeof viewedExtensions)['include'] }>;

/** Extensions with the titles of what they are for; those of something that is gone are left out. */
export function extensionViews(
  rows: readonly Row[],
  works: readonly { key: string; title: Bilingual }[],
): ExtensionView[] {
  return rows.flatMap(({ id, stage, homework, due, grantedAt, by, why, withdrawal }) => {
    const work = works.find(({ key }) => key === (stage?.name ?? homework?.slug));
    if (work === undefined) return [];
    const takenBack = withdrawal && { at: withdrawal.at, by: withdrawal.by?.name ?? null };
    return [{ id, ...work, due, why, takenBack, at: grantedAt, by: by?.name ?? null }];
  });
}
