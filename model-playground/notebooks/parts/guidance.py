# %% model
network = mlp([3 + LABELS] + settings["depth"] * [settings["width"]] + [2], 0.1)
parameters = list(network.parameters())


def signal(t):
    return torch.cos(0.5 * math.pi * t)


def noise(t):
    return torch.sin(0.5 * math.pi * t)


def diffuse(x, epsilon, t):
    """Noisy points, [n, 2], of points with their labels, [n, 3]."""
    return signal(t) * x[:, :2] + noise(t) * epsilon


def rows_of(labels):
    """Labels as rows with a one at the label, [n, 3]; a row of zeros is no label."""
    return torch.nn.functional.one_hot(labels.long(), LABELS).float()


def predict_noise(xt, t, rows):
    """The network's guess of the noise in xt, [n, 2], at times [n, 1]."""
    return network(torch.cat([xt, t, rows], 1))


# %% | drop
def drop_labels(rows):
    kept = torch.rand(len(rows), 1) >= settings["dropout"]
    return kept * rows


# %% | loss
def loss(x):
    n = len(x)
    # Times spread evenly over the batch: each is uniform, and together they leave no gap.
    t = ((torch.arange(n) + torch.rand(1)) / n)[:, None]
    epsilon = torch.randn(n, 2)
    rows = drop_labels(rows_of(x[:, 2]))
    return (predict_noise(diffuse(x, epsilon, t), t, rows) - epsilon).square().mean()


# %% | guide
def guided_noise(xt, t, label, w):
    """For points [n, 2] and one time, a tensor."""
    n, t = len(xt), t.expand(len(xt), 1)
    without = predict_noise(xt, t, torch.zeros(n, LABELS))
    with_label = predict_noise(xt, t, rows_of(torch.full((n,), label)))
    return without + w * (with_label - without)


# %% | flow
def guided_velocity(xt, t, label, w):
    return 0.5 * math.pi * (guided_noise(xt, t, label, w) - noise(t) * xt) / signal(t)


# %% | sample
def sample(n, label, w, steps):
    """DDIM's steps with the guided guess."""
    times = torch.linspace(1 - 1e-4, 1e-4, steps + 1)
    x = torch.randn(n, 2)
    for t, s in zip(times, times[1:]):
        guess = guided_noise(x, t, label, w)
        # Data lie well inside ±4: an estimate of clean data outside is cut off.
        clean = ((x - noise(t) * guess) / signal(t)).clamp(-4, 4)
        x = signal(s) * clean + noise(s) * guess
    return x
