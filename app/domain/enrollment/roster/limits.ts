/** The largest roster that is taken: more than any class; what is larger is some other file. */
export const mostRows = 5_000;
export const mostBytes = 2 * 1024 * 1024;
