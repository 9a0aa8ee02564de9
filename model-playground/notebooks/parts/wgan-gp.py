# %% model
hidden = settings["depth"] * [settings["width"]]
generator = mlp([NOISE] + hidden + [DIMENSIONS])
critic = mlp([DIMENSIONS] + hidden + [1])


def sample(n):
    """G(z) for fresh noise z."""
    return generator(torch.randn(n, NOISE))


def verdict(x):
    """f(x), [n, 1]; only differences count."""
    return critic(x)


# %% | between
def between(x, samples):
    epsilon = torch.rand(len(x), 1)
    return epsilon * x + (1 - epsilon) * samples


# %% | penalty
def gradient_penalty(x):
    x.requires_grad_()
    (slope,) = torch.autograd.grad(critic(x).sum(), x, create_graph=True)
    # The tiny number keeps the slope of the norm finite where the norm is nil.
    steepness = (slope.square().sum(1) + 1e-12).sqrt()
    return settings["penalty"] * (steepness - 1).square().mean()


# %% | critic
def critic_loss(x):
    samples = sample(len(x)).detach()
    difference = critic(samples).mean() - critic(x).mean()
    return difference + gradient_penalty(between(x, samples))


# %% | generator
def generator_loss(x):
    """Of as many samples as points; it never looks at the points themselves."""
    return -critic(sample(len(x))).mean()


# Who moves, what it lowers, and how often in a step.
players = [(critic, critic_loss, settings["criticSteps"]), (generator, generator_loss, 1)]
