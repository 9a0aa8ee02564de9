# %%
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
