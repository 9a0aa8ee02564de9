/**
 * The catalogue of experiments: what pages need to know before a model is loaded. Plain data and
 * pure functions; no TensorFlow.js, no React, so that any page and the server may import it.
 */
import { betaVae } from './catalog/beta-vae.ts';
import { cdfFlow } from './catalog/cdf-flow.ts';
import { families } from './catalog/side-by-side.ts';
import { dequantization } from './catalog/dequantization.ts';
import { flowMatching } from './catalog/flow-matching.ts';
import { gan1d } from './catalog/gan-1d.ts';
import { ganDigits } from './catalog/gan-digits.ts';
import { ganRing } from './catalog/gan-ring.ts';
import { imageDiffusion } from './catalog/image-diffusion.ts';
import { iwae } from './catalog/iwae.ts';
import { guidance } from './catalog/guidance.ts';
import { logisticMixture } from './catalog/logistic-mixture.ts';
import { made } from './catalog/made.ts';
import { maf } from './catalog/maf.ts';
import { pixelCnn } from './catalog/pixelcnn.ts';
import { pixelTransformer } from './catalog/pixel-transformer.ts';
import { realNvp } from './catalog/realnvp.ts';
import { samplerRace } from './catalog/sampler-race.ts';
import { softmaxHistogram } from './catalog/softmax-histogram.ts';
import { swissRollDiffusion } from './catalog/swiss-roll-diffusion.ts';
import type {
  Control,
  DrawingControl,
  Experiment,
  ExperimentConfig,
  ExperimentSlug,
  Expectation,
} from './catalog/types.ts';
import { vaeDigits } from './catalog/vae-digits.ts';
import { vaeGaussians } from './catalog/vae-gaussians.ts';
import { decodeDrawing, decodeHalf } from './datasets/drawing.ts';
import { vqVae } from './catalog/vq-vae.ts';
import { wganGp } from './catalog/wgan-gp.ts';

export type * from './catalog/types.ts';

/** Every experiment, in the order of the course. */
export const experiments: readonly Experiment[] = [
  families,
  softmaxHistogram,
  logisticMixture,
  made,
  pixelCnn,
  pixelTransformer,
  cdfFlow,
  realNvp,
  maf,
  dequantization,
  vaeGaussians,
  betaVae,
  iwae,
  vaeDigits,
  vqVae,
  gan1d,
  ganRing,
  wganGp,
  ganDigits,
  swissRollDiffusion,
  flowMatching,
  samplerRace,
  guidance,
  imageDiffusion,
];

export const experimentSlugs: readonly ExperimentSlug[] = experiments.map(({ slug }) => slug);

/** The experiment of a slug, or undefined when there is none. */
export function findExperiment(slug: string): Experiment | undefined {
  return experiments.find((experiment) => experiment.slug === slug);
}

const LARGEST_SEED = 2 ** 32 - 1;

/**
 * A complete, valid config out of whatever a link or a form says: defaults where nothing usable is
 * given, numbers moved into their control's range, unknown keys left out.
 */
export function readConfig(
  experiment: Experiment,
  given: { seed?: unknown; settings?: Record<string, unknown> } = {},
): ExperimentConfig {
  const seed = numberIn(given.seed);
  const validSeed = Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED;
  return {
    slug: experiment.slug,
    seed: validSeed ? seed : 1,
    settings: Object.fromEntries(
      experiment.controls.map((control) => [
        control.key,
        readSetting(control, given.settings?.[control.key]),
      ]),
    ),
  };
}

/** What a permalink or a field says; NaN for what is no number. */
function numberIn(value: unknown): number {
  const said = typeof value === 'number' || (typeof value === 'string' && value !== '');
  return said ? Number(value) : NaN;
}

function readSetting(control: Control, value: unknown): number | string {
  if (control.type === 'choice') {
    const known = control.options.find((option) => option.value === value);
    return known?.value ?? control.default;
  }
  if (control.type === 'drawing') {
    return isDrawn(control, value) ? value : control.default;
  }
  const number = numberIn(value);
  if (!Number.isFinite(number)) return control.default;
  const inRange = Math.min(control.max, Math.max(control.min, number));
  return control.integer ? Math.round(inRange) : inRange;
}

/** Whether a value is a drawing of the kind that is asked for. */
export function isDrawn({ of }: DrawingControl, value: unknown): value is string {
  if (typeof value !== 'string') return false;
  return (of === 'plane' ? decodeDrawing(value) : decodeHalf(value)) !== null;
}

/** What an expectation says of a run so far. */
export type Verdict = 'open' | 'met' | 'missed';

/**
 * Decides an expectation from the figures of a run's evaluations, oldest first. `heldOut` (the
 * evaluation's value), `gap` and the experiment's own quantities may be asked for. A figure that the
 * data does not have (no gap without a floor) decides nothing.
 */
export function judge(
  expectation: Expectation,
  evaluations: readonly { value: number; gap?: number; quantities: Record<string, number> }[],
  finished: boolean,
): Verdict {
  const figureOf = (evaluation: (typeof evaluations)[number]): number | undefined => {
    const figures = { ...evaluation.quantities, heldOut: evaluation.value, gap: evaluation.gap };
    return figures[expectation.quantity as keyof typeof figures];
  };
  const meets = (evaluation: (typeof evaluations)[number]): boolean => {
    const figure = figureOf(evaluation) ?? Number.NaN;
    return expectation.comparison === 'below'
      ? figure < expectation.threshold
      : figure > expectation.threshold;
  };
  if (evaluations.every((evaluation) => figureOf(evaluation) === undefined)) return 'open';
  if (expectation.when === 'any') {
    if (evaluations.some(meets)) return 'met';
    return finished ? 'missed' : 'open';
  }
  const last = evaluations.at(-1);
  if (!finished || !last) return 'open';
  return meets(last) ? 'met' : 'missed';
}
