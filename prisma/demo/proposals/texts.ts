// As `written` reads them: by the title of the project.

/** What teams of the demo propose. */
export const proposalTexts: Record<string, string> = {
  'One guidance weight does not fit all steps': `
    ## What we want to find out

    Classifier-free guidance multiplies the conditional direction by one weight $w$ for all steps of the sampler. Our hunch is that early steps decide *what* is drawn and late steps only *how sharp* it is, so one number cannot be right for both. We ask how much of the loss of variety at large $w$ comes from which steps.

    $$\\tilde\\epsilon_t = \\epsilon_\\theta(x_t) + w(t)\\,\\bigl(\\epsilon_\\theta(x_t, c) - \\epsilon_\\theta(x_t)\\bigr)$$

    ## Method

    - Train one class-conditional diffusion transformer on CIFAR-10 (about 25 M parameters, one GPU-day).
    - Replace $w$ by a piecewise constant $w(t)$ with four pieces; search the 4-dimensional space with 200 samplings.
    - As a control, the same search with the pieces shuffled in time.

    ## What will be there at the milestone

    | By 15 April | Measure |
    | The model trained, guidance reproduced | FID within 10 % of the published curve |
    | The search over four pieces | FID and recall for 200 schedules |
    | The shuffled control | the same, as a baseline |

    ## What could go wrong

    The gain may vanish with more sampling steps. Then we would report how the best schedule depends on the number of steps, which
  `,
  'Where does a hierarchical VAE stop listening?': `
    ## Question

    In deep hierarchical VAEs many latent groups carry almost no information, and which ones do differs from run to run. We want to know **when** during training a group stops listening to the image, and whether that can be seen early enough to stop it.

    ## Idea

    We follow the KL term of every group over training and compare three remedies: free bits, KL annealing from the top group down, and a warm start in which each group first learns to encode alone.

    $$\\mathcal{L} = \\mathbb{E}_q[\\log p(x \\mid z)] - \\sum_{l=1}^{L} \\mathbb{E}_q\\,\\mathrm{KL}\\bigl(q(z_l \\mid z_{<l}, x)\\,\\|\\,p(z_l \\mid z_{<l})\\bigr)$$

    ## Plan

    1. A 12-group ladder VAE on 32×32 ImageNet, logging the KL of each group every 200 steps.
    2. The three remedies at the same compute.
    3. A rule that predicts collapse from the first 5 % of training.

    | Remedy | Groups alive (guess) | Extra cost |
    | None | 5 of 12 | – |
    | Free bits | 9 of 12 | none |
    | Top-down annealing | 8 of 12 | none |
    | Warm start | 10 of 12 | 15 % |

    ## Goal for the milestone

    The first two steps on one data set, with error bars over three seeds.
  `,
  'Strokes, syllables or characters': `
    ## Question

    A Chinese character can be given to a language model whole, as its strokes, or as its pinyin followed by a choice among homophones. All three describe the same text, so their likelihoods can be compared in bits per character. Which order of decisions is easiest to learn with little data?

    $$\\frac{1}{N}\\sum_{n=1}^{N} -\\log_2 p_\\theta(c_n \\mid c_{<n}) = \\frac{1}{N}\\sum_{n=1}^{N}\\sum_{k} -\\log_2 p_\\theta(s_{n,k} \\mid s_{n,<k}, c_{<n})$$

    ## Method

    - One decoder-only transformer (20 M parameters), three tokenisations, equal compute rather than equal steps.
    - Data: 10, 100 and 1,000 million characters of encyclopaedia text.
    - Sampled text read by eight people who do not know which model wrote it.

    ## Milestone

    The two smaller sizes trained for all three tokenisations, with the bits per character at equal compute.
  `,
  'Straight paths on a small budget': `
    ## Idea

    Rectified flow [@liu2022] promises sampling in very few steps because the learnt paths are nearly straight. With a small network they are not: the velocity field is smoothed, and the paths bend where classes meet. We measure how the curvature depends on the size of the network and on the number of reflow rounds.

    $$\\kappa = \\int_0^1 \\mathbb{E}\\,\\bigl\\| (x_1 - x_0) - v_\\theta(x_t, t) \\bigr\\|^2 \\, dt$$

    ## Experiments

    - Two-dimensional data first (Swiss roll, checkerboard), where the optimal field can be computed; the course's own experiment is where we begin.
    - Then Fashion-MNIST with networks from 0.1 to 10 M parameters.
    - For each: quality at 1, 2, 4 and 8 steps against $\\kappa$.

    @experiment swiss-roll-diffusion|seed=7|The Swiss roll, small network. Watch how long the field needs before the two turns of the roll part.

    ## Milestone

    All of the two-dimensional part, and one size on Fashion-MNIST.

    @work liu2022|X. Liu, C. Gong and Q. Liu|2022|Flow Straight and Fast: Learning to Generate and Transfer Data with Rectified Flow|https://arxiv.org/abs/2209.03003
  `,
  'A discriminator that knows when it is lost': `
    ## Question

    The optimal discriminator gives a density ratio, but a trained one is badly calibrated far from the data. If it could say “I do not know”, the generator need not follow it there. I want to find out whether that helps against mode collapse.

    $$D^*(x) = \\frac{p_{\\text{data}}(x)}{p_{\\text{data}}(x) + p_g(x)}$$

    ## Method

    - An ensemble of five small discriminators; their disagreement is the doubt.
    - The generator's gradient is scaled down where the doubt is large.
    - Ring of 8 and grid of 25 Gaussians, then coloured MNIST with 1,000 modes.

    | Data | Modes covered by the baseline | Aim |
    | Grid of 25 | 16 | 25 |
    | Stacked MNIST | 400 | 900 |

    ## Milestone

    Both Gaussian data sets over ten seeds, with and without scaling.
  `,
  'Bits back for field recordings': `
    ## Goal

    Recordings of birds and insects are long, mostly background, and archived without loss. We want to compress them with a latent variable model and bits-back coding, and beat FLAC by ten per cent at a speed that an archive could live with.

    ## Method

    A VAE over windows of 4,096 samples with a discretized logistic likelihood; the code length of a window is

    $$-\\log p(x \\mid z) - \\log p(z) + \\log q(z \\mid x)$$

    because the bits spent on $z$ come back. Windows are chained, so that the first one pays the initial bits for all.

    ## Milestone

    A working coder on an hour of recordings, checked bit by bit, with its rate and its speed.
  `,
  'Filling the gaps in sea-surface temperature': `
    ## Problem

    Clouds hide the sea from satellites, so daily maps of its temperature are full of holes. They are filled by kriging, which is smooth by construction and loses eddies. We train a diffusion model on cloud-free patches and fill the holes by conditional sampling, so that the answer is a distribution rather than one map.

    ## Method

    - Patches of 64×64 pixels from the cloud-free days of ten years.
    - Unconditional diffusion model; holes are filled by replacing the known pixels at every step, with and without resampling.
    - Compared with kriging on real cloud masks laid over cloud-free days.

    $$\\mathrm{CRPS}(F, y) = \\int \\bigl(F(u) - \\mathbf{1}[u \\ge y]\\bigr)^2 du$$

    ## Milestone

    Model trained; CRPS and the spectrum of the filled fields for one basin.
  `,
  'Reading rare scripts with few labels': `
    ## Why

    For many historical scripts there are thousands of scanned pages and a few dozen transcribed lines. We test how far contrastive pretraining on unlabelled lines carries a recogniser.

    ## What we do

    1. Cut 200,000 line images from public scans of three scripts.
    2. Pretrain with a contrastive loss whose positives are neighbouring crops of one line.
    3. Fine-tune with 10, 30, 100 and 300 transcribed lines.

    $$\\ell_i = -\\log \\frac{\\exp(\\mathrm{sim}(h_i, h_i^+)/\\tau)}{\\sum_j \\exp(\\mathrm{sim}(h_i, h_j)/\\tau)}$$

    ## Milestone

    One script through all steps, with the character error rate against the number of labels.
  `,
  'Likelihoods that ignore the background': `
    ## Question

    Deep generative models often give *higher* likelihood to images they have never seen, because the background dominates. Likelihood ratios against a background model repair this on some data. We ask whether a PixelCNN that is trained on shuffled patches is a good enough background model, without hand-made perturbations.

    $$\\mathrm{LLR}(x) = \\log p_\\theta(x) - \\log p_{\\theta_0}(x)$$

    ## Experiments

    - Fashion-MNIST against MNIST, CIFAR-10 against SVHN.
    - Patch sizes from 2 to 16; area under the ROC curve for each.
    - A failure case of our own: two data sets with the same background.

    ## Milestone

    The first pair of data sets with all patch sizes.
  `,
  'Wind power tomorrow, as a distribution': `
    ## Goal

    Grid operators need tomorrow's wind power as a joint distribution over 24 hours, not as 24 separate ones. We fit conditional normalizing flows to five years of production and weather forecasts.

    ## Method

    - Coupling layers over the 24 hours, conditioned on the forecast by a small transformer.
    - Compared with a Gaussian copula and with quantile regression.
    - Scored by the energy score and by a simulated storage decision.

    $$\\log p(x \\mid c) = \\log p_0\\bigl(f(x; c)\\bigr) + \\log \\Bigl| \\det \\frac{\\partial f}{\\partial x} \\Bigr|$$

    ## Milestone

    The flow and one baseline on one wind park.
  `,
  'Counting modes with optimal transport': `
    ## Question

    How many modes of the data does a generator cover? Precision and recall with nearest neighbours depend on the feature space and on one radius. We try a count that comes from an unbalanced transport plan between samples and data: mass that is cheaper to destroy than to move belongs to a mode that is missing.

    $$\\min_{\\pi \\ge 0} \\langle C, \\pi \\rangle + \\rho\\,\\mathrm{KL}(\\pi \\mathbf{1} \\,\\|\\, a) + \\rho\\,\\mathrm{KL}(\\pi^\\top \\mathbf{1} \\,\\|\\, b)$$

    ## Plan

    - Synthetic data where the truth is known.
    - GANs and diffusion models on CIFAR-10 with classes removed one by one.
    - Agreement with precision and recall, and where they differ.

    ## Milestone

    The synthetic part, and the removal of one class.
  `,
  'Any order will do': `
    ## Rough idea

    Autoregressive models over pixels fix one order. Order-agnostic training averages over all of them; does the model then know which order is *best* for an image?

    - train on binarised MNIST with random orders
    - greedy search for an order at test time
  `,
  'Disentangling when factors are correlated': `
    ## A benchmark

    Disentanglement is measured on data whose factors are independent by construction; in the world they are not. We build variants of dSprites and 3D Shapes with a known correlation $\\rho$ between two factors and ask at which $\\rho$ each published method begins to merge them.

    | Method | Correlation at which it fails |
    | $\\beta$-VAE | to be measured |
    | FactorVAE | to be measured |
    | Weak supervision by pairs | to be measured |

    ## Milestone
  `,
  'Tomography from eight angles': `
    ## Goal

    A CT slice from eight projections instead of 180 means much less radiation. We use a diffusion prior over slices and sample from the posterior given the measured sinogram.

    $$\\nabla_x \\log p(x \\mid y) = \\nabla_x \\log p(x) + \\nabla_x \\log p(y \\mid x)$$

    ## Method

    - Prior: a small U-Net on 128×128 public slices.
    - Likelihood: Gaussian noise on the Radon transform, projected at every step.
    - Compared with filtered back-projection and total variation.

    ## Milestone

    Prior trained; eight-angle reconstructions with PSNR for 100 slices.
  `,
  'Speech codecs with a learnt prior': `
    ## Idea

    Neural codecs quantise speech into tokens that are then stored at a fixed rate. The tokens are far from uniform: an autoregressive prior over them should save bits without touching the sound. We ask how many, and how small the prior may be to run on a phone.

    $$R = -\\frac{1}{T}\\sum_{t=1}^{T} \\log_2 p_\\theta(q_t \\mid q_{<t})$$

    ## Plan

    - Take an open codec at 6 kbit/s as it is.
    - Priors from 0.5 to 20 M parameters, causal, over its residual codebooks.
    - Rate on three languages, one of them unseen in training.

    ## Milestone

    Rates for two sizes of the prior on one language.
  `,
};

/** What a team added at the end after the answer. */
export const addedTexts: Record<string, string> = {
  'Bits back for field recordings': `
    ## Baselines and edges

    | Coder | Rate on one hour | Speed |
    | FLAC (best) | 1.00 | fast |
    | OptimFROG | 0.91 | 0.3 × real time |
    | Ours (aim) | 0.90 | 1 × real time |

    A chain pays about 2 kB of initial bits, so clips shorter than ten seconds are coded with FLAC. Clipped samples get a flag of their own in the likelihood.
  `,
};
