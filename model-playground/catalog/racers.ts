/** The samplers that race, in the order in which their samples and distances are told. */
export const racers = ['ddpm', 'ddim', 'euler', 'heun'] as const;

/** How often each may ask its network for one sample. */
export const budgets = [2, 4, 8, 16, 32] as const;
