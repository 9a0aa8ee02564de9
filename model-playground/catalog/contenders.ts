/** The families that learn one data set side by side, in the order of the course. */
export const contenders = ['autoregressive', 'flow', 'vae', 'gan', 'diffusion'] as const;

export type Contender = (typeof contenders)[number];
