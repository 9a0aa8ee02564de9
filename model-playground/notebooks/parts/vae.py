# %% model
L, width = settings["latentSize"], settings["width"]
encoder = mlp([2, width, width, 2 * L], 0.1)
decoder = mlp([L, width, width, 4], 0.1)
parameters = [*encoder.parameters(), *decoder.parameters()]


# %% | encoder
def encode(x):
    """Mean and log-variance of q(z|x), [n, L] each."""
    return encoder(x).chunk(2, 1)


# %% | reparameterisation
def reparameterise(mean, log_variance):
    return mean + (0.5 * log_variance).exp() * torch.randn_like(mean)


# %% | decoder
def decode(z):
    """Mean and log-variance of p(x|z), [n, 2] each."""
    mean, learned = decoder(z).chunk(2, 1)
    if settings["decoderNoise"] == "learned":
        return mean, learned
    return mean, torch.full_like(mean, 2 * math.log(float(settings["decoderNoise"])))


def log_normal(x, mean, log_variance):
    """log N(x; μ, diag σ²), [n]."""
    square = (x - mean).square() * (-log_variance).exp()
    return -0.5 * (square + log_variance + math.log(2 * math.pi)).sum(1)


# %% | kl
def kl_to_prior(mean, log_variance):
    """KL(q(z|x) ‖ N(0, I)), [n]."""
    return 0.5 * (mean.square() + log_variance.exp() - log_variance - 1).sum(1)


# %% | elbo
def elbo(x, beta=1.0):
    """The bound of each point with one draw of z, [n]."""
    mean, log_variance = encode(x)
    z = reparameterise(mean, log_variance)
    return log_normal(x, *decode(z)) - beta * kl_to_prior(mean, log_variance)


def loss(x):
    return -elbo(x, settings["beta"]).mean()


# %% | importance
DRAWS = 16


def log_weights(x):
    """log p(x, z) / q(z|x) of draws z ~ q(z|x), [DRAWS, n]."""
    mean, log_variance = encode(x)
    found = []
    for _ in range(DRAWS):
        z = reparameterise(mean, log_variance)
        prior = log_normal(z, torch.zeros_like(z), torch.zeros_like(z))
        found.append(log_normal(x, *decode(z)) + prior - log_normal(z, mean, log_variance))
    return torch.stack(found)


def log_density(x):
    """log p(x), [n], from below: the bound with many draws."""
    return torch.logsumexp(log_weights(x), 0) - math.log(DRAWS)


def sample(n):
    return reparameterise(*decode(torch.randn(n, L)))
