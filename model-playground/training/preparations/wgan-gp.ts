import { criticise, wganGp } from '../../models/wgan-gp.ts';
import type { Prepare } from '../preparation.ts';
import { derive } from '../random.ts';
import { onRing } from './ring.ts';

/** A Wasserstein GAN with gradient penalty on the ring of Gaussians. */
export const prepareWganGp: Prepare = (seed, settings) => {
  const { number } = settings;
  const parameters = wganGp.init(
    {
      dimensions: 2,
      latentSize: number('latentSize'),
      depth: number('depth'),
      width: number('width'),
      penalty: number('penalty'),
    },
    derive(seed, 'init'),
  );
  return onRing(seed, settings, wganGp, parameters, {
    shown: (x) => criticise(parameters, x),
    climbed: (x) => criticise(parameters, x),
    scale: 'score',
  });
};
