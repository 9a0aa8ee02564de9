# %% result
COMPARED = 1000
fresh = draw(COMPARED)
population = draw(8 * COMPARED)
least = sum(distance(draw(COMPARED), population) for _ in range(16)) / 16
samplers = {
    "autoregressive": sample,
    "flow": flow_sample,
    "VAE": vae_sample,
    "GAN": gan_sample,
    "diffusion": diffusion_sample,
}
densities = {
    "autoregressive": log_density,
    "flow": flow_density,
    # A bound: at most so far off.
    "VAE": lambda x: sum(elbo(x) for _ in range(16)) / 16,
    "diffusion": diffusion_density,
}
figure, panels = plt.subplots(1, 5, figsize=(15, 3.2), sharex=True, sharey=True)
with torch.no_grad():
    for panel, (name, sampler) in zip(panels, samplers.items()):
        started = time.time()
        drawn = sampler(COMPARED)
        milliseconds = 1000 * (time.time() - started)
        line = f"{name}: {distance(drawn, population):.3f} from the data (fresh data {least:.3f})"
        if name in densities:
            above = (true_log_density(fresh) - densities[name](fresh)).mean().item()
            line += f", {above:.3f} nats above the entropy"
        print(f"{line}; trained {took[name]:.0f} s, drew {COMPARED} points in {milliseconds:.0f} ms")
        panel.scatter(*fresh.T, s=1, color="0.7")
        panel.scatter(*drawn.T, s=1)
        panel.set_title(name)
        panel.set_aspect("equal")
    apart = true_log_density(fresh) - log_density(fresh)
plt.show()
gap, error = apart.mean().item(), apart.std().item() / math.sqrt(len(apart))
print(f"gap {gap:.4f} ± {error:.4f} nats (autoregressive), {settings['steps']} steps in {seconds:.0f} s")
