import { fsrs, type Grade } from 'ts-fsrs';
import { day, type Memory } from '#app/domain/question-bank/study/memory.ts';
import type { Random } from './random.ts';

/** Somebody whose forgetting is known: what the schedules only guess. */
export type Learner = {
  recall(memory: Memory, at: number): number;
  after(memory: Memory | null, grade: Grade, at: number): Memory;
};

const weights = fsrs({}).parameters.w;
const decay = weights[20] as number;

/** Recall after some days, for a stability in days; each falls to 0.9 after one stability. */
type Curve = (days: number, stability: number) => number;

const powerLaw = (exponent: number): Curve => {
  const factor = 0.9 ** (-1 / exponent) - 1;
  return (days, stability) => (1 + (factor * days) / stability) ** -exponent;
};
const exponential: Curve = (days, stability) => 0.9 ** (days / stability);

/** Makes a learner of each kind; lots are drawn once for a person. */
export const learners = {
  /** FSRS’s own power law with its default parameters: the one the schedule takes everybody for. */
  'power law, default': () => learner(weights, powerLaw(decay)),
  /** Each of FSRS’s 21 parameters is another, and the curve is steeper or flatter. */
  'power law, perturbed': (random: Random) => {
    const own = weights.map((weight, index) =>
      index === 20
        ? Math.min(0.8, Math.max(0.1, weight * Math.exp(0.5 * normal(random))))
        : weight * Math.exp(0.3 * normal(random)),
    );
    return learner(own, powerLaw(own[20] as number));
  },
  /** Forgets by half again and again: beyond one stability much faster than any power law. */
  exponential: () => learner(weights, exponential),
  /** The same, three times as fast: a question just worked through is half gone within two days. */
  'exponential, thrice as fast': () =>
    learner(weights, (days, stability) => exponential(days, stability / 3)),
} satisfies Record<string, (random: Random) => Learner>;

export type LearnerKind = keyof typeof learners;

function learner(parameters: readonly number[], curve: Curve): Learner {
  const model = fsrs({ w: parameters, enable_fuzz: false });
  const recall = (memory: Memory, at: number) => curve((at - memory.last) / day, memory.stability);
  return {
    recall,
    after: (memory, grade, at) => {
      const [elapsed, known] =
        memory === null ? [0, undefined] : [(at - memory.last) / day, recall(memory, at)];
      const { stability, difficulty } = model.next_state(memory, elapsed, grade, known);
      return { stability, difficulty, last: at };
    },
  };
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
