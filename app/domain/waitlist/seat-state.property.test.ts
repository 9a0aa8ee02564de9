import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SeatFactKind } from '#app/db/generated/enums.ts';
import { judgeAnswer } from './answer.ts';
import { placeOf, waitlistOrder } from './order.ts';
import { strongHomeworks, type ReleasedScore } from './released-scores.server.ts';
import {
  countSeats,
  mayHappen,
  mayReturn,
  seatStates,
  waitingIn,
  type SeatFact,
} from './seat-state.ts';

const people = ['ada', 'ben', 'cai', 'dan', 'eve', 'fay', 'gus'];
const homeworks = ['hw1', 'hw2', 'hw3'];
const course = {
  homework: homeworks.map((slug) => ({ slug })),
  policy: { strongScore: 90 },
};
const hour = 3_600_000;
const start = Date.UTC(2024, 0, 8);

const kindOf = {
  apply: 'applied',
  waitlist: 'waitlisted',
  admit: 'admitted',
  refuse: 'refused',
  withdraw: 'withdrawn',
  drop: 'dropped',
  audit: 'audits',
} as const satisfies Record<string, SeatFactKind>;

type Word = keyof typeof kindOf | 'accept' | 'decline' | 'return' | 'tick';
/** One thing that somebody tries, some hours after the one before. */
type Step = {
  after: number;
  who: string;
  does:
    | Word
    | { offerHours: number }
    | { capacity: number }
    | { homework: string; percent: number; released: boolean };
};
const step: fc.Arbitrary<Step> = fc.record({
  after: fc.integer({ min: 0, max: 30 }),
  who: fc.constantFrom(...people),
  does: fc.oneof(
    fc.constantFrom('apply', 'waitlist', 'admit', 'refuse', 'accept', 'decline', 'withdraw'),
    fc.constantFrom('drop', 'return', 'audit', 'tick', 'waitlist', 'apply'),
    fc.record({ offerHours: fc.integer({ min: 1, max: 72 }) }),
    fc.record({ capacity: fc.integer({ min: 0, max: 5 }) }),
    fc.record({
      homework: fc.constantFrom(...homeworks),
      percent: fc.constantFrom(0, 50, 89.9, 90, 98, 99, 100),
      released: fc.boolean(),
    }),
  ),
});

/** The portal: facts in order of time, and the rules asked before each is written. */
function portal() {
  const facts: SeatFact[] = [];
  const scores: ReleasedScore[] = [];
  let capacity = 2;
  const states = (at: Date) => seatStates(facts, at);
  const seats = (at: Date) => countSeats(states(at).values(), capacity);
  const write = (personId: string, kind: SeatFactKind, at: Date, expiresAt: Date | null = null) => {
    if (mayHappen(kind, states(at).get(personId) ?? null)) {
      facts.push({ personId, kind, at, expiresAt });
    }
  };
  const act = ({ who, does }: Step, at: Date) => {
    if (typeof does === 'object') {
      if ('capacity' in does) capacity = does.capacity;
      else if ('offerHours' in does) {
        write(who, 'offered', at, new Date(at.getTime() + does.offerHours * hour));
      } else if (does.released) {
        const { homework: item, percent: points } = does;
        scores.push({
          ...{ id: who + item, submissionId: who + item, kind: 'score', points, full: points },
          ...{ personId: who, item, knownFrom: at },
        });
      }
      return;
    }
    switch (does) {
      case 'accept':
      case 'decline': {
        const answer = `${does.replace(/e$/, '')}ed` as 'accepted' | 'declined';
        const judged = judgeAnswer(states(at).get(who) ?? null, seats(at), answer);
        return judged === 'write' ? write(who, answer, at) : undefined;
      }
      case 'return': {
        const own = facts.filter(({ personId }) => personId === who);
        if (!mayReturn(own, states(at).get(who) ?? null)) return;
        write(who, 'applied', at);
        return write(who, 'waitlisted', at);
      }
      case 'tick':
        for (const personId of people) {
          const last = facts.findLast((fact) => fact.personId === personId);
          const over = last?.kind === 'offered' && last.expiresAt !== null && last.expiresAt < at;
          if (over) write(personId, 'expired', at);
        }
        return;
      default:
        return write(who, kindOf[does], at);
    }
  };
  return {
    act,
    seats,
    waiting: (at: Date) => waitingIn(states(at), strongHomeworks(scores, course)),
  };
}

type Naive = {
  where: 'never' | 'asks' | 'list' | 'offer' | 'seat' | 'gone';
  since: number;
  until: number;
  wasIn: boolean;
  marks: Record<string, number>;
};

/** The same course kept on paper: one line a person, changed in place, nothing remembered. */
function paper() {
  let chairs = 2;
  const lines = new Map<string, Naive>(
    people.map((name) => [name, { where: 'never', since: 0, until: 0, wasIn: false, marks: {} }]),
  );
  const line = (name: string) => lines.get(name) as Naive;
  const count = (where: Naive['where']) =>
    [...lines.values()].filter((l) => l.where === where).length;
  const strong = (name: string) => Object.values(line(name).marks).filter((m) => m >= 90).length;
  const clear = (now: number) => {
    for (const l of lines.values()) if (l.where === 'offer' && now > l.until) l.where = 'gone';
  };
  const act = ({ who, does }: Step, now: number) => {
    clear(now);
    const l = line(who);
    if (typeof does === 'object') {
      if ('capacity' in does) chairs = does.capacity;
      else if ('homework' in does) {
        if (does.released) l.marks[does.homework] = does.percent;
      } else if (l.where === 'asks' || l.where === 'list') {
        l.where = 'offer';
        l.wasIn = true;
        l.until = now + does.offerHours * hour;
      }
      return;
    }
    if (does === 'apply' && (l.where === 'never' || l.where === 'gone')) {
      l.where = 'asks';
      l.since = now;
    } else if (does === 'waitlist' && (l.where === 'never' || l.where === 'asks')) {
      if (l.where === 'never') l.since = now;
      l.where = 'list';
      l.wasIn = true;
    } else if (does === 'admit' && l.where !== 'seat') {
      l.where = 'seat';
      l.wasIn = true;
    } else if (does === 'refuse' && l.where === 'asks') l.where = 'gone';
    else if (does === 'accept' && l.where === 'offer' && count('seat') < chairs) l.where = 'seat';
    else if (does === 'decline' && l.where === 'offer') l.where = 'gone';
    else if (does === 'withdraw' && l.where === 'offer') l.where = 'list';
    else if (does === 'drop' && l.where === 'seat') l.where = 'gone';
    else if (does === 'return' && l.where === 'gone' && l.wasIn) {
      l.where = 'list';
      l.since = now;
    } else if (does === 'audit' && l.where !== 'seat' && l.where !== 'offer') l.where = 'gone';
  };
  const list = (now: number) => {
    clear(now);
    const names: string[] = [];
    for (const name of people) {
      if (line(name).where !== 'list') continue;
      let spot = 0;
      while (spot < names.length && !isBefore(name, names[spot] as string)) spot += 1;
      names.splice(spot, 0, name);
    }
    return names;
  };
  const isBefore = (one: string, other: string) => {
    if (strong(one) !== strong(other)) return strong(one) > strong(other);
    if (line(one).since !== line(other).since) return line(one).since < line(other).since;
    return one < other;
  };
  const seats = (now: number) => {
    clear(now);
    return { capacity: chairs, taken: count('seat'), held: count('offer') };
  };
  return { act, list, seats, strong, since: (name: string) => line(name).since };
}

test('any history gives the seats, the order and the reasons that a naive book gives', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const real = portal();
      const naive = paper();
      let now = start;
      for (const each of steps) {
        now += each.after * hour;
        real.act(each, new Date(now));
        naive.act(each, now);
        const at = new Date(now);
        expect(real.seats(at)).toMatchObject(naive.seats(now));
        const waiting = real.waiting(at);
        const order = naive.list(now);
        expect(waitlistOrder(waiting).map(({ personId }) => personId)).toEqual(order);
        order.forEach((name, index) => {
          const place = placeOf(name, waiting);
          expect(place).toMatchObject({ position: index + 1, of: order.length });
          // The reasons, told one by one, are the people before: nobody less, nobody more.
          const told = place?.ahead.flatMap(({ count, strong, because }) =>
            Array.from({ length: count }, () => [strong, because]),
          );
          const before = order.slice(0, index).map((other) => {
            const more = naive.strong(other) > naive.strong(name);
            if (!more) expect(naive.since(other)).toBeLessThanOrEqual(naive.since(name));
            return [naive.strong(other), more ? 'more strong homeworks' : 'applied earlier'];
          });
          expect(told).toEqual(before);
        });
      }
    }),
    { numRuns: 2000 },
  );
});
