import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignPeers, type PeerPair, type WhoReads } from './assign-peers.ts';

/** Teams by their members' letters: `ab` is a project of a and b. */
function classOf(...teams: string[]): Pick<WhoReads, 'readers' | 'texts'> {
  return {
    readers: [...new Set(teams.join(''))],
    texts: teams.map((team) => ({ project: team, forbidden: [...team] })),
  };
}

const rule = { given: [], perText: 2, atMost: 2, seed: 'sp24' };
const pair = (project: string, reader: string): PeerPair => ({ project, reader });
const count = (pairs: readonly PeerPair[], by: (one: PeerPair) => string) => {
  const counts = new Map<string, number>();
  for (const one of pairs) counts.set(by(one), (counts.get(by(one)) ?? 0) + 1);
  return (id: string) => counts.get(id) ?? 0;
};

describe('who reads whose text', () => {
  it('gives each of three single authors the texts of the two others', () => {
    const { added, short } = assignPeers({ ...rule, ...classOf('a', 'b', 'c') });
    const told = added.map(({ project, reader }) => `${project}${reader}`).toSorted();
    expect(told).toEqual(['ab', 'ac', 'ba', 'bc', 'ca', 'cb']);
    expect(short).toEqual([]);
  });

  it.each([
    ['nobody is there but its own team', classOf('ab'), [], [{ project: 'ab', lacks: 2 }]],
    ['there are no texts', { readers: ['a'], texts: [] }, [], []],
    [
      'there is nobody',
      { readers: [], texts: [{ project: 'x', forbidden: [] }] },
      [],
      [{ project: 'x', lacks: 2 }],
    ],
    [
      'there are too few readers',
      { readers: ['a'], texts: [{ project: 'x', forbidden: [] }] },
      [pair('x', 'a')],
      [{ project: 'x', lacks: 1 }],
    ],
    [
      'a conflict leaves one only',
      { readers: ['a', 'b'], texts: [{ project: 'x', forbidden: ['b'] }] },
      [pair('x', 'a')],
      [{ project: 'x', lacks: 1 }],
    ],
  ])('says what is missing where %s', (_, who, added, short) => {
    expect(assignPeers({ ...rule, ...who })).toEqual({ added, short });
  });

  it('passes a text on where everybody who may read another is full', () => {
    const texts = [
      { project: 'x', forbidden: [] },
      { project: 'y', forbidden: ['b'] },
    ];
    const asked = { ...rule, readers: ['a', 'b'], texts, perText: 1, atMost: 1 };
    for (const seed of ['1', '2', '3', '4']) {
      const { added, short } = assignPeers({ ...asked, seed });
      expect(new Set(added)).toEqual(new Set([pair('x', 'b'), pair('y', 'a')]));
      expect(short).toEqual([]);
    }
  });

  it('gives each text one reader before any gets a second', () => {
    const texts = ['x', 'y'].map((project) => ({ project, forbidden: [] }));
    const { added } = assignPeers({ ...rule, readers: ['a', 'b'], texts, atMost: 1 });
    expect(added.map(({ project }) => project).toSorted()).toEqual(['x', 'y']);
  });

  it('leaves what was given and finds another reader for who is gone', () => {
    const { readers, texts } = classOf('ab', 'cd', 'ef', 'gh');
    const first = assignPeers({ ...rule, readers, texts }).added;
    const gone = first[0]?.reader ?? '';
    const given = first.filter(({ reader }) => reader !== gone);
    const left = readers.filter((reader) => reader !== gone);
    const second = assignPeers({ ...rule, readers: left, texts, given });
    expect(second.added.map(({ project }) => project).toSorted()).toEqual(
      first
        .filter(({ reader }) => reader === gone)
        .map(({ project }) => project)
        .toSorted(),
    );
    expect(second.short).toEqual([]);
  });

  it('gives a text that comes late its readers, and nobody else anything', () => {
    const { readers, texts } = classOf('ab', 'cd', 'ef', 'gh');
    const early = texts.slice(0, 3);
    const given = assignPeers({ ...rule, readers, texts: early }).added;
    const { added } = assignPeers({ ...rule, readers, texts, given });
    expect(added.map(({ project }) => project)).toEqual(['gh', 'gh']);
  });

  it('makes another plan from another seed', () => {
    const asked = { ...rule, ...classOf('ab', 'cd', 'ef', 'gh', 'ij') };
    expect(assignPeers(asked)).not.toEqual(assignPeers({ ...asked, seed: 'fa24' }));
  });
});

/** Teams of one to three, some with people who must not read it, and the rule. */
const anyClass = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 12 }),
    without: fc.integer({ min: 0, max: 4 }),
    perText: fc.integer({ min: 1, max: 4 }),
    atMost: fc.integer({ min: 1, max: 4 }),
    seed: fc.string({ maxLength: 5 }),
    conflicts: fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 12 }),
  })
  .map(({ sizes, without, conflicts, ...rest }): WhoReads => {
    const teams = sizes.map((size, index) =>
      Array.from({ length: size }, (_, member) => `s${index}-${member}`),
    );
    const free = Array.from({ length: without }, (_, index) => `free-${index}`);
    const readers = [...teams.flat(), ...free];
    const texts = teams.map((team, index) => ({
      project: `p${index}`,
      forbidden: [
        ...team,
        ...conflicts.flatMap(([project, reader]) =>
          project % teams.length === index ? [readers[reader % readers.length] ?? ''] : [],
        ),
      ],
    }));
    return { ...rest, readers, texts, given: [] };
  });

describe('in any class', () => {
  it('nobody reads what they must not, twice, or too much, and no text has too many', () => {
    fc.assert(
      fc.property(anyClass, (asked) => {
        const { added, short } = assignPeers(asked);
        const [of, to] = [count(added, (one) => one.reader), count(added, (one) => one.project)];
        expect(new Set(added.map((one) => `${one.project} ${one.reader}`)).size).toBe(added.length);
        for (const { project, reader } of added) {
          const text = asked.texts.find((one) => one.project === project);
          expect(text?.forbidden).not.toContain(reader);
        }
        for (const reader of asked.readers) expect(of(reader)).toBeLessThanOrEqual(asked.atMost);
        for (const { project } of asked.texts) {
          const lacks = short.find((one) => one.project === project)?.lacks ?? 0;
          expect(to(project) + lacks).toBe(asked.perText);
        }
      }),
    );
  });

  it('the numbers of two readers differ by one, or by no more than one of them must not read', () => {
    fc.assert(
      fc.property(anyClass, (asked) => {
        const of = count(assignPeers(asked).added, (one) => one.reader);
        const forbidden = (reader: string) =>
          asked.texts.filter((text) => text.forbidden.includes(reader)).length;
        for (const more of asked.readers) {
          for (const less of asked.readers) {
            expect(of(more) - of(less)).toBeLessThanOrEqual(Math.max(1, forbidden(less)));
          }
        }
      }),
    );
  });

  it('every text gets all its readers where enough of the class may read', () => {
    fc.assert(
      fc.property(anyClass, (asked) => {
        // With as much room as there can be, a text lacks only readers who do not exist.
        const { short } = assignPeers({ ...asked, atMost: asked.texts.length });
        for (const { project, forbidden } of asked.texts) {
          const may = asked.readers.filter((reader) => !forbidden.includes(reader)).length;
          const lacks = short.find((one) => one.project === project)?.lacks ?? 0;
          expect(lacks).toBe(Math.max(0, asked.perText - may));
        }
      }),
    );
  });

  it('as many readings are given as any plan could give', () => {
    fc.assert(
      fc.property(anyClass, (asked) => {
        expect(assignPeers(asked).added.length).toBe(mostReadings(asked));
      }),
    );
  });

  it('the same class in another order gets the same plan', () => {
    fc.assert(
      fc.property(anyClass, (asked) => {
        const other = {
          ...asked,
          readers: asked.readers.toReversed(),
          texts: asked.texts.toReversed(),
        };
        expect(assignPeers(other)).toEqual(assignPeers(asked));
      }),
    );
  });

  it('a plan that was carried out is whole: planned again, it adds nothing', () => {
    fc.assert(
      fc.property(anyClass, (asked) => {
        const { added, short } = assignPeers(asked);
        expect(assignPeers({ ...asked, given: added })).toEqual({ added: [], short });
      }),
    );
  });

  it('what was given stays, whoever has gone since', () => {
    fc.assert(
      fc.property(anyClass, fc.nat(), (asked, which) => {
        const first = assignPeers(asked).added;
        const gone = asked.readers[which % asked.readers.length];
        const given = first.filter(({ reader }) => reader !== gone);
        const readers = asked.readers.filter((reader) => reader !== gone);
        const { added } = assignPeers({ ...asked, readers, given });
        const all = [...given, ...added];
        const [of, to] = [count(all, (one) => one.reader), count(all, (one) => one.project)];
        expect(added.some(({ reader }) => reader === gone)).toBe(false);
        for (const reader of readers) expect(of(reader)).toBeLessThanOrEqual(asked.atMost);
        for (const { project } of asked.texts) {
          expect(to(project)).toBeLessThanOrEqual(asked.perText);
        }
      }),
    );
  });
});

/** The value of a maximum flow, by another way: one unit at a time, depth first. */
function mostReadings({ readers, texts, perText, atMost }: WhoReads): number {
  const has = new Map(readers.map((reader) => [reader, new Set<string>()]));
  const may = (project: string, reader: string) =>
    texts.find((text) => text.project === project)?.forbidden.includes(reader) === false;
  const place = (project: string, seen: Set<string>): boolean => {
    for (const reader of readers) {
      const own = has.get(reader);
      if (own === undefined || seen.has(reader) || own.has(project) || !may(project, reader)) {
        continue;
      }
      seen.add(reader);
      const other = [...own].find((one) => own.size >= atMost && place(one, seen));
      if (own.size >= atMost && other === undefined) continue;
      if (other !== undefined) own.delete(other);
      own.add(project);
      return true;
    }
    return false;
  };
  let placed = 0;
  for (let round = 0; round < perText; round++) {
    for (const { project } of texts) if (place(project, new Set())) placed += 1;
  }
  return placed;
}
