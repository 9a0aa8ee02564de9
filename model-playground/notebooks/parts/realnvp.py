# %% model
width = settings["width"]
networks = torch.nn.ModuleList(mlp([1, width, width, 2], 0.1) for _ in range(settings["layers"]))
parameters = list(networks.parameters())


# %% | network
def scale_and_shift(network, kept):
    raw, t = network(kept).chunk(2, 1)
    return 2 * torch.tanh(raw), t


# %% | coupling
def to_base(x):
    """z = f(x), [n, 2], and log |det ∂z/∂x|, [n]. Even layers keep the first coordinate."""
    parts = list(x.chunk(2, 1))
    volume = torch.zeros(len(x), 1)
    for layer, network in enumerate(networks):
        kept, changed = layer % 2, 1 - layer % 2
        s, t = scale_and_shift(network, parts[kept])
        parts[changed] = parts[changed] * s.exp() + t
        volume = volume + s
    return torch.cat(parts, 1), volume[:, 0]


# %% | inverse
def from_base(z):
    parts = list(z.chunk(2, 1))
    for layer in reversed(range(len(networks))):
        kept, changed = layer % 2, 1 - layer % 2
        s, t = scale_and_shift(networks[layer], parts[kept])
        parts[changed] = (parts[changed] - t) * (-s).exp()
    return torch.cat(parts, 1)


# %% | density
def log_density(x):
    """Exact log p(x), [n]."""
    z, volume = to_base(x)
    return -0.5 * z.square().sum(1) - math.log(2 * math.pi) + volume


# %% | loss
def loss(x):
    return -log_density(x).mean()


def sample(n):
    return from_base(torch.randn(n, 2))
