# %% data
# Three arms of six Gaussians each, an arm a third of a turn from the next.
LABELS, ON_AN_ARM = 3, 6
label_of = torch.arange(LABELS).repeat_interleave(ON_AN_ARM)
along = torch.linspace(0, 1, ON_AN_ARM).repeat(LABELS)
radius, angle = 0.4 + 1.6 * along, 2 * math.pi * label_of / LABELS + 1.7 * along
places = torch.stack([radius * angle.cos(), radius * angle.sin()], 1)
# Scaled so that both coordinates have variance 1; their mean is 0.
scale = (places.square().mean() + settings["armWidth"] ** 2).rsqrt()
centres, arm_width = scale * places, scale * settings["armWidth"]


def draw(n):
    """n points with their labels, [n, 3]: x, y, and 0, 1 or 2."""
    k = torch.randint(len(centres), (n,))
    points = centres[k] + arm_width * torch.randn(n, 2)
    return torch.cat([points, label_of[k, None]], 1)


def posterior(xt, signal, noise, label=None):
    """Exact log p(x_t), [n], and E[ε | x_t], [n, 2], for one time; given a label, of its arm."""
    own = centres if label is None else centres[label_of == label]
    variance = (signal * arm_width) ** 2 + noise**2
    apart = xt[:, None] - signal * own
    exponent = -0.5 * apart.square().sum(2) / variance
    log_density = torch.logsumexp(exponent, 1) - (2 * math.pi * len(own) * variance).log()
    weights = torch.softmax(exponent, 1)
    return log_density, noise * (weights[:, :, None] * apart).sum(1) / variance
