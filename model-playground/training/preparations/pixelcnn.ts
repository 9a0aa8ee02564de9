import * as pixelCnn from '../../models/pixelcnn.ts';
import type { Prepare } from '../preparation.ts';
import { derive } from '../random.ts';
import { onImages } from './images.ts';

/** PixelCNN on shapes and digits. */
export const preparePixelCnn: Prepare = (seed, settings, open) =>
  onImages(seed, settings, open, (side) => {
    const parameters = pixelCnn.init(
      {
        side,
        filters: settings.number('width'),
        size: Number(settings.text('filter')),
        depth: settings.number('depth'),
      },
      derive(seed, 'init'),
    );
    return {
      parameters,
      partNames: pixelCnn.partNames,
      loss: (x) => pixelCnn.loss(parameters, x),
      logDensity: (x) => pixelCnn.logDensity(parameters, x),
      sample: (n, from) => pixelCnn.sample(parameters, n, from),
      complete: (x, first, from) => pixelCnn.complete(parameters, x, first, from),
      logits: (x) => pixelCnn.logits(parameters, x),
      seen: pixelCnn.fieldOfView(parameters),
    };
  });
