# %% model
velocity_network = mlp([3] + settings["depth"] * [settings["width"]] + [2], 0.1)


def predict_velocity(xt, t):
    """The network's guess of the velocity at xt, [n, 2], and times [n, 1]."""
    return velocity_network(torch.cat([xt, t], 1))


# %% | interpolate
def interpolate(x, epsilon, t):
    return (1 - t) * x + t * epsilon


# %% | velocity
def line_velocity(x, epsilon):
    return epsilon - x


# %% | loss
def spread_times(n):
    """Times spread evenly over the batch, [n, 1]: each is uniform, and together they leave no gap."""
    return ((torch.arange(n) + torch.rand(1)) / n)[:, None]


def velocity_loss(x):
    t, epsilon = spread_times(len(x)), torch.randn_like(x)
    guess = predict_velocity(interpolate(x, epsilon, t), t)
    return (guess - line_velocity(x, epsilon)).square().mean()


# %% | sample
def follow(x, questions, method):
    """Carries noise x to the data; the network is asked `questions` times, by Heun twice a step."""
    steps = questions if method == "euler" else max(1, questions // 2)
    times = torch.linspace(1, 0, steps + 1)
    for t, s in zip(times, times[1:]):
        here = predict_velocity(x, t.expand(len(x), 1))
        if method == "heun":
            there = predict_velocity(x + (s - t) * here, s.expand(len(x), 1))
            here = (here + there) / 2
        x = x + (s - t) * here
    return x
