# %% model | signal noise
network = mlp([3] + settings["depth"] * [settings["width"]] + [2], 0.1)
parameters = list(network.parameters())


def signal(t):
    return torch.cos(0.5 * math.pi * t)


def noise(t):
    return torch.sin(0.5 * math.pi * t)


def predict_noise(xt, t):
    """The network's guess of the noise in xt, [n, 2], at times [n, 1]."""
    return network(torch.cat([xt, t], 1))


# %% | diffuse
def diffuse(x, epsilon, t):
    return signal(t) * x + noise(t) * epsilon


# %% | loss
def loss(x):
    n = len(x)
    # Times spread evenly over the batch: each is uniform, and together they leave no gap.
    t = ((torch.arange(n) + torch.rand(1)) / n)[:, None]
    epsilon = torch.randn_like(x)
    return (predict_noise(diffuse(x, epsilon, t), t) - epsilon).square().mean()


# %% | fresh-noise
def fresh_noise(t, s, eta):
    ratio = signal(t) / signal(s)
    return eta * noise(s) / noise(t) * (1 - ratio.square()).clamp(min=0).sqrt()


# %% | step
def step_back(xt, guess, t, s, eta):
    clean = ((xt - noise(t) * guess) / signal(t)).clamp(-4, 4)
    deviation = fresh_noise(t, s, eta)
    kept = (noise(s).square() - deviation.square()).clamp(min=0).sqrt()
    return signal(s) * clean + kept * guess + deviation * torch.randn_like(xt)


def sample(n):
    eta = 1.0 if settings["sampler"] == "ddpm" else 0.0
    times = torch.linspace(1 - 1e-4, 1e-4, settings["samplerSteps"] + 1)
    x = torch.randn(n, 2)
    for t, s in zip(times, times[1:]):
        x = step_back(x, predict_noise(x, t.expand(n, 1)), t, s, eta)
    return x


# %% | flow
def flow_velocity(xt, t):
    """dx/dt of the probability flow at points [n, 2] and one time, a tensor."""
    guess = predict_noise(xt, t.expand(len(xt), 1))
    return 0.5 * math.pi * (guess - noise(t) * xt) / signal(t)
