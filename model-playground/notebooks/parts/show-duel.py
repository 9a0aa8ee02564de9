# %%
CELLS, LEVELS = 240, 100_000
low, high = -1.4, max(1.4, settings["start"] + 1)
# In double precision, for the tails.
edges = torch.linspace(low, high, CELLS + 1, dtype=torch.float64)
x = (edges[:-1] + edges[1:]) / 2
p = true_cdf(edges).diff()
with torch.no_grad():
    # Even quantiles of the noise: no chance is left in the model's masses.
    z = torch.special.ndtri((torch.arange(LEVELS) + 0.5) / LEVELS)[:, None]
    q = torch.histc(generator(z), CELLS, low, high) / LEVELS
    learned = verdict(x[:, None].float())[:, 0]
best = torch.where(p + q > 0, p / (p + q), 0)


def value(d):
    """V in nats, a sum over the cells."""
    return (torch.xlogy(p, d.clamp(min=1e-30)) + torch.xlogy(q, (1 - d).clamp(min=1e-30))).sum()


print(f"V is {value(learned):.4f} nats, with the best discriminator {value(best):.4f}")
print(f"Jensen–Shannon divergence {((value(best) + math.log(4)) / 2).clamp(min=0):.4f} nats")

cell = (high - low) / CELLS
plt.plot(x, p / cell, color="0.6", label="data")
plt.plot(x, q / cell, label="model")
plt.plot(x, learned, label="D")
plt.plot(x, best, linestyle="--", label="best D")
plt.legend()
plt.show()
