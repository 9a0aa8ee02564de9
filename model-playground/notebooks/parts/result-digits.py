# %% result
COMPARED = 500
held_out = digits[6000:]
# Lines from one digit to another: along most other lines images do not vary.
pairs = torch.randint(6000, (2, 32))
lines = torch.nn.functional.normalize(digits[pairs[0]] - digits[pairs[1]], dim=1)


def shadows(images):
    return (lines @ images.T).sort(1).values


def distance(images):
    """Sliced W₁ to the held-out digits."""
    return (shadows(images).repeat_interleave(2, 1) - shadows(held_out)).abs().mean().item()


fresh = torch.tensor([distance(digits[torch.randint(6000, (COMPARED,))]) for _ in range(8)])
floor = fresh.mean().item()
with torch.no_grad():
    drawn = sample(COMPARED)
gap = distance(drawn) - floor
print(f"fresh digits are {floor:.4f} apart, samples and digits {floor + gap:.4f}")
print(f"gap {gap:.4f} ± {fresh.std().item():.4f}, {settings['steps']} steps in {seconds:.0f} s")

shares = torch.bincount(labels[torch.cdist(drawn, digits[:6000]).argmin(1)], minlength=10)
print("samples that look like each digit:", (shares / COMPARED).tolist())
trained_on = digits[:training_set]
near, which = torch.cdist(drawn, trained_on).min(1)
usual = torch.cdist(held_out, trained_on).min(1).values.mean()
print(f"distance to the training set: {100 * near.mean() / usual:.0f} % of that of held-out digits")
figure, panels = plt.subplots(2, 8, figsize=(10, 2.8))
for column in range(8):
    for row, image in enumerate([drawn[column], trained_on[which[column]]]):
        panels[row, column].imshow(image.reshape(side, side), cmap="gray_r", vmin=0, vmax=1)
        panels[row, column].set_axis_off()
plt.show()
