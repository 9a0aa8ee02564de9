# %%
LADDER, MOST = [1, 2, 5, 10, 25, 50], 50
some = fresh[:500]
bounds = []
with torch.no_grad():
    exact, weights = log_density(some), log_weights(some, MOST)
    for draws in LADDER:
        # K of the draws at a time: right on average, and less noisy.
        found = bound(weights.reshape(len(some), -1, draws)).mean(1)
        bounds.append(found.mean())
        missing, stray = (exact - found).mean(), (exact - found).std() / math.sqrt(len(some))
        print(f"log p(x) − L_{draws}: {missing:.4f} ± {stray:.4f} nats")
    best = true_log_density(some).mean()
plt.plot(LADDER, bounds, marker="o", label="bounds of K draws")
plt.axhline(exact.mean(), linestyle="--", label="log p(x), exact")
plt.axhline(best, color="0.6", label="best possible")
plt.xscale("log")
plt.xlabel("K")
plt.legend()
plt.show()
