# %% result
def surprise(x):
    """−log p(x), [n], some images at a time."""
    with torch.no_grad():
        return -torch.cat([log_density(some) for some in x.split(64)]).double()


def nats(p, q):
    """What pixels with these frequencies cost when guessed by others, nats an image."""
    return -(torch.xlogy(p, q) + torch.xlogy(1 - p, 1 - q)).sum().item()


if known:
    # Every image there is, weighted by its probability: nothing is left to chance.
    cost = surprise(images)
    apart = masses.log() + cost
    gap, independent = (masses @ apart).item(), nats(ink, ink)
    print(f"entropy {entropy:.4f} nats an image, this model {100 * gap / entropy:.1f} % more")
    print(f"{100 * (-cost).exp().sum():.1f} % of its probability lie on true shapes")
    print(f"gap {gap:.4f} ± 0.0000 nats, {settings['steps']} steps in {seconds:.0f} s")
    value = entropy + gap
else:
    # Nobody knows the entropy of digits: there is no gap to tell.
    held_out = digits[6000 : 6000 + 512]
    cost = surprise(held_out)
    value, independent = cost.mean().item(), nats(held_out.mean(0), ink)
    error = cost.std().item() / math.sqrt(len(cost))
    print(f"{value:.2f} ± {error:.2f} nats a digit, {settings['steps']} steps in {seconds:.0f} s")
print(f"{value / math.log(2) / side**2:.4f} bits a pixel, {100 * value / independent:.0f} % of independent pixels")


# %%
with torch.no_grad():
    drawn = sample(16)
    # Four images that no batch contains, each completed three times from its upper half.
    originals = draw(4) if known else digits[-4:]
    completed = complete(originals.repeat_interleave(3, 0), side // 2 * side).reshape(4, 3, -1)
rows = torch.cat([originals[:, None], completed], 1)
sheet = torch.cat([drawn.reshape(4, 4, -1), rows], 1).reshape(4, 8, side, side)
figure, axes = plt.subplots(4, 8, figsize=(10, 5))
for row, line in zip(axes, sheet):
    for axis, image in zip(row, line):
        axis.imshow(image, cmap="gray_r", vmin=0, vmax=1)
        axis.set_xticks([])
        axis.set_yticks([])
axes[0, 0].set_title("samples")
axes[0, 4].set_title("data")
axes[0, 5].set_title("completed")
plt.show()


# %%
def half_of(text):
    """The upper half drawn on the page, [side²] with paper below it; None for none of this size."""
    size, _, cells = text.partition(".")
    if size != str(side):
        return None
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    bits = "".join(f"{alphabet.index(cell):06b}" for cell in cells)
    half = torch.zeros(side * side)
    for pixel in range(side // 2 * side):
        half[pixel] = int(bits[pixel])
    return half


half = half_of(settings["half"])
if half is not None:
    with torch.no_grad():
        completed = complete(half.repeat(7, 1), side // 2 * side)
    figure, axes = plt.subplots(1, 8, figsize=(10, 1.6))
    for axis, image in zip(axes, torch.cat([half[None], completed])):
        axis.imshow(image.reshape(side, side), cmap="gray_r", vmin=0, vmax=1)
        axis.axis("off")
    axes[0].set_title("your half")
    plt.show()
