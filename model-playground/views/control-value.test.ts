import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { experiments, type NumberControl } from '../catalog.ts';
import { formatValue, fromPosition, POSITIONS, toPosition } from './control-value.ts';

const controls = experiments
  .flatMap((experiment) => experiment.controls)
  .filter((control): control is NumberControl => control.type === 'number');

describe.each(controls.map((control) => [control.label.en, control] as const))(
  'the dial of %s',
  (_, control) => {
    it('stays within its range and reaches both ends', () => {
      expect(fromPosition(control, 0)).toBe(control.min);
      expect(fromPosition(control, POSITIONS)).toBe(control.max);
      fc.assert(
        fc.property(fc.double({ min: 0, max: POSITIONS, noNaN: true }), (position) => {
          const value = fromPosition(control, position);
          expect(value).toBeGreaterThanOrEqual(control.min);
          expect(value).toBeLessThanOrEqual(control.max);
          if (control.integer) expect(Number.isInteger(value)).toBe(true);
        }),
      );
    });

    it('can stand at the default', () => {
      const position = toPosition(control, control.default);
      expect(fromPosition(control, position)).toBeCloseTo(control.default, 10);
    });
  },
);

it('values are written as a reader would', () => {
  expect([9800, 0.5, 0.002, 0.00001].map(formatValue)).toEqual(['9,800', '0.5', '0.002', '1e-5']);
});
