# %% result
def best_pixels(xt, t):
    """E[x | x_t]: an average over all shapes, each as likely as the noisy image makes it."""
    ink_sum = 2 * (signal(t) / noise(t).square()) * (xt @ images.T)
    posterior = torch.softmax(masses.log() + ink_sum.double(), 1).float()
    return 2 * posterior @ images - 1


def noise_behind(xt, clean, t):
    return (xt - signal(t) * clean) / noise(t)


errors, least, alone = [], [], []
with torch.no_grad():
    # The log-odds of ink at each pixel, halved, before anything is seen.
    prior = (ink.clamp(1e-9, 1 - 1e-9) / (1 - ink.clamp(1e-9, 1 - 1e-9))).log() / 2
    for k in range(64):
        t = ((k + torch.rand(1)) / 64).clamp(min=1e-4)
        x = 2 * (draw(64) if known else digits[6000:7000][torch.randint(1000, (64,))]) - 1
        epsilon = torch.randn_like(x)
        xt = diffuse(x, epsilon, t)
        by_pixel = noise_behind(xt, torch.tanh(signal(t) / noise(t).square() * xt + prior), t)
        errors.append((predict_noise(xt, t.expand(64, 1)) - epsilon).square().mean(1))
        alone.append((by_pixel - epsilon).square().mean(1))
        best = noise_behind(xt, best_pixels(xt, t), t) if known else epsilon
        least.append((best - epsilon).square().mean(1))
errors, least, alone = torch.cat(errors), torch.cat(least), torch.cat(alone)
apart, by_pixel = errors - least, (alone - least).mean()
gap, error = apart.mean().item(), apart.std().item() / math.sqrt(len(apart))
took = f"{settings['steps']} steps in {seconds:.0f} s"
if known:
    print(f"best possible ε-error {least.mean():.4f}, each pixel by itself {alone.mean():.4f}")
    print(f"{100 * (1 - apart.mean() / by_pixel):.1f} % of what the other pixels tell is learned")
    print(f"gap {gap:.4f} ± {error:.4f}, {took}")
else:
    # Nobody knows the floor of digits: there is no gap to tell.
    print(f"ε-error {gap:.4f} ± {error:.4f}, {took}")


# %%
with torch.no_grad():
    way = sample(64)
rounded = (way[-1] > 0).float()
if known:
    shapes = {tuple(image) for image in images.tolist()}
    share = sum(tuple(image) in shapes for image in rounded.tolist()) / len(rounded)
    print(f"{100 * share:.0f} % of 64 samples are true shapes")
shown = torch.linspace(0, len(way) - 1, 8).long()
figure, axes = plt.subplots(4, 8, figsize=(10, 5))
for row, line in enumerate(axes):
    for axis, k in zip(line, shown):
        axis.imshow(way[k, row].reshape(side, side), cmap="gray_r", vmin=-1, vmax=1)
        axis.set_xticks([])
        axis.set_yticks([])
plt.show()
