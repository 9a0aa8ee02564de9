import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { fromBase, logDensity, realNvp, toBase } from '../../models/realnvp.ts';
import type { Prepare } from '../preparation.ts';
import { derive } from '../random.ts';
import { onPlane } from './plane.ts';

/** RealNVP on the sets in the plane. */
export const prepareRealNvp: Prepare = (seed, settings) => {
  const config = { layers: settings.number('layers'), width: settings.number('width') };
  const parameters = realNvp.init(config, derive(seed, 'init'));
  return onPlane(seed, settings, realNvp, parameters, {
    logDensity: (x): Tensor1D => logDensity(parameters, x),
    toBase: (x): Tensor2D => toBase(parameters, x).z,
    fromBase: (z): Tensor2D => fromBase(parameters, z).at(-1) as Tensor2D,
  });
};
