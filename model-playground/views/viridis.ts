/**
 * Viridis (van der Walt and Smith, matplotlib 1.5): perceptually even, readable without colour
 * vision and in print. Seventeen anchors of the published table, linear in between.
 */
const ANCHORS: readonly (readonly [number, number, number])[] = [
  [68, 1, 84],
  [72, 26, 108],
  [71, 47, 125],
  [65, 68, 135],
  [57, 86, 140],
  [49, 104, 142],
  [42, 120, 142],
  [35, 136, 142],
  [31, 152, 139],
  [34, 168, 132],
  [53, 183, 121],
  [84, 197, 104],
  [122, 209, 81],
  [165, 219, 54],
  [210, 226, 27],
  [232, 228, 25],
  [253, 231, 37],
];

/** Red, green and blue (0 to 255) for a value in [0, 1]; values outside are clamped. */
export function viridis(value: number): readonly [number, number, number] {
  const position = Math.min(1, Math.max(0, Number.isNaN(value) ? 0 : value)) * (ANCHORS.length - 1);
  const index = Math.min(ANCHORS.length - 2, Math.floor(position));
  const fraction = position - index;
  const from = ANCHORS[index] ?? [0, 0, 0];
  const to = ANCHORS[index + 1] ?? from;
  const mix = (a: number, b: number) => Math.round(a + (b - a) * fraction);
  return [mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2])];
}

/** The same as a CSS colour, optionally transparent. */
export function viridisCss(value: number, alpha = 1): string {
  const [r, g, b] = viridis(value);
  return alpha === 1 ? `rgb(${r} ${g} ${b})` : `rgb(${r} ${g} ${b} / ${alpha})`;
}
