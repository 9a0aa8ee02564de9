# %%
# Adam without memory of old gradients: they belong to another opponent.
optimisers = [
    torch.optim.Adam(network.parameters(), lr=settings["learningRate"], betas=(0.0, 0.9))
    for network, _, _ in players
]
schedules = [torch.optim.lr_scheduler.LambdaLR(optimiser, rate) for optimiser in optimisers]
losses = []
started = time.time()
for step in range(settings["steps"]):
    values = []
    for (_, loss, turns), optimiser, schedule in zip(players, optimisers, schedules):
        for _ in range(turns):
            optimiser.zero_grad()
            value = loss(batch())
            value.backward()
            optimiser.step()
        schedule.step()
        values.append(value.item())
    losses.append(values)
    if step % 200 == 0:
        print(f"step {step}: losses " + ", ".join(f"{value:.4f}" for value in values))
seconds = time.time() - started
