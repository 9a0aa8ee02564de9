# %% model
# Autoregressive: the first coordinate sees nothing before it, the second sees the first.
width = settings["width"]
K = 8
first = torch.nn.Parameter(torch.zeros(3 * K))
second = mlp([1, width, width, 3 * K], 0.1)
PLACES = 2 * ((2 * torch.arange(K) + 1) / K - 1)


# %% | conditionals
def conditionals(x):
    """Log-weights, means and log-deviations of both coordinates' mixtures, [n, 2, K] each."""
    out = torch.stack([first.expand(len(x), 3 * K), second(x[:, :1])], 1)
    logits, shifts, raw = out.chunk(3, 2)
    return logits.log_softmax(2), PLACES + shifts, 4 * torch.tanh(raw)


# %% | mixture
def log_normal(x, mean, log_deviation):
    return -0.5 * ((x - mean) * (-log_deviation).exp()).square() - log_deviation - LOG_NORMAL


LOG_NORMAL = 0.5 * math.log(2 * math.pi)


def log_conditionals(x):
    log_weights, means, log_deviations = conditionals(x)
    return torch.logsumexp(log_weights + log_normal(x[:, :, None], means, log_deviations), 2)


# %% | density
def log_density(x):
    """Exact log p(x), [n]."""
    return log_conditionals(x).sum(1)


# %% | loss
def loss(x):
    return -log_density(x).mean()


# %% | sample
def sample(n):
    x = torch.zeros(n, 2)
    for i in range(2):
        log_weights, means, log_deviations = (part[:, i] for part in conditionals(x))
        chosen = torch.multinomial(log_weights.exp(), 1)
        mean, log_deviation = means.gather(1, chosen), log_deviations.gather(1, chosen)
        drawn = mean + log_deviation.exp() * torch.randn(n, 1)
        x = torch.cat([x[:, :i], drawn, x[:, i + 1 :]], 1)
    return x


# %%
# A flow: RealNVP, eight couplings.
couplings = torch.nn.ModuleList(mlp([1, width, width, 2], 0.1) for _ in range(8))


def scale_and_shift(network, kept):
    raw, t = network(kept).chunk(2, 1)
    return 2 * torch.tanh(raw), t


def flow_density(x):
    parts, volume = list(x.chunk(2, 1)), 0
    for layer, network in enumerate(couplings):
        kept, changed = layer % 2, 1 - layer % 2
        s, t = scale_and_shift(network, parts[kept])
        parts[changed] = parts[changed] * s.exp() + t
        volume = volume + s[:, 0]
    z = torch.cat(parts, 1)
    return (-0.5 * z.square() - LOG_NORMAL).sum(1) + volume


def flow_sample(n):
    parts = list(torch.randn(n, 2).chunk(2, 1))
    for layer in reversed(range(len(couplings))):
        kept, changed = layer % 2, 1 - layer % 2
        s, t = scale_and_shift(couplings[layer], parts[kept])
        parts[changed] = (parts[changed] - t) * (-s).exp()
    return torch.cat(parts, 1)


# %%
# A VAE with two latents; the deviations of encoder and decoder are learned.
encoder = mlp([2, width, width, 4], 0.1)
decoder = mlp([2, width, width, 4], 0.1)


def elbo(x):
    """The bound of each point with one draw of z, [n]."""
    mean, log_variance = encoder(x).chunk(2, 1)
    z = mean + (0.5 * log_variance).exp() * torch.randn_like(mean)
    middle, spread = decoder(z).chunk(2, 1)
    kl = 0.5 * (mean.square() + log_variance.exp() - log_variance - 1).sum(1)
    return log_normal(x, middle, 0.5 * spread).sum(1) - kl


def vae_sample(n):
    middle, spread = decoder(torch.randn(n, 2)).chunk(2, 1)
    return middle + (0.5 * spread).exp() * torch.randn(n, 2)


# %%
# A GAN, non-saturating.
generator = leaky(mlp([2, width, width, 2]))
discriminator = leaky(mlp([2, width, width, 1], 0.1))
softplus = torch.nn.functional.softplus


def gan_sample(n):
    return generator(torch.randn(n, 2))


def discriminator_loss(x):
    samples = gan_sample(len(x)).detach()
    return softplus(-discriminator(x)).mean() + softplus(discriminator(samples)).mean()


def generator_loss(x):
    return softplus(-discriminator(gan_sample(len(x)))).mean()


# %%
# A diffusion that guesses the noise, t = 0 data and t = 1 noise.
noise_network = mlp([3, width, width, width, 2], 0.1)
EARLIEST, LATEST, STEPS = 1e-4, 0.98, 32


def guess_noise(xt, t):
    return noise_network(torch.cat([xt, t.expand(len(xt), 1)], 1))


def noise_loss(x):
    n = len(x)
    t = ((torch.arange(n) + torch.rand(1)) / n)[:, None]
    epsilon = torch.randn_like(x)
    xt = torch.cos(0.5 * math.pi * t) * x + torch.sin(0.5 * math.pi * t) * epsilon
    return (guess_noise(xt, t) - epsilon).square().mean()


def diffusion_sample(n):
    """DDIM: towards the clean estimate, its noise turned down."""
    x = torch.randn(n, 2)
    times = torch.linspace(LATEST, EARLIEST, STEPS + 1)
    for t, s in zip(times, times[1:]):
        guess = guess_noise(x, t)
        clean = (x - torch.sin(0.5 * math.pi * t) * guess) / torch.cos(0.5 * math.pi * t)
        clean = clean.clamp(-4, 4)
        x = torch.cos(0.5 * math.pi * s) * clean + torch.sin(0.5 * math.pi * s) * guess
    return x


def velocity_and_divergence(x, t):
    """dx/dt of the probability flow, [n, 2], and the sum of its slopes, [n]."""
    with torch.enable_grad():
        x = x.detach().requires_grad_()
        v = guess_noise(x, t) - torch.sin(0.5 * math.pi * t) * x
        v = 0.5 * math.pi * v / torch.cos(0.5 * math.pi * t)
        slopes = [torch.autograd.grad(v[:, i].sum(), x, retain_graph=True)[0][:, i] for i in (0, 1)]
    return v.detach(), slopes[0] + slopes[1]


def diffusion_density(x):
    """log p(x), [n]: followed to the noise by Heun's method, with the change of volume."""
    volume = torch.zeros(len(x))
    times = torch.linspace(EARLIEST, LATEST, STEPS + 1)
    for t, s in zip(times, times[1:]):
        here, spread = velocity_and_divergence(x, t)
        there, more = velocity_and_divergence(x + (s - t) * here, s)
        x = x + 0.5 * (s - t) * (here + there)
        volume = volume + 0.5 * (s - t) * (spread + more)
    return (-0.5 * x.square() - LOG_NORMAL).sum(1) + volume
