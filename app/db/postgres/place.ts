import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { CannotStart } from '../cannot-start.ts';
import { canEnter, isRoot, nobody, ownerOf, type Account } from './account.ts';

/** Where the database lives, and as whom its server runs. */
export type Place = {
  /** Holds the cluster and, where they had to be copied, the programs. */
  folder: string;
  /** PostgreSQL's own data folder. */
  cluster: string;
  /** The account to run as; undefined when it is ours. */
  account: Account | undefined;
};

/** Where data go that root's server, running as `nobody`, could not reach in the checkout. */
const placesForRoot = '/var/lib/practicum';

/**
 * Decides where the database lives. Ordinarily that is the folder asked for. PostgreSQL refuses to
 * run as root, so for root it runs as the owner of the data, at first `nobody`; where that account
 * cannot enter the folder (a checkout below /root), a place outside is used, found again by the
 * folder's path.
 *
 * @throws CannotStart when the data belong to somebody else or cannot be reached
 */
export function settle(wanted: string, outsideRoot = placesForRoot): Place {
  const folder = makeFolder(wanted);
  const inside = placeIn(folder);
  const outside = placeIn(path.join(outsideRoot, nameOf(folder)));
  const place = isRoot() ? settleForRoot(inside, outside) : settleForUser(inside, outside);
  return { ...place, account: isRoot() ? (ownerIfAny(place.cluster) ?? nobody()) : undefined };
}

type Candidate = { folder: string; cluster: string };

function placeIn(folder: string): Candidate {
  return { folder, cluster: path.join(folder, 'cluster') };
}

function nameOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 16);
}

function settleForRoot(inside: Candidate, outside: Candidate): Candidate {
  const owner = ownerIfAny(inside.cluster);
  if (owner !== undefined && !canEnter(owner, inside.folder)) {
    throw new CannotStart(
      `The database in ${inside.cluster} belongs to account ${owner.uid}, which cannot enter that folder.\n` +
        `Move the checkout back to where it was, or take the data along:\n` +
        `  mkdir -p ${outside.folder} && mv ${inside.cluster} ${outside.cluster}`,
    );
  }
  if (owner !== undefined) return inside;
  if (!existsSync(outside.cluster) && canEnter(nobody(), inside.folder)) return inside;
  for (const folder of [path.dirname(outside.folder), outside.folder]) {
    makeFolder(folder);
    chmodSync(folder, 0o755);
  }
  return outside;
}

function settleForUser(inside: Candidate, outside: Candidate): Candidate {
  const user = process.getuid?.();
  if (user === undefined) return inside;
  if (!existsSync(inside.cluster) && existsSync(outside.cluster)) {
    throw new CannotStart(
      `This checkout was started as root before; its data are in ${outside.folder}.\n` +
        `Start it as root again, or take them over:\n` +
        `  sudo mv ${outside.cluster} ${inside.cluster} && sudo chown -R ${user} ${inside.cluster}`,
    );
  }
  const owner = ownerIfAny(inside.cluster)?.uid ?? user;
  if (owner !== user || !isWritable(inside.folder)) {
    throw new CannotStart(
      `The data in ${inside.folder} belong to another account, probably because the portal was started as root before.\n` +
        `Start it as that account again, or take the data over:\n` +
        `  sudo chown -R ${user} ${path.dirname(inside.folder)}`,
    );
  }
  return inside;
}

function ownerIfAny(cluster: string): Account | undefined {
  return existsSync(cluster) ? ownerOf(cluster) : undefined;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function makeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return realpathSync(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotStart(`The folder ${folder} cannot be made: ${reason}`);
  }
}
