# %% data
def moons(u):
    a = math.pi * u
    one = torch.stack([1.5 * (a.cos() - 0.5), 1.5 * (a.sin() - 0.25)], -1)
    other = torch.stack([1.5 * (0.5 - a.cos()), 1.5 * (0.25 - a.sin())], -1)
    return torch.stack([one, other])


def spirals(u):
    angle = 0.6 + 1.5 * math.pi * u.sqrt()
    arm = 0.42 * angle[..., None] * torch.stack([angle.cos(), angle.sin()], -1)
    return torch.stack([arm, -arm])


def ring(u):
    angle = 2 * math.pi * torch.arange(8) / 8
    points = 2 * torch.stack([angle.cos(), angle.sin()], -1)
    return points[:, None].expand(8, len(u), 2)


ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def drawing(u):
    # 24 rows of 24 cells, six cells a character.
    values = [ALPHABET.index(character) for character in settings["drawing"]]
    cells = torch.tensor([value >> bit & 1 for value in values for bit in range(5, -1, -1)])
    row, column = cells.reshape(24, 24).nonzero().T
    points = torch.stack([0.2 * column - 2.3, 2.3 - 0.2 * row], -1)
    return points[:, None].expand(len(points), len(u), 2)


# Curves smeared by a Gaussian of this deviation.
CURVES = {"moons": (moons, 0.15), "spirals": (spirals, 0.12), "ring": (ring, 0.25), "drawing": (drawing, 0.12)}
BOARD_SMEAR = 0.08
CELLS = torch.tensor([(a, b) for a in range(-2, 2) for b in range(-2, 2) if (a + b) % 2 == 0])


def draw(n):
    """n points, [n, 2]."""
    if settings["data"] == "checkerboard":
        corner = CELLS[torch.randint(len(CELLS), (n,))]
        return corner + torch.rand(n, 2) + BOARD_SMEAR * torch.randn(n, 2)
    curves, smear = CURVES[settings["data"]]
    places = curves(torch.rand(n))
    chosen = places[torch.randint(len(places), (n,)), torch.arange(n)]
    return chosen + smear * torch.randn(n, 2)


def true_log_density(x):
    """Exact log p(x), [n]: a sum over the curve, or a product of boxes, under the Gaussian."""
    if settings["data"] == "checkerboard":
        def box(u):
            low, high = u / BOARD_SMEAR, (u - 1) / BOARD_SMEAR
            return torch.special.ndtr(low) - torch.special.ndtr(high)

        return (box(x[:, None] - CELLS).prod(2).sum(1) / 8).log()
    curves, smear = CURVES[settings["data"]]
    # Points stand still: one node is enough.
    fine = 1 if settings["data"] in ("ring", "drawing") else 400
    nodes = curves((torch.arange(fine) + 0.5) / fine).reshape(-1, 2)
    exponent = -0.5 * ((x[:, None] - nodes) / smear).square().sum(2)
    return torch.logsumexp(exponent, 1) - math.log(len(nodes) * 2 * math.pi * smear**2)


REACH = 2.5 if settings["data"] == "checkerboard" else 3.4
