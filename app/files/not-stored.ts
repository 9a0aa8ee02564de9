/** The disk takes no more, or does not work: nothing of what was to be written counts as stored. */
export class NotStored extends Error {}

/** No space, no quota, a device that fails, and a disk that was made read-only when it did. */
const troubles: unknown[] = ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS'];

/** Tells trouble of the disk, which whoever brings a file is told, from a bug. */
export async function orNotStored<T>(
  writing: Promise<T>,
  onTrouble: (trouble: NotStored) => void,
): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && troubles.includes(error.code))) throw error;
    const trouble = new NotStored(error.message, { cause: error });
    onTrouble(trouble);
    throw trouble;
  }
}
