# %% result | line
fresh = draw(HELD_OUT)
rates, distortions = [], []
with torch.no_grad():
    truth_at = true_log_density(fresh)
    for beta, model in zip(BETAS, models):
        pairs = [both(model, fresh) for _ in range(16)]
        r = pairs[0][0]
        d = torch.stack([distortion for _, distortion in pairs]).mean(0)
        # R + D − H, point by point: on average it cannot be below 0.
        apart = r + d + truth_at
        gap, error = apart.mean().item(), apart.std().item() / math.sqrt(len(apart))
        rates.append(r.mean().item())
        distortions.append(gap - truth_at.mean().item() - rates[-1])
        print(f"β = {beta}: rate {rates[-1]:.3f}, distortion {distortions[-1]:.3f}, above H {gap:.4f}")
        if beta == 1:
            print(f"gap {gap:.4f} ± {error:.4f} nats, {settings['steps']} steps in {seconds:.0f} s")

# %%
entropy = 1 + math.log(2 * math.pi) + math.log(5)
plt.axline((0, entropy), slope=-1, linestyle="--", color="black", label="R + D = H")
plt.plot(rates, distortions, marker="o")
for beta, r, d in zip(BETAS, rates, distortions):
    plt.annotate(f"β = {beta}", (r, d), textcoords="offset points", xytext=(6, 6))
plt.xlabel("rate, nats")
plt.ylabel("distortion, nats")
plt.legend()
plt.show()
