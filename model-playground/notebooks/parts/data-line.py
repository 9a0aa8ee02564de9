# %% data
# Weight, mean and deviation of each Gaussian.
MIXTURES = {
    "one": [(1.0, 0.2, 0.2)],
    "two": [(1 / 2, -1.5, 0.35), (1 / 2, 0.2, 0.6)],
    "three": [(1 / 3, 0.4, 0.05), (1 / 3, 0.5, 0.1), (1 / 3, 0.7, 0.02)],
}
weight, centre, width = torch.tensor(MIXTURES[settings["data"]]).T


def draw(n):
    """n points, [n, 1]."""
    k = torch.multinomial(weight, n, replacement=True)
    return (centre[k] + width[k] * torch.randn(n))[:, None]


def true_log_density(x):
    """Exact log p(x), [n]."""
    normal = torch.distributions.Normal(centre, width)
    return torch.logsumexp(normal.log_prob(x) + weight.log(), 1)


FROM = (centre - 3.5 * width).min().item()
TO = (centre + 3.5 * width).max().item()
