# %% result
fresh = draw(HELD_OUT)
with torch.no_grad():
    weights = log_weights(fresh)
    truth_at = true_log_density(fresh)
    # The bound, then what importance weights find of the likelihood.
    apart = truth_at - weights.mean(0)
    model_gap = (truth_at - log_density(fresh)).mean().item()
gap, error = apart.mean().item(), apart.std().item() / math.sqrt(len(apart))
print(f"entropy {-truth_at.mean().item():.4f} nats, on {len(fresh)} fresh points")
print(f"of the gap, the model {model_gap:.4f} and q(z|x) {gap - model_gap:.4f}")
print(f"gap {gap:.4f} ± {error:.4f} nats, {settings['steps']} steps in {seconds:.0f} s")
