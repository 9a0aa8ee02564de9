import { fsrs } from 'ts-fsrs';
import { day, type Memory } from '#app/domain/question-bank/study/memory.ts';
import { nextCard, rest } from '#app/domain/question-bank/study/planner.ts';

/** A card as a schedule sees it: what FSRS makes of the grades, not what is in the head. */
export type SeenCard = { memory: Memory | null; knownInARow: number; today: boolean };

/** Chooses what to study next; null ends the day. */
export type Schedule = (
  cards: readonly SeenCard[],
  now: number,
  exam: number,
  minutesADay: number,
) => SeenCard | null;

/** Each kind of schedule, made anew for each learner. */
export const schedules = {
  ours: (): Schedule => nextCard,

  /** One pass a day, in order, taken up the next day where the minutes ended. */
  'one pass': (): Schedule => {
    let position = 0;
    return (cards) => {
      if (cards.every(({ today }) => today)) return null;
      position += 1;
      return cards[(position - 1) % cards.length] ?? null;
    };
  },

  /** The same, but from the first question again every day. */
  'from the top': (): Schedule => (cards) => cards.find(({ today }) => !today) ?? null,

  /** What is due at a retention of 0.9, then what was forgotten today, then new ones; no exam. */
  'plain FSRS': (): Schedule => (cards, now) => {
    const seen = cards.filter(({ memory }) => memory !== null);
    const byDue = [...seen].sort((a, b) => dueAt(a) - dueAt(b));
    const waiting = byDue.filter((card) => !card.today || forgotten(card));
    return (
      waiting.find((card) => dueAt(card) <= now) ??
      seen.find(
        (card) => card.today && forgotten(card) && now - (card.memory?.last ?? 0) >= rest,
      ) ??
      cards.find(({ memory }) => memory === null) ??
      byDue.find(({ today }) => !today) ??
      null
    );
  },
} satisfies Record<string, () => Schedule>;

export type ScheduleName = keyof typeof schedules;

const model = fsrs({ enable_fuzz: false });

function dueAt({ memory }: SeenCard): number {
  if (memory === null) return -Infinity;
  return memory.last + model.next_interval(memory.stability, 0) * day;
}

function forgotten({ knownInARow }: SeenCard): boolean {
  return knownInARow === 0;
}
