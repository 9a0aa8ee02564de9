# %% result
everything = torch.cartesian_prod(torch.arange(VALUES), torch.arange(VALUES))
with torch.no_grad():
    log_joint = log_density(everything).double()
total = log_joint.exp().sum().item()
# Divided by its sum it is a distribution, with masks or without.
truth = true_joint.flatten()
gap = (truth * (truth.log() - log_joint + math.log(total))).sum().item()
print(f"entropy {entropy:.4f} nats a pair; the model's probabilities sum to {total:.4f}")
print(f"gap {gap:.4f} ± 0.0000 nats, {settings['steps']} steps in {seconds:.0f} s")
print(f"which output sees which input: {sight().tolist()}")

figure, axes = plt.subplots(1, 3, figsize=(12, 4))
drawn = torch.bincount(sample(20000) @ torch.tensor([VALUES, 1]), minlength=VALUES**2)
for axis, table, title in [
    (axes[0], true_joint, "data"),
    (axes[1], log_joint.exp().reshape(VALUES, VALUES), "model"),
    (axes[2], drawn.reshape(VALUES, VALUES) / drawn.sum(), "samples"),
]:
    axis.imshow(table.T, origin="lower", vmin=0, vmax=true_joint.max())
    axis.set_title(title)
    axis.set_xlabel("a")
    axis.set_ylabel("b")
plt.show()
