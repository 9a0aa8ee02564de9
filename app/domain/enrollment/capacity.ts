/** More seats than any course has: beyond it the finger slipped. */
export const largestCapacity = 10_000;
