import { sigmoid } from '@tensorflow/tfjs-core';
import { discriminate, gan } from '../../models/gan.ts';
import type { Prepare } from '../preparation.ts';
import { derive } from '../random.ts';
import { onRing } from './ring.ts';

/** A GAN on the ring of Gaussians. */
export const prepareGanRing: Prepare = (seed, settings) => {
  const { number, text } = settings;
  const parameters = gan.init(
    {
      dimensions: 2,
      latentSize: number('latentSize'),
      depth: number('depth'),
      width: number('width'),
      objective: text('objective') === 'minimax' ? 'minimax' : 'non-saturating',
      start: 0,
    },
    derive(seed, 'init'),
  );
  return onRing(seed, settings, gan, parameters, {
    shown: (x) => sigmoid(discriminate(parameters, x)),
    climbed: (x) => discriminate(parameters, x),
    scale: 'probability',
  });
};
