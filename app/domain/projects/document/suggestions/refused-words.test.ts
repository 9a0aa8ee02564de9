import { describe, expect, it } from 'vitest';
import { notTaken } from './refused-words.ts';
import type { Suggestion } from './suggestion.ts';

const suggestion = (id: string, inserted: string): Suggestion => ({
  ...{ id, author: 'ivy', at: '2024-02-26T10:00:00.000Z', kind: 'insert', inserted },
  ...{ deleted: '', formatted: '', changes: [] },
});

describe('what was refused', () => {
  it('is shown to its author as far as the text does not hold it', () => {
    const kept = [
      suggestion('a', 'taken'),
      suggestion('b', 'half a word'),
      suggestion('c', 'none'),
    ];
    const open = [suggestion('a', 'taken'), suggestion('b', 'half')];
    expect(notTaken(kept, open).map(({ id }) => id)).toEqual(['b', 'c']);
  });
});
