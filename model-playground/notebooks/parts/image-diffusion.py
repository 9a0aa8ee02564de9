# %% | pixels
def signal(t):
    return torch.cos(0.5 * math.pi * t)


def noise(t):
    return torch.sin(0.5 * math.pi * t)


def ask(xt, t):
    """The network's image for noisy images [n, side²] at times [n, 1]."""
    return network(xt.reshape(-1, 1, side, side), t[:, 0]).flatten(1)


def guess_pixels(xt, t):
    """The clean image, −1 for paper and 1 for ink."""
    if settings["gives"] == "noise":
        return ((xt - noise(t) * ask(xt, t)) / signal(t)).clamp(-1, 1)
    return torch.tanh(signal(t) / noise(t).square() * xt + ask(xt, t))


# %% | noise
def predict_noise(xt, t):
    if settings["gives"] == "noise":
        return ask(xt, t)
    return (xt - signal(t) * guess_pixels(xt, t)) / noise(t)


# %% | loss
def diffuse(x, epsilon, t):
    return signal(t) * x + noise(t) * epsilon


def loss(images):
    n, x = len(images), 2 * images - 1
    # Times spread evenly over the batch: each is uniform, and together they leave no gap.
    t = ((torch.arange(n) + torch.rand(1)) / n).clamp(min=1e-4)[:, None]
    epsilon = torch.randn_like(x)
    return (predict_noise(diffuse(x, epsilon, t), t) - epsilon).square().mean()


# %% | sample
def step_back(xt, guess, t, s, eta):
    clean = ((xt - noise(t) * guess) / signal(t)).clamp(-1, 1)
    left = (1 - (signal(t) / signal(s)).square()).clamp(min=0).sqrt()
    deviation = eta * noise(s) / noise(t) * left
    kept = (noise(s).square() - deviation.square()).clamp(min=0).sqrt()
    return signal(s) * clean + kept * guess + deviation * torch.randn_like(xt)


def sample(n):
    """Images on their way from noise, [steps + 1, n, side²]."""
    eta = 1.0 if settings["sampler"] == "ddpm" else 0.0
    times = torch.linspace(1 - 1e-4, 1e-4, settings["samplerSteps"] + 1)
    way = [torch.randn(n, side * side)]
    for t, s in zip(times, times[1:]):
        guess = predict_noise(way[-1], t.expand(n, 1))
        way.append(step_back(way[-1], guess, t, s, eta))
    return torch.stack(way)
