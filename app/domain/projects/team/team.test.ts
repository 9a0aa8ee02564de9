import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  holdOn,
  mostInvitations,
  present,
  refuseInvite,
  refuseJoin,
  refuseLeave,
  refuseRequest,
  refuseReturn,
  returnTime,
  returnUntil,
  type Team,
  type TeamMembership,
} from './team.ts';

const start = new Date('2024-02-20T18:00:00Z');
const freeze = new Date('2024-04-15T06:59:00Z');
const after = (from: Date, ms: number) => new Date(from.getTime() + ms);

function member(personId: string, left?: Date): TeamMembership {
  return { personId, from: start, to: left ?? null, departure: left ? 'left' : null };
}

function team(changed: Partial<Team> = {}): Team {
  return {
    ...{ limit: 3, archived: false, freeze, approvedAt: null },
    memberships: [member('ada'), member('ben')],
    ...changed,
  };
}

const cleo = { id: 'cleo', student: true, placed: false, findable: true };
const monday = new Date('2024-02-26T18:00:00Z');
const full = team({ memberships: ['ada', 'ben', 'dan'].map((name) => member(name)) });
const approved = team({ approvedAt: monday });
const late = after(freeze, 1_000);

describe('whether a team changes by itself', () => {
  it.each([
    ['before the freeze', team(), after(freeze, -1_000), null],
    ['at the freeze', team(), freeze, 'frozen'],
    ['a second before the first approval', approved, after(monday, -1_000), null],
    ['from the first approval on', approved, monday, 'approved'],
    ['in an offering that is over', team({ archived: true }), monday, 'archived'],
  ] as const)('is asked %s', (_, one, at, hold) => {
    expect(holdOn(one, at)).toBe(hold);
    expect(refuseLeave(one, 'ada', at)).toBe(hold);
    expect(refuseJoin(one, cleo, at)).toBe(hold);
  });
});

describe('entering a team', () => {
  it.each([
    ['has no seat', team(), { ...cleo, student: false }, 'not a student'],
    ['is in a project', team(), { ...cleo, placed: true }, 'already in a project'],
    ['finds it full', full, cleo, 'full'],
    ['finds a place', team(), cleo, null],
  ] as const)('by somebody who %s', (_, one, who, refusal) => {
    expect(refuseJoin(one, who, monday)).toBe(refusal);
    expect(refuseJoin(one, who, late, true), 'with the word of staff').toBe(refusal);
  });

  it('needs the word of staff after the freeze, which does not make room', () => {
    expect(refuseJoin(team(), cleo, late)).toBe('frozen');
    expect(refuseJoin(full, cleo, late, true)).toBe('full');
    expect(refuseJoin(team({ archived: true }), cleo, late, true)).toBe('archived');
  });
});

describe('asking somebody in by name', () => {
  it.each([
    ['who is not in the team', 'eve', cleo, 0, 'not a member'],
    [
      'for somebody who is not in the class list',
      'ada',
      { ...cleo, findable: false },
      0,
      'not found',
    ],
    ['for somebody without a seat', 'ada', { ...cleo, student: false }, 0, 'not found'],
    ['for somebody in a project', 'ada', { ...cleo, placed: true }, 0, 'already in a project'],
    ['with many invitations open', 'ada', cleo, mostInvitations, 'too many'],
    ['in the team', 'ada', cleo, mostInvitations - 1, null],
  ] as const)('by somebody %s', (_, by, who, open, refusal) => {
    expect(refuseInvite(team(), by, who, open, monday)).toBe(refusal);
  });
});

describe('taking back that one left', () => {
  const left = team({ memberships: [member('ada'), member('cleo', monday)] });
  const last = after(monday, returnTime - 1_000);

  it.each([
    ['within the day', left, cleo, last, null],
    ['when the day is over', left, cleo, after(monday, returnTime), 'over'],
    ['after the freeze', { ...left, freeze: monday }, cleo, last, null],
    ['after an approval', { ...left, approvedAt: monday }, cleo, last, null],
    ['in another project', left, { ...cleo, placed: true }, last, 'already in a project'],
    ['without a seat', left, { ...cleo, student: false }, last, 'not a student'],
    ['as the last of the team', team({ memberships: [member('cleo', monday)] }), cleo, last, null],
    ['in a team that is full since', { ...left, limit: 1 }, cleo, last, 'full'],
  ] as const)('%s', (_, one, who, at, refusal) => {
    expect(refuseReturn(one, who, at)).toBe(refusal);
  });

  it('is for those who left by themselves', () => {
    const out = { ...member('cleo', monday), departure: 'taken_out' as const };
    expect(returnUntil(team({ memberships: [out] }), 'cleo')).toBeNull();
    expect(refuseReturn(team(), cleo, monday)).toBe('over');
  });
});

describe('asking staff for a change', () => {
  const join = { change: 'join', who: cleo } as const;
  const why = { asked: false, why: 'They wrote half of it.' };

  it.each([
    ['while teams are free', team({ freeze: after(late, 1) }), 'ada', join, why, 'not needed'],
    ['by somebody else', approved, 'eve', { change: 'leave' }, why, 'not a member'],
    ['to leave', approved, 'ada', { change: 'leave' }, why, null],
    ['for somebody to join', approved, 'ada', join, why, null],
    ['without a reason', approved, 'ada', join, { ...why, why: ' ' }, 'no reason'],
    ['twice', approved, 'ada', join, { ...why, asked: true }, 'asked already'],
    ['for a full team', { ...full, approvedAt: monday }, 'ada', join, why, 'full'],
    ['in an offering that is over', team({ archived: true }), 'ada', join, why, 'archived'],
  ] as const)('%s', (_, one, by, wish, said, refusal) => {
    expect(refuseRequest(one, by, wish, said, late)).toBe(refusal);
  });

  it('does not tell who is in a project from who cannot be found', () => {
    const asked = (who: object) =>
      refuseRequest(approved, 'ada', { change: 'join', who: { ...cleo, ...who } }, why, late);
    expect(asked({ placed: true })).toBe('not found');
    expect(asked({ findable: false })).toBe('not found');
  });
});

/** Two teams and some people, to whom anything can happen that the rule allows. */
describe('a history of changes', () => {
  const people = ['ada', 'ben', 'cleo', 'dan', 'eve', 'fay'];
  const step = fc.record({
    do: fc.constantFrom('invite', 'accept', 'link', 'decline', 'withdraw', 'leave', 'return'),
    team: fc.constantFrom(0, 1),
    by: fc.constantFrom(...people),
    who: fc.constantFrom(...people),
    hours: fc.integer({ min: 0, max: 30 }),
  });

  it('never puts anybody in two teams or too many in one, nor out of their work for good', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 2_000 }),
        (steps, limit, freezeAfter) => {
          const teams = [team({ limit, memberships: [] }), team({ limit, memberships: [] })];
          for (const one of teams) one.freeze = after(start, freezeAfter * 3_600_000);
          const invited = new Set<string>();
          const placed = (id: string) =>
            teams.some((one) => present(one).some(({ personId }) => personId === id));
          let at = start;
          // Each has its founder.
          for (const [index, founder] of ['ada', 'ben'].entries()) {
            teams[index] = { ...(teams[index] ?? team()), memberships: [member(founder)] };
          }
          const enter = (index: number, personId: string) => {
            const one = teams[index] ?? team();
            const entered = { personId, from: at, to: null, departure: null };
            teams[index] = { ...one, memberships: [...one.memberships, entered] };
          };
          for (const { do: doing, team: index, by, who, hours } of steps) {
            at = after(at, hours * 3_600_000);
            const one = teams[index] ?? team();
            const entrant = { id: who, student: true, placed: placed(who), findable: true };
            const key = `${index}:${who}`;
            switch (doing) {
              case 'invite':
                if (refuseInvite(one, by, entrant, invited.size, at) === null) invited.add(key);
                break;
              case 'accept':
                if (!invited.has(key) || refuseJoin(one, entrant, at) !== null) break;
                invited.delete(key);
                enter(index, who);
                break;
              case 'link':
                if (refuseJoin(one, entrant, at) === null) enter(index, who);
                break;
              case 'leave': {
                const before = present(one).length;
                if (refuseLeave(one, who, at) !== null) break;
                const memberships = one.memberships.map((m) =>
                  m.personId === who && m.to === null
                    ? { ...m, to: at, departure: 'left' as const }
                    : m,
                );
                teams[index] = { ...one, memberships };
                // Whoever left can come back at once, also to a team of nobody.
                const gone = { ...entrant, placed: false };
                expect(refuseReturn(teams[index] ?? one, gone, at)).toBeNull();
                expect(present(teams[index] ?? one)).toHaveLength(before - 1);
                break;
              }
              case 'return':
                if (refuseReturn(one, entrant, at) === null) enter(index, who);
                break;
              default:
                invited.delete(key);
            }
            const seats = teams.flatMap((each) => present(each).map(({ personId }) => personId));
            expect(new Set(seats).size).toBe(seats.length);
            for (const each of teams) expect(present(each).length).toBeLessThanOrEqual(limit);
            // Nobody but they themselves takes anybody out.
            for (const each of teams) {
              for (const { to, departure } of each.memberships) {
                expect(to === null).toBe(departure === null);
              }
            }
          }
        },
      ),
    );
  });
});
