# %% data
def shape(kind, k):
    """The box of a shape of size k, [k, k]: 1 is ink."""
    i, j = torch.meshgrid(torch.arange(k), torch.arange(k), indexing="ij")
    down, right = 2 * i - (k - 1), 2 * j - (k - 1)
    return {
        "square": torch.ones(k, k),
        "triangle": right.abs() <= i,
        "cross": (down == 0) | (right == 0),
        "disc": down**2 + right**2 <= k**2,
    }[kind].float()


def list_shapes(side, sizes):
    """Every image of a shape, [m, side²], and its probability, [m].

    Kind, size and place are each drawn evenly; two ways to one image add up.
    """
    kinds = ("square", "triangle", "cross", "disc")
    found, masses = [], []
    for kind in kinds:
        for k in sizes:
            places = [(row, column) for row in range(side - k + 1) for column in range(side - k + 1)]
            for row, column in places:
                image = torch.zeros(side, side)
                image[row : row + k, column : column + k] = shape(kind, k)
                found.append(image.flatten())
                masses.append(1 / (len(kinds) * len(sizes) * len(places)))
    distinct, which = torch.stack(found).unique(dim=0, return_inverse=True)
    total = torch.zeros(len(distinct), dtype=torch.float64)
    return distinct, total.index_add(0, which, torch.tensor(masses, dtype=torch.float64))


SHAPES = {"8": (8, [3, 5]), "12": (12, [3, 5, 7]), "16": (16, [3, 5, 7, 9]), "20": (20, [3, 5, 7, 9])}
known = settings["data"] in SHAPES
if known:
    side, sizes = SHAPES[settings["data"]]
    images, masses = list_shapes(side, sizes)
    entropy = torch.special.entr(masses).sum().item()
    ink = masses.float() @ images
    training_set = "fresh" if settings["trainingSet"] == "all" else settings["trainingSet"]
else:
    # The first 7,000 of MNIST, not the very ones of the page. Needs torchvision, downloads 10 MB.
    from torchvision.datasets import MNIST

    shades = MNIST("mnist", download=True).data[:7000].float() / 255
    if settings["data"] == "digits-14":
        shades = torch.nn.functional.avg_pool2d(shades[:, None], 2)[:, 0]
    side = shades.shape[1]
    digits = (shades > 0.5).float().flatten(1)
    training_set = 6000 if settings["trainingSet"] == "all" else settings["trainingSet"]
    # One image of ink and one of paper more: no pixel is certain.
    ink = (digits[: int(training_set)].sum(0) + 1) / (int(training_set) + 2)


def draw(n):
    """n images, [n, side²]: fresh shapes, or the first of the digits."""
    if known:
        return images[torch.multinomial(masses, n, replacement=True)]
    return digits[:n]
