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


optimiser = torch.optim.Adam(parameters, lr=settings["learningRate"])
schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
losses = []
started = time.time()
for step in range(settings["steps"]):
    optimiser.zero_grad()
    value = loss(batch())
    value.backward()
    optimiser.step()
    schedule.step()
    losses.append(value.item())
    if step % 500 == 0:
        print(f"step {step}: loss {value.item():.4f}")
seconds = time.time() - started
