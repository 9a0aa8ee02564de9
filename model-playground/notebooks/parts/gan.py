# %% model | generate
hidden = settings["depth"] * [settings["width"]]
generator = mlp([NOISE] + hidden + [DIMENSIONS])


def sample(n):
    """G(z) for fresh noise z."""
    return generator(torch.randn(n, NOISE))


# %% | verdict
# Starts near D = ½, so that the first steps are small.
discriminator = mlp([DIMENSIONS] + hidden + [1], 0.1)


def verdict(x):
    """D(x), [n, 1]; the network gives its logit d(x)."""
    return torch.sigmoid(discriminator(x))


# %% | value
softplus = torch.nn.functional.softplus


def discriminator_loss(x):
    """−V: −log D is softplus(−d), and −log(1 − D) is softplus(d)."""
    samples = sample(len(x)).detach()
    return softplus(-discriminator(x)).mean() + softplus(discriminator(samples)).mean()


# %% | generator
def generator_loss(x):
    """Of as many samples as points; it never looks at the points themselves."""
    logits = discriminator(sample(len(x)))
    if settings["objective"] == "minimax":
        return -softplus(logits).mean()
    return softplus(-logits).mean()


# Who moves, what it lowers, and how often in a step.
players = [
    (discriminator, discriminator_loss, settings["criticSteps"]),
    (generator, generator_loss, 1),
]
