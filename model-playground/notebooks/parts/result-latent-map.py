# %% result
held_out = digits[6000 : 6000 + 512]
with torch.no_grad():
    weights = torch.cat([log_weights(some, 50) for some in held_out.split(64)])
    mean, log_variance = encode(held_out)
    usage = kl_to_prior(mean, log_variance).mean(0)
cost = -weights.mean(1)
error = cost.std().item() / math.sqrt(len(cost))
# What pixels cost that are guessed by their own frequencies alone.
frequency = held_out.mean(0)
independent = -(torch.xlogy(frequency, ink) + torch.xlogy(1 - frequency, 1 - ink)).sum().item()
# Nobody knows the entropy of digits: there is no gap to tell.
print(f"−ELBO {cost.mean():.2f} ± {error:.2f} nats a digit, {settings['steps']} steps in {seconds:.0f} s")
print(f"of which KL {usage.sum():.2f}; −L_50 {-bound(weights).mean():.2f}")
print(f"independent pixels {independent:.2f}; {(usage > 0.05).sum()} latents in use")

# %%
CELLS, REACH = 13, 3
steps = torch.linspace(-REACH, REACH, CELLS)
# The two latents that say most; the others stand at 0.
axes = sorted(usage.argsort(descending=True)[:2].tolist())
places = torch.zeros(CELLS * CELLS, L)
places[:, axes[0]] = steps.repeat(CELLS)
if len(axes) > 1:
    places[:, axes[1]] = -steps.repeat_interleave(CELLS)
with torch.no_grad():
    decoded = torch.sigmoid(decode(places)).reshape(CELLS, CELLS, side, side)
sheet = decoded.permute(0, 2, 1, 3).reshape(CELLS * side, CELLS * side)
figure, (left, right) = plt.subplots(1, 2, figsize=(11, 5.5))
left.scatter(mean[:, axes[0]], mean[:, axes[-1]], s=4)
left.set_title("held-out digits in latent space")
left.set_aspect("equal")
right.imshow(sheet, cmap="gray_r", extent=(-REACH, REACH, -REACH, REACH))
right.set_title("what is decoded there")
plt.show()
