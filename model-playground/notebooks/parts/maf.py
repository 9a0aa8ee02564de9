# %%
def masked_mlp(order, width):
    """Mean and log-deviation of each coordinate from those before it in the order."""
    hidden = [1] * width
    outputs = [place for place in order for _ in range(2)]
    return torch.nn.Sequential(
        MaskedLinear(order, hidden, False, math.sqrt(2 / 2)),
        torch.nn.ReLU(),
        MaskedLinear(hidden, hidden, False, math.sqrt(2 / width)),
        torch.nn.ReLU(),
        MaskedLinear(hidden, outputs, True, 0.1 / math.sqrt(width)),
    )


def order_of(layer):
    turned = settings["order"] == "alternating" and layer % 2 == 1
    return [2, 1] if turned else [1, 2]


networks = torch.nn.ModuleList(
    masked_mlp(order_of(layer), settings["width"]) for layer in range(settings["layers"])
)
parameters = list(networks.parameters())


# %% | conditionals
def conditionals(network, x):
    mu, raw = network(x).reshape(len(x), 2, 2).unbind(2)
    return mu, 2 * torch.tanh(raw)


# %% | to-base
def to_base(x):
    """z, [n, 2], and log |det ∂z/∂x|, [n]."""
    u, volume = x, torch.zeros(len(x))
    for network in networks:
        mu, alpha = conditionals(network, u)
        u = (u - mu) * (-alpha).exp()
        volume = volume - alpha.sum(1)
    return u, volume


# %% | from-base
def from_base(z):
    x = z
    for network in reversed(networks):
        u, x = x, torch.zeros_like(x)
        # One pass a coordinate: each waits for the one before it.
        for _ in range(2):
            mu, alpha = conditionals(network, x)
            x = u * alpha.exp() + mu
    return x


# %% | density
def log_density(x):
    """Exact log p(x), [n]."""
    z, volume = to_base(x)
    return -0.5 * z.square().sum(1) - math.log(2 * math.pi) + volume


def loss(x):
    return -log_density(x).mean()


def sample(n):
    return from_base(torch.randn(n, 2))
