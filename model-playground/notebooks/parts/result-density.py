# %% result
fresh = draw(HELD_OUT)
with torch.no_grad():
    apart = true_log_density(fresh) - log_density(fresh)
gap, error = apart.mean().item(), apart.std().item() / math.sqrt(len(apart))
print(f"entropy {-true_log_density(fresh).mean().item():.4f} nats, on {len(fresh)} fresh points")
print(f"gap {gap:.4f} ± {error:.4f} nats, {settings['steps']} steps in {seconds:.0f} s")
