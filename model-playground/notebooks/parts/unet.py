# %% model
class Block(torch.nn.Module):
    """Two convolutions around the time, beside a way past them."""

    def __init__(self, inputs, outputs, heard):
        super().__init__()
        self.norms = torch.nn.ModuleList([torch.nn.GroupNorm(4, inputs), torch.nn.GroupNorm(4, outputs)])
        self.first = torch.nn.Conv2d(inputs, outputs, 3, padding=1)
        self.second = torch.nn.Conv2d(outputs, outputs, 3, padding=1)
        self.time = torch.nn.Linear(heard, outputs)
        same = inputs == outputs
        self.past = torch.nn.Identity() if same else torch.nn.Conv2d(inputs, outputs, 1)
        # The block starts near the way past it.
        with torch.no_grad():
            self.second.weight.mul_(0.1)

    def forward(self, x, heard):
        shifted = self.first(self.norms[0](x).relu()) + self.time(heard)[:, :, None, None]
        return self.second(self.norms[1](shifted).relu()) + self.past(x)


class UNet(torch.nn.Module):
    """Two resolutions, a bridge between equals; images [n, 1, side, side], times [n]."""

    def __init__(self, width, features=32):
        super().__init__()
        heard = 2 * width
        self.frequencies = 1000 * 10000 ** (-torch.arange(features // 2) / (features // 2 - 1))
        self.time = torch.nn.Sequential(
            torch.nn.Linear(features, heard), torch.nn.ReLU(), torch.nn.Linear(heard, heard)
        )
        self.enter = torch.nn.Conv2d(1, width, 3, padding=1)
        self.wide = Block(width, width, heard)
        self.down = torch.nn.Conv2d(width, 2 * width, 3, stride=2, padding=1)
        self.deep = torch.nn.ModuleList([Block(2 * width, 2 * width, heard) for _ in range(2)])
        self.up = torch.nn.Conv2d(2 * width, width, 3, padding=1)
        self.merged = Block(2 * width, width, heard)
        self.norm = torch.nn.GroupNorm(4, width)
        self.leave = torch.nn.Conv2d(width, 1, 3, padding=1)
        with torch.no_grad():
            self.leave.weight.mul_(0.1)

    def forward(self, x, t):
        angles = t[:, None] * self.frequencies
        heard = self.time(torch.cat([angles.sin(), angles.cos()], 1)).relu()
        wide = self.wide(self.enter(x), heard)
        low = self.down(wide)
        for block in self.deep:
            low = block(low, heard)
        risen = self.up(torch.nn.functional.interpolate(low, scale_factor=2))
        merged = self.merged(torch.cat([risen, wide], 1), heard)
        return self.leave(self.norm(merged).relu())


network = UNet(settings["width"])
parameters = list(network.parameters())
