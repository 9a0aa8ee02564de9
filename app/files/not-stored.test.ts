import { expect, it } from 'vitest';
import { NotStored, orNotStored } from './not-stored.ts';

const failing = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));

it.each(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS'])(
  'knows and tells trouble of the disk: %s',
  async (code) => {
    const told: string[] = [];
    const writing = orNotStored(failing(code), ({ message }) => told.push(message));
    await expect(writing).rejects.toBeInstanceOf(NotStored);
    expect(told).toEqual([code]);
  },
);

it.each(['ENOENT', 'ECONNRESET'])('leaves anything else as it is: %s', async (code) => {
  const writing = orNotStored(failing(code), () => {
    throw new Error('told');
  });
  await expect(writing).rejects.toMatchObject({ code });
  await expect(writing).rejects.not.toBeInstanceOf(NotStored);
});
