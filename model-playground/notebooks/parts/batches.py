# %% training
WARM_UP = 100
training_set = globals().get("training_set", settings["trainingSet"])
points = None if training_set == "fresh" else draw(int(training_set))


def batch():
    size = int(settings["batch"])
    if points is None:
        return draw(size)
    return points[torch.randint(len(points), (size,))]


def rate(step):
    """Linear warm-up, then a cosine down to zero, as a share of the highest rate."""
    if step < WARM_UP:
        return (step + 1) / WARM_UP
    progress = (step - WARM_UP) / max(1, settings["steps"] - WARM_UP)
    return (1 + math.cos(math.pi * min(1, progress))) / 2
