import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { fromBase, logDensity, maf, toBase } from '../../models/maf.ts';
import type { Prepare } from '../preparation.ts';
import { derive } from '../random.ts';
import { onPlane } from './plane.ts';

/** Masked autoregressive flow on the sets in the plane. */
export const prepareMaf: Prepare = (seed, settings) => {
  const { number, text } = settings;
  const order = text('order') === 'fixed' ? 'fixed' : 'alternating';
  const config = { layers: number('layers'), width: number('width'), order } as const;
  const parameters = maf.init(config, derive(seed, 'init'));
  return onPlane(seed, settings, maf, parameters, {
    logDensity: (x): Tensor1D => logDensity(parameters, x),
    toBase: (x): Tensor2D => toBase(parameters, x).z,
    fromBase: (z): Tensor2D => fromBase(parameters, z).at(-1) as Tensor2D,
  });
};
