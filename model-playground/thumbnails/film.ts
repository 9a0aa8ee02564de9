/**
 * A run at the page's defaults as a film of a few frames, small enough for a thumbnail: what the
 * model samples at steps that double. Shot by `npm run thumbnails`.
 *
 * On the plane a frame is points, [n, 2] from the lower left corner, on the line the height of each
 * bar, [bins]. Each number is a byte, 0 to 255 across the picture, written as base64.
 */
export interface Film {
  kind: 'points' | 'bars';
  /** The data that the model learns, as a frame of its own. */
  data: string;
  frames: readonly { step: number; bytes: string }[];
}

/** Numbers from 0 to 1 as base64; what lies outside is moved to the edge. */
export function toBytes(shares: readonly number[]): string {
  const bytes = shares.map((share) => Math.round(255 * Math.min(1, Math.max(0, share))));
  return btoa(String.fromCharCode(...bytes));
}

/** What `toBytes` was given, to within half a byte. */
export function fromBytes(text: string): number[] {
  return Array.from(atob(text), (character) => character.charCodeAt(0) / 255);
}
