/** Experiments put together: settings of the catalogue turned into a model, its data, its training. */
import type { ExperimentConfig, ExperimentSlug } from '../catalog/types.ts';
import { fetchFile, reader, type Preparation, type Prepare } from './preparation.ts';
import { prepareBetaVae } from './preparations/beta-vae.ts';
import { prepareCdfFlow } from './preparations/cdf-flow.ts';
import { prepareDequantization } from './preparations/dequantization.ts';
import { prepareDiffusion } from './preparations/diffusion.ts';
import { prepareFamilies } from './preparations/families.ts';
import { prepareFlowMatching } from './preparations/flow-matching.ts';
import { prepareGan1d } from './preparations/gan-1d.ts';
import { prepareGanDigits } from './preparations/gan-digits.ts';
import { prepareGanRing } from './preparations/gan-ring.ts';
import { prepareGuidance } from './preparations/guidance.ts';
import { prepareHistogram, prepareLogisticMixture } from './preparations/digitised.ts';
import { prepareImageDiffusion } from './preparations/image-diffusion.ts';
import { prepareIwae } from './preparations/iwae.ts';
import { prepareMade } from './preparations/made.ts';
import { prepareMaf } from './preparations/maf.ts';
import { prepareRace } from './preparations/race.ts';
import { preparePixelCnn } from './preparations/pixelcnn.ts';
import { preparePixelTransformer } from './preparations/pixel-transformer.ts';
import { prepareRealNvp } from './preparations/realnvp.ts';
import { prepareVaeDigits } from './preparations/vae-digits.ts';
import { prepareVae } from './preparations/vae.ts';
import { prepareVqVae } from './preparations/vq-vae.ts';
import { prepareWganGp } from './preparations/wgan-gp.ts';

export type { Preparation };

const preparations: Readonly<Record<ExperimentSlug, Prepare>> = {
  families: prepareFamilies,
  'softmax-histogram': prepareHistogram,
  'logistic-mixture': prepareLogisticMixture,
  'cdf-flow': prepareCdfFlow,
  realnvp: prepareRealNvp,
  maf: prepareMaf,
  made: prepareMade,
  pixelcnn: preparePixelCnn,
  'pixel-transformer': preparePixelTransformer,
  dequantization: prepareDequantization,
  'vae-gaussians': prepareVae,
  'beta-vae': prepareBetaVae,
  'iwae-bound': prepareIwae,
  'vae-digits': prepareVaeDigits,
  'vq-vae': prepareVqVae,
  'gan-1d': prepareGan1d,
  'gan-ring': prepareGanRing,
  'wgan-gp': prepareWganGp,
  'gan-digits': prepareGanDigits,
  'swiss-roll-diffusion': prepareDiffusion,
  'flow-matching': prepareFlowMatching,
  'sampler-race': prepareRace,
  guidance: prepareGuidance,
  'image-diffusion': prepareImageDiffusion,
};

/**
 * Builds an experiment from its config, which has to be complete (`readConfig`). Refuses, with an
 * error, settings outside the catalogue's ranges and experiments that do not exist.
 * @param open reads data files; in Node there is nothing to fetch them from (`readDataFile`)
 */
export async function prepare(config: ExperimentConfig, open = fetchFile): Promise<Preparation> {
  const settings = reader(config);
  return preparations[config.slug](config.seed, settings, open);
}
