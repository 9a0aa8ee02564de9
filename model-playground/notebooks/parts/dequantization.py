# %% model
K = settings["components"]
distance = VALUES / K
weights = torch.zeros(K, requires_grad=True)
means = (distance * (torch.arange(K) + 0.5) - 0.5).requires_grad_()
log_deviations = torch.full((K,), math.log(distance / 2), requires_grad=True)
# Middle and log-width of the noise of each value; it is uniform at first.
shapes = torch.zeros(VALUES, 2, requires_grad=True)
parameters = [weights, means, log_deviations, shapes]


def to_base(y):
    """z = F(y), [n]."""
    z = torch.special.ndtr((y[:, None] - means) / log_deviations.exp())
    return (z * torch.softmax(weights, 0)).sum(1)


def log_density(y):
    """log p(y) = log F′(y), [n]."""
    normal = torch.distributions.Normal(means, log_deviations.exp())
    return torch.logsumexp(normal.log_prob(y[:, None]) + torch.log_softmax(weights, 0), 1)


# %% | noise
def dequantize(x, s):
    """Points in the cells of values x [n], for s in (0, 1), and log q(u|x), [n] each."""
    if settings["noise"] == "none":
        return x.float(), torch.zeros(len(x))
    if settings["noise"] == "uniform":
        return x + s - 0.5, torch.zeros(len(x))
    middle, log_width = shapes[x].T
    logit = torch.logit(s)
    bent = middle + log_width.exp() * logit

    def slope(at):
        return torch.nn.functional.logsigmoid(at) + torch.nn.functional.logsigmoid(-at)

    return x + torch.sigmoid(bent) - 0.5, slope(logit) - slope(bent) - log_width


# %% | mass
def log_mass(x):
    """log P(x), exact: the density's integral over the cell."""
    return (to_base(x + 0.5) - to_base(x - 0.5)).clamp(min=1e-9).log()


# %% | bound
def bound(x):
    """E [log p(x + u) − log q(u|x)], [n]."""
    s = ((torch.arange(64) + 0.5) / 64).repeat(len(x))
    y, log_noise = dequantize(x.repeat_interleave(64), s)
    return (log_density(y) - log_noise).reshape(-1, 64).mean(1)


# %% | loss
def loss(x):
    y, log_noise = dequantize(x[:, 0], torch.rand(len(x)).clamp(1e-6, 1 - 1e-6))
    return (log_noise - log_density(y)).mean()
