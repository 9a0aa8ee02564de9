# %% data
def normal_cdf(x, mean, deviation):
    return torch.special.ndtr((x - mean) / deviation)


# Number of values, mixture of Gaussians, clipped to [0, 1] first, points in the homework.
VALUES, MIXTURE, CLIPPED, HOMEWORK = {
    "twenty": (20, [(1.0, 0.2, 0.2)], False, 800),
    "hundred": (100, [(1 / 3, 0.4, 0.05), (1 / 3, 0.5, 0.1), (1 / 3, 0.7, 0.02)], True, 8000),
}[settings["data"]]
weight, centre, width = torch.tensor(MIXTURE, dtype=torch.float64).T


def draw(n):
    """n values, [n, 1]: how many edges of linspace(0, 1, d) lie at or below a sample."""
    k = torch.multinomial(weight, n, replacement=True)
    x = centre[k] + width[k] * torch.randn(n, dtype=torch.float64)
    if CLIPPED:
        x = x.clamp(0, 1)
    return (torch.floor(x * (VALUES - 1)) + 1).clamp(0, VALUES - 1).long()[:, None]


def below(v):
    """Probability of a value under v."""
    if v <= (1 if CLIPPED else 0):
        return torch.tensor(0.0, dtype=torch.float64)
    if v >= VALUES:
        return torch.tensor(1.0, dtype=torch.float64)
    edge = torch.tensor((v - 1) / (VALUES - 1), dtype=torch.float64)
    return (weight * normal_cdf(edge, centre, width)).sum()


true_masses = torch.stack([below(v + 1) - below(v) for v in range(VALUES)])
entropy = torch.special.entr(true_masses).sum().item()
training_set = HOMEWORK if settings["trainingSet"] == "homework" else settings["trainingSet"]
