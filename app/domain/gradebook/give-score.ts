/** How long the reason of a grade may be, in characters. */
export const longestReason = 500;
