/** The weights of the KL that are trained side by side; the first is the plain ELBO. */
export const betas = [1, 0.1, 0.5, 1.4, 1.8, 4] as const;
