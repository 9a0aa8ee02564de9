# %%
def trained(parameters, loss, betas=(0.9, 0.999)):
    optimiser = torch.optim.Adam(parameters, lr=settings["learningRate"], betas=betas)
    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, rate), loss


# Adversaries forget old gradients: they belong to another opponent.
AT_ONCE = (0.0, 0.9)
families = {
    "autoregressive": [trained([first, *second.parameters()], loss)],
    "flow": [trained(couplings.parameters(), lambda x: -flow_density(x).mean())],
    "VAE": [trained([*encoder.parameters(), *decoder.parameters()], lambda x: -elbo(x).mean())],
    "GAN": [
        trained(discriminator.parameters(), discriminator_loss, AT_ONCE),
        trained(generator.parameters(), generator_loss, AT_ONCE),
    ],
    "diffusion": [trained(noise_network.parameters(), noise_loss)],
}
took = dict.fromkeys(families, 0.0)
losses = []
for step in range(settings["steps"]):
    # All of a step's turns see the same points.
    x = batch()
    for name, players in families.items():
        started = time.time()
        for optimiser, schedule, lowered in players:
            optimiser.zero_grad()
            value = lowered(x)
            value.backward()
            optimiser.step()
            schedule.step()
        took[name] += time.time() - started
        if name == "autoregressive":
            losses.append(value.item())
    if step % 500 == 0:
        print(f"step {step}: autoregressive loss {losses[-1]:.4f}")
seconds = sum(took.values())
