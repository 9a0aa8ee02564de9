# %% | masks
K, width = VALUES, settings["width"]
place_of = {"a-first": [1, 2], "b-first": [2, 1], "none": [1, 2]}[settings["masks"]]
# One number for each value of each of the two, at the input as at the output.
units = [place for place in place_of for _ in range(K)]
hidden = [1] * width
network = torch.nn.Sequential(
    MaskedLinear(units, hidden, False, math.sqrt(2 / (2 * K))),
    torch.nn.ReLU(),
    MaskedLinear(hidden, hidden, False, math.sqrt(2 / width)),
    torch.nn.ReLU(),
    MaskedLinear(hidden, units, True, 0.1 / math.sqrt(width)),
)
if settings["masks"] == "none":
    for layer in network[::2]:
        layer.mask.fill_(1)
parameters = list(network.parameters())


def logits(x):
    """Of the values of each of the two, [n, 2, K], in one pass."""
    bits = torch.nn.functional.one_hot(x, K).float()
    return network(bits.flatten(1)).reshape(-1, 2, K)


# %% | sight
def sight():
    """Which output, by row, sees which input through any path of weights, [2, 2]."""
    paths = torch.eye(2 * K)
    for layer in network[::2]:
        paths = ((layer.mask @ paths) > 0).float()
    return paths.reshape(2, K, 2, K).amax((1, 3))


# %% | chain-rule
def log_density(x):
    """log p(a) + log p(b | a), [n]; no likelihood without masks."""
    return torch.log_softmax(logits(x), 2).gather(2, x[:, :, None]).sum((1, 2))


# %% | loss
def loss(x):
    return -log_density(x).mean()


# %% | sample
def sample(n):
    """A pass for each of the two, in their order."""
    x = torch.zeros(n, 2, dtype=torch.long)
    with torch.no_grad():
        for variable in sorted((0, 1), key=lambda d: place_of[d]):
            x[:, variable] = torch.distributions.Categorical(logits=logits(x)[:, variable]).sample()
    return x
