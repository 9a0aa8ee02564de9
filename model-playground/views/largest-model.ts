/** Bytes of the largest model's file that is read or kept. */
export const largestModel = 16 * 2 ** 20;
