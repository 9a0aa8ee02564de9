import { flagStep } from '#app/domain/question-bank/unclear/flag-step.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor } from '#test/factories/people.ts';
import type { SeedServices } from '../seed.ts';
import { named, type Cast } from './people.ts';
import { roster } from './roster.ts';
import { seededRandom } from './random.ts';

/** The chance that a reader does not understand a step, for steps that are known to be hard. */
const hard: Record<string, Record<number, number>> = {
  'elbo-three-ways': { 2: 0.1, 3: 0.55 },
  'bits-back': { 1: 0.1, 2: 0.3, 3: 0.25 },
  'ddpm-bound': { 2: 0.4, 3: 0.2 },
  'infonce-bound': { 1: 0.15, 3: 0.35 },
  'coupling-layer': { 2: 0.12 },
  'wasserstein-parallel-lines': { 2: 0.22 },
  'optimal-discriminator': { 3: 0.08 },
};

/** What readers of the bank say they do not understand. */
export async function seedStepFlags(services: SeedServices, cast: Cast): Promise<void> {
  const random = seededRandom(294);
  const readers = roster.filter(({ role }) => role === 'student' || role === 'auditor');
  for (const [question, steps] of Object.entries(hard)) {
    for (const [step, chance] of Object.entries(steps)) {
      for (const { name, role } of readers) {
        if (random() >= chance) continue;
        const asker = askerFor(named(cast, name), role, berkeley('2024-02-25T20:00'));
        await flagStep(services, asker, { question, step: Number(step), flagged: true });
      }
    }
  }
}
