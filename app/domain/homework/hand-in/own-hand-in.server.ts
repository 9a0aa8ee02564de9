import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course, Expected } from '#app/domain/syllabus/course.ts';
import type { UploadView } from '#app/files/uploads.server.ts';
import { ledgerFacts } from '../ledger-facts.server.ts';
import { lateDayLedger, type LedgerLine, type Price } from '../ledger.ts';
import { mostFiles, openWork } from './brought-files.server.ts';
import { homeworkPlace } from './homework-place.server.ts';
import { isSameWork, priceFor } from './version-rules.ts';

/** A file by its name; its size in bytes. */
export type WorkFile = { id: string; name: string; size: number };

/** A version handed in, and what became of it. */
export type OwnVersion = {
  number: number;
  at: Date;
  files: (WorkFile & {
    /** Where it is downloaded. */
    address: string;
  })[];
  /** Where its receipt is downloaded. */
  receipt: string | null;
  /** Null for who is not graded: nothing of theirs is charged. */
  line: LedgerLine | null;
};

/** What somebody needs to hand in a homework. */
export type OwnHandIn = {
  /** Where its files' uploads belong, but for their number. */
  about: string;
  mostFiles: number;
  expects: Expected;
  /** What the next version holds. */
  brought: WorkFile[];
  /** On their way still. */
  begun: (UploadView & { number: number })[];
  /** The latest first. */
  versions: OwnVersion[];
  /** Whether the brought files are those of the latest version. */
  unchanged: boolean;
  price: Price;
  /** Late days that are left; null for who has none to spend. */
  balance: number | null;
};

/** The asker's own side of handing in; null when there is nothing for them to hand in. */
export async function ownHandIn(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  homework: string,
): Promise<OwnHandIn | null> {
  const found = await homeworkPlace(services, asker, homework);
  if (!found.ok) return null;
  const { db, course } = services;
  const own = { homeworkId: found.place.id, personId: asker.person.id };
  const files = {
    select: { id: true, name: true, size: true, sha256: true },
    orderBy: { name: 'asc' },
  } as const;
  const [brought, begun, submissions, facts] = await Promise.all([
    db.broughtFile.findMany({ where: own, ...files }),
    openWork(services, asker, homework),
    db.submission.findMany({
      where: { ...own, submittedAt: { lte: asker.at } },
      orderBy: { number: 'desc' },
      select: {
        id: true,
        number: true,
        submittedAt: true,
        files,
        receipt: { select: { id: true } },
      },
    }),
    ledgerFacts(db, course.offering(asker.offering), asker.person.id, asker.at),
  ]);
  const graded = may(asker.role, 'be graded');
  const ledger = lateDayLedger(facts, asker.at);
  const address = `/${asker.offering}/homework/${homework}/submissions`;
  return {
    about: `${asker.offering}/${homework}`,
    ...{ mostFiles, expects: found.place.expects },
    brought: brought.map(workFile),
    begun,
    versions: submissions.map(({ id, number, submittedAt, receipt, ...rest }) => ({
      ...{
        number,
        at: submittedAt,
        files: rest.files.map((file) => ({
          ...workFile(file),
          address: `${address}/${number}/files/${file.id}`,
        })),
      },
      receipt: receipt && `${address}/${number}/receipt`,
      line: (graded && ledger.lines.find(({ submission }) => submission === id)) || null,
    })),
    unchanged: submissions[0] !== undefined && isSameWork(submissions[0].files, brought),
    price: priceFor(graded, facts, homework, asker.at),
    balance: graded ? ledger.balance : null,
  };
}

function workFile({ id, name, size }: WorkFile): WorkFile {
  return { id, name, size };
}
