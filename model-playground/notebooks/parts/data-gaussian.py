# %% data
half = math.sqrt(0.5)
MEAN, AXIS = {
    "rotated": ((1.0, 2.0), (half, half)),
    "mirrored": ((-1.0, 2.0), (-half, half)),
    "axis-aligned": ((1.0, 2.0), (1.0, 0.0)),
}[settings["shape"]]
# Columns: the long direction with deviation 5, and the short one with deviation 1.
frame = torch.tensor([[5 * AXIS[0], -AXIS[1]], [5 * AXIS[1], AXIS[0]]])
truth = torch.distributions.MultivariateNormal(torch.tensor(MEAN), frame @ frame.T)


def draw(n):
    """n points, [n, 2]."""
    return truth.sample((n,))


def true_log_density(x):
    """Exact log p(x), [n]."""
    return truth.log_prob(x)
