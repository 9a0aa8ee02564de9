# %% data
# Nodes of the noiseless curve, t = 3π/2 … 9π/2, of which the population is a smear.
theta = math.pi * (1.5 + 3 * (torch.arange(4000, dtype=torch.float64) + 0.5) / 4000)
curve = torch.stack([theta * theta.cos(), theta * theta.sin()], 1)
centre = curve.mean(0)
scale = (curve.var(0, unbiased=False) + settings["noise"] ** 2).sqrt()
curve = (curve - centre) / scale
smear = settings["noise"] / scale


def draw(n):
    """n points of the normalised roll, [n, 2]."""
    t = math.pi * (1.5 + 3 * torch.rand(n, dtype=torch.float64))
    raw = torch.stack([t * t.cos(), t * t.sin()], 1)
    return ((raw - centre) / scale + smear * torch.randn(n, 2, dtype=torch.float64)).float()


def best_noise(xt, signal, noise):
    """E[ε | x_t] for one time, [n, 2]: no prediction of the noise can be better."""
    variance = (signal * smear) ** 2 + noise**2
    apart = xt.double()[:, None] - signal * curve
    posterior = torch.softmax(-0.5 * (apart.square() / variance).sum(2), 1)
    return (noise * (posterior[:, :, None] * apart).sum(1) / variance).float()
