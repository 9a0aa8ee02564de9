import { Rating, type Grade } from 'ts-fsrs';
import { day, remembered, type Memory } from '#app/domain/question-bank/study/memory.ts';
import { minutesFor, recallUnstudied } from '#app/domain/question-bank/study/planner.ts';
import { learners, type LearnerKind } from './learners.ts';
import { randomFrom } from './random.ts';
import { schedules, type ScheduleName, type SeenCard } from './schedules.ts';

export type Setting = { learner: LearnerKind; days: number; minutes: number };

const questions = 24;

type SimulatedCard = SeenCard & { truth: Memory | null; random: () => number };

/**
 * One learner studies with one schedule, daily in the evening, until the exam half a day after the
 * last time. A card is begun while minutes are left, and what it takes beyond them is missing the
 * next day; so every schedule spends the same minutes, to one card. Learners and the luck of each
 * card follow from the seed alone, so that schedules are compared in pairs.
 *
 * @returns the mean recall at the exam’s instant, by the learner’s own curve, and the minutes spent
 */
export function simulate(
  schedule: ScheduleName,
  { learner, days, minutes }: Setting,
  seed: number,
) {
  const person = learners[learner](randomFrom(seed * 7_919 + 3));
  const choose = schedules[schedule]();
  const exam = (days + 0.5) * day;
  const cards: SimulatedCard[] = Array.from({ length: questions }, (_, index) => ({
    ...{ memory: null, truth: null, knownInARow: 0, today: false },
    random: randomFrom(seed * 1_000 + index),
  }));
  let [left, spent] = [0, 0];

  function study(card: SimulatedCard, now: number): number {
    const luck = card.random();
    const grade = card.truth === null ? firstGrade(luck) : laterGrade(luck, card.truth, now);
    const taken =
      card.truth === null
        ? minutesFor.new
        : minutesFor[grade === Rating.Again ? 'forgotten' : 'known'];
    card.truth = person.after(card.truth, grade, now);
    card.memory = remembered(card.memory, names[grade], now);
    card.knownInARow = grade === Rating.Again ? 0 : card.knownInARow + 1;
    card.today = true;
    return taken;
  }

  function laterGrade(luck: number, truth: Memory, now: number): Grade {
    return luck < person.recall(truth, now) ? Rating.Good : Rating.Again;
  }

  for (let today = 0; today < days; today += 1) {
    left += minutes;
    for (const card of cards) card.today = false;
    for (let now = (today + 0.8) * day; left > 0;) {
      const card = choose(cards, now, exam, minutes);
      if (card === null) break;
      const taken = study(card as SimulatedCard, now);
      left -= taken;
      spent += taken;
      now += (taken * day) / 1_440;
    }
    left = Math.min(left, 0);
  }
  const recalled = cards.map(({ truth }) => {
    return truth === null ? recallUnstudied : person.recall(truth, exam);
  });
  return { recall: recalled.reduce((sum, one) => sum + one, 0) / questions, spent };
}

const names = {
  [Rating.Again]: 'again',
  [Rating.Hard]: 'hard',
  [Rating.Good]: 'good',
  [Rating.Easy]: 'easy',
} as const;

/** How working through a new question ends: 20 % not understood, 40 % hardly, 40 % well. */
function firstGrade(luck: number): Grade {
  if (luck < 0.2) return Rating.Again;
  return luck < 0.6 ? Rating.Hard : Rating.Good;
}
