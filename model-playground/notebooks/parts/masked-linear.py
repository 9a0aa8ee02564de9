# %% model
class MaskedLinear(torch.nn.Linear):
    """A dense layer in which some weights do not count (Germain et al. 2015, eq. 12 and 13)."""

    def __init__(self, before, after, last, deviation):
        super().__init__(len(before), len(after))
        seen = torch.tensor(before)[None, :], torch.tensor(after)[:, None]
        mask = seen[0] < seen[1] if last else seen[0] <= seen[1]
        self.register_buffer("mask", mask.float())
        torch.nn.init.normal_(self.weight, std=deviation)
        torch.nn.init.zeros_(self.bias)

    def forward(self, x):
        return torch.nn.functional.linear(x, self.mask * self.weight, self.bias)
