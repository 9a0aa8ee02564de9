import { describe, expect, it } from 'vitest';
import { openSealer } from './sealer.server.ts';

const secret = new TextEncoder().encode('a secret');

describe('a sealed secret', () => {
  const sealer = openSealer('the key of this portal');
  const sealed = sealer.seal(secret, 'ada');

  it('opens for what it belongs to, and does not show itself', () => {
    expect(sealer.open(sealed, 'ada')).toEqual(secret);
    expect(Buffer.from(sealed).includes('a secret')).toBe(false);
    expect(sealer.seal(secret, 'ada')).not.toEqual(sealed);
  });

  it('opens for nothing else, by no other key, and not when it was changed', () => {
    expect(() => sealer.open(sealed, 'ben')).toThrow();
    expect(() => openSealer('another portal').open(sealed, 'ada')).toThrow();
    const changed = sealed.map((byte, n) => (n === sealed.length - 1 ? byte ^ 1 : byte));
    expect(() => sealer.open(changed, 'ada')).toThrow();
  });
});
