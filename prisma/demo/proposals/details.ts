/** What teams of the demo say beside their proposals. */
export type DemoDetails = { abstract: string; goals: string[] };

/** By the title of the project; who is not here says nothing. */
export const proposalDetails: Record<string, DemoDetails> = {
  'Filling the gaps in sea-surface temperature': {
    abstract:
      'Clouds leave holes in the daily maps of the sea’s temperature, and what fills them today smooths the eddies away. We fill them by sampling from a diffusion model, so that each hole has a distribution instead of one guess, and score it against kriging.',
    goals: [
      'An unconditional model of 64×64 patches, trained on ten years of one basin',
      'CRPS at least 10 % below kriging on real cloud masks',
      'The spectrum of the filled fields within 5 % of the cloud-free one',
    ],
  },
  'Reading rare scripts with few labels': {
    abstract:
      'Thousands of scanned pages, a few dozen transcribed lines: for many historical scripts that is all there is. We ask how far contrastive pretraining on unlabelled lines carries a recogniser.',
    goals: [
      'Line images of one script cut, and the pretraining run to its end',
      'Character error rate for 10, 30, 100 and 300 labelled lines, three seeds each',
    ],
  },
  'Likelihoods that ignore the background': {
    abstract:
      'Deep generative models find images that they have never seen more likely than their own. We repair this by a background model trained on shuffled patches, and look for the data on which that fails.',
    goals: [
      'Area under the ROC curve for patch sizes from 2 to 16 on Fashion-MNIST against MNIST',
      'One failure case of our own, with an explanation',
    ],
  },
};
