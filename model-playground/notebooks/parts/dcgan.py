# %% model | generate
width, noise = settings["width"], settings["latentSize"]


def conv(inputs, outputs, stride=1):
    layer = torch.nn.Conv2d(inputs, outputs, 3, stride, padding=1)
    torch.nn.init.normal_(layer.weight, std=math.sqrt(2 / (9 * inputs)))
    torch.nn.init.zeros_(layer.bias)
    return layer


def dense(inputs, outputs):
    layer = torch.nn.Linear(inputs, outputs)
    torch.nn.init.normal_(layer.weight, std=1 / math.sqrt(inputs))
    torch.nn.init.zeros_(layer.bias)
    return layer


grow = []
for doubling in range(int(math.log2(side / 7))):
    grow += [torch.nn.Upsample(scale_factor=2), conv(width if doubling else 2 * width, width)]
    grow += [torch.nn.ReLU()]
generator = torch.nn.Sequential(
    dense(noise, 49 * 2 * width),
    torch.nn.ReLU(),
    torch.nn.Unflatten(1, (2 * width, 7, 7)),
    *grow,
    conv(width, 1),
    torch.nn.Sigmoid(),
    torch.nn.Flatten(),
)


def sample(n):
    """G(z) for fresh noise z, [n, side²]."""
    return generator(torch.randn(n, noise))


# %% | verdict
half = -(-side // 2)
quarter = -(-half // 2)
discriminator = torch.nn.Sequential(
    torch.nn.Unflatten(1, (1, side, side)),
    conv(1, width, 2),
    torch.nn.LeakyReLU(0.2),
    conv(width, 2 * width, 2),
    torch.nn.LeakyReLU(0.2),
    torch.nn.Flatten(),
    dense(quarter * quarter * 2 * width, 1),
)


# %% | value
softplus = torch.nn.functional.softplus


def discriminator_loss(x):
    """−V: −log D is softplus(−d), and −log(1 − D) is softplus(d)."""
    samples = sample(len(x)).detach()
    return softplus(-discriminator(x)).mean() + softplus(discriminator(samples)).mean()


# %% | generator
def generator_loss(x):
    """Of as many samples as images; it never looks at the images themselves."""
    logits = discriminator(sample(len(x)))
    if settings["objective"] == "minimax":
        return -softplus(logits).mean()
    return softplus(-logits).mean()


# Who moves, what it lowers, and how often in a step.
players = [
    (discriminator, discriminator_loss, settings["criticSteps"]),
    (generator, generator_loss, 1),
]
