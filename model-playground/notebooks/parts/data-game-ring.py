# %% data
turn = 2 * math.pi * torch.arange(settings["modes"]) / settings["modes"]
middles = 2 * torch.stack([turn.cos(), turn.sin()], 1)


def draw(n):
    """n points, [n, 2]."""
    k = torch.randint(settings["modes"], (n,))
    return middles[k] + settings["deviation"] * torch.randn(n, 2)


DIMENSIONS, NOISE, COMPARED = 2, settings["latentSize"], 1000
