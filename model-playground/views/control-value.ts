/** Numbers of a control: their place on its slider, and how they are written. */
import type { NumberControl } from '../catalog.ts';

/** Positions of a slider, 0 to this. */
export const POSITIONS = 200;

/** Where a value stands on the slider. */
export function toPosition({ scale, min, max }: NumberControl, value: number): number {
  const share =
    scale === 'log' ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.min(1, Math.max(0, share)) * POSITIONS;
}

/**
 * The value at a place of the slider. Linear: on the grid min + k·step. Logarithmic: min·stepᵏ for
 * whole numbers, two significant digits for others, so that numbers and links stay short.
 */
export function fromPosition(control: NumberControl, position: number): number {
  const { scale, min, max, integer } = control;
  const share = position / POSITIONS;
  const raw = scale === 'log' ? min * (max / min) ** share : min + share * (max - min);
  const value = neat(control, raw);
  return Math.min(max, Math.max(min, integer ? Math.round(value) : value));
}

function neat({ scale, min, step, integer }: NumberControl, value: number): number {
  if (scale === 'linear')
    return Number((min + Math.round((value - min) / step) * step).toPrecision(10));
  if (!integer) return Number(value.toPrecision(2));
  return min * step ** Math.round(Math.log(value / min) / Math.log(step));
}

/** Slider positions from one value to the next with an arrow key. */
export function positionStep({ scale, min, max, step }: NumberControl): number {
  if (scale === 'log') return Math.max(1, (Math.log(step) / Math.log(max / min)) * POSITIONS);
  return (step / (max - min)) * POSITIONS;
}

/** A value as it is written: 9,800, 0.5, 2e-3 as 0.002. */
export function formatValue(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) >= 1000) return value.toLocaleString('en-US');
  return Math.abs(value) < 1e-3 && value !== 0 ? value.toExponential() : String(value);
}
