# %% model
L, width, pixels = int(settings["latentSize"]), settings["width"], side * side
encoder = mlp([pixels, width, width, 2 * L], 0.1)
decoder = mlp([L, width, width, pixels], 0.1)
for layer in decoder[:-1:2]:
    # Without biases all kinks of a network of few inputs start at the origin.
    torch.nn.init.uniform_(layer.bias, -1 / math.sqrt(layer.in_features), 1 / math.sqrt(layer.in_features))
parameters = [*encoder.parameters(), *decoder.parameters()]


# %% | encoder
def encode(x):
    """Mean and log-variance of q(z|x), [n, L] each."""
    return encoder(x).chunk(2, 1)


# %% | decoder
def decode(z):
    """Logit of each pixel's being ink, [..., pixels]."""
    return decoder(z)


def surprise(logit, x):
    """−log p(x|z), nats an image."""
    return (torch.nn.functional.softplus(logit) - x * logit).sum(-1)


# %% | elbo
def kl_to_prior(mean, log_variance):
    """[n, L]"""
    return 0.5 * (mean.square() + log_variance.exp() - log_variance - 1)


def loss(x):
    mean, log_variance = encode(x)
    z = mean + (0.5 * log_variance).exp() * torch.randn_like(mean)
    kl = kl_to_prior(mean, log_variance).sum(1)
    return (surprise(decode(z), x) + settings["beta"] * kl).mean()


# %% | weights
def log_weights(x, draws):
    """log p(x, z) / q(z|x) of so many draws for each image, [n, draws]."""
    mean, log_variance = (part[:, None] for part in encode(x))
    epsilon = torch.randn(len(x), draws, L)
    z = mean + (0.5 * log_variance).exp() * epsilon
    prior = -0.5 * z.square().sum(-1)
    proposal = -0.5 * (epsilon.square() + log_variance).sum(-1)
    return prior - proposal - surprise(decode(z), x[:, None])


# %% | bound
def bound(weights):
    """L_K of log-weights [..., K]."""
    return torch.logsumexp(weights, -1) - math.log(weights.shape[-1])


# %% | sample
def sample(n):
    return torch.bernoulli(torch.sigmoid(decode(torch.randn(n, L))))
