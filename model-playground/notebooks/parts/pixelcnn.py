# %% model
class MaskedConv(torch.nn.Conv2d):
    """A convolution that sees only earlier pixels, and with mask B the pixel itself."""

    def __init__(self, kind, size, inputs, outputs, scale=1.0, spread=0.05):
        super().__init__(inputs, outputs, size)
        place, middle = torch.arange(size * size).reshape(size, size), size * size // 2
        mask = place < middle if kind == "A" else place <= middle
        self.register_buffer("mask", mask.float())
        seen = inputs * mask.sum().item()
        torch.nn.init.normal_(self.weight, std=scale * math.sqrt(2 / seen))
        torch.nn.init.normal_(self.bias, std=spread)

    def forward(self, x):
        weight = self.mask * self.weight
        return torch.nn.functional.conv2d(x, weight, self.bias, padding="same")


size, width = int(settings["filter"]), settings["width"]
layers = [
    MaskedConv("A", size, 1, width),
    *(MaskedConv("B", size, width, width) for _ in range(settings["depth"])),
    MaskedConv("B", 1, width, width),
    # Starts small, so that each pixel begins near one half.
    MaskedConv("B", 1, width, 1, scale=0.1, spread=0.0),
]
# ReLU after every layer but the last.
network = torch.nn.Sequential(*[step for layer in layers for step in (layer, torch.nn.ReLU())][:-1])
parameters = list(network.parameters())


# %% | conditionals
def logits(x):
    """Logit of each pixel's being ink given those before it, [n, side²].

    Paper and ink go in as −1 and 1, so that the zeros beyond the border are neither.
    """
    return network((2 * x - 1).reshape(-1, 1, side, side)).flatten(1)


# %% | chain-rule
def log_density(x):
    """Exact log p(x), [n], nats an image."""
    logit = logits(x)
    return (x * logit - torch.nn.functional.softplus(logit)).sum(1)


# %% | loss
def loss(x):
    return -log_density(x).mean()


# %% | field
def field_of_view():
    """Rows down and columns to the right of all pixels that are seen from one."""
    seen = {(0, 0)}
    for layer in layers:
        offsets = (layer.mask.nonzero() - layer.mask.shape[0] // 2).tolist()
        seen = {(row + down, column + right) for row, column in seen for down, right in offsets}
    return sorted(seen)


# %% | sample
def complete(x, first):
    """Draws the pixels from number `first` on, given those before it."""
    x = x.clone()
    for i in range(first, side * side):
        x[:, i] = torch.bernoulli(torch.sigmoid(logits(x)[:, i]))
    return x


def sample(n):
    return complete(torch.zeros(n, side * side), 0)
