# %% model
L, width = settings["latentSize"], settings["width"]
encoder = mlp([2, width, width, 2 * L], 0.1)
# The decoder is linear: p(x|z) = N(W z + b, diag s²).
loading = torch.randn(L, 2, requires_grad=True)
offset = torch.zeros(2, requires_grad=True)
log_noise = torch.zeros(2, requires_grad=True)
parameters = [*encoder.parameters(), loading, offset, log_noise]


# %% | encoder
def encode(x):
    """Mean and log-variance of q(z|x), [n, L] each."""
    mean, learned = encoder(x).chunk(2, 1)
    if settings["encoderDeviation"] == "learned":
        return mean, learned
    return mean, torch.full_like(mean, 2 * math.log(float(settings["encoderDeviation"])))


# %% | weights
def log_normal(v, mean, log_variance):
    """log N(v; μ, diag σ²) over the last axis."""
    square = (v - mean).square() * (-log_variance).exp()
    return -0.5 * (square + log_variance + math.log(2 * math.pi)).sum(-1)


def log_weights(x, draws, beta=1.0):
    """Of so many draws z ~ q(z|x) for each point, [n, draws]."""
    mean, log_variance = (part[:, None] for part in encode(x))
    z = mean + (0.5 * log_variance).exp() * torch.randn(len(x), draws, L)
    prior = log_normal(z, torch.zeros(L), torch.zeros(L))
    likelihood = log_normal(x[:, None], z @ loading + offset, log_noise)
    return likelihood + beta * (prior - log_normal(z, mean, log_variance))


# %% | bound
def bound(weights):
    """L_K of log-weights [..., K]."""
    return torch.logsumexp(weights, -1) - math.log(weights.shape[-1])


# %% | loss
def loss(x):
    return -bound(log_weights(x, int(settings["draws"]), settings["beta"])).mean()


# %% | exact
def log_density(x):
    """log p(x), [n], z integrated out."""
    covariance = loading.T @ loading + torch.diag(log_noise.exp())
    return torch.distributions.MultivariateNormal(offset, covariance).log_prob(x)


def sample(n):
    x = torch.randn(n, L) @ loading + offset
    return x + (0.5 * log_noise).exp() * torch.randn(n, 2)
