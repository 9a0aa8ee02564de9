# %%
def best_with_label(xt, t, x):
    each = torch.stack([posterior(xt, signal(t), noise(t), label)[1] for label in range(LABELS)])
    return each[x[:, 2].long(), torch.arange(len(x))]


known, known_floor = above_floor(
    mix=diffuse,
    target=lambda x, epsilon: epsilon,
    guess=lambda xt, t, x: predict_noise(xt, t, rows_of(x[:, 2])),
    best=best_with_label,
)
free, free_floor = above_floor(
    mix=diffuse,
    target=lambda x, epsilon: epsilon,
    guess=lambda xt, t, x: predict_noise(xt, t, torch.zeros(len(xt), LABELS)),
    best=lambda xt, t, x: posterior(xt, signal(t), noise(t))[1],
)
for name, apart, floor in [("with the label", known, known_floor), ("without it", free, free_floor)]:
    print(f"best possible ε-error {name} {floor:.4f}, this one {100 * apart.mean() / floor:.1f} % above it")
p = settings["dropout"]
gap = ((1 - p) * known.mean() + p * free.mean()).item()
error = ((1 - p) * known.std() + p * free.std()).item() / math.sqrt(len(known))
print(f"gap {gap:.4f} ± {error:.4f}, {settings['steps']} steps in {seconds:.0f} s")


# %%
# Outside is where the density is below that of all but one percent of the data.
rare = posterior(draw(10_000)[:, :2], 1, 0)[0].quantile(0.01)
for w in (1, 3, 8):
    with torch.no_grad():
        landed = sample(400, 0, w, 32)
    log_density, _ = posterior(landed, 1, 0)
    sure = (posterior(landed, 1, 0, 0)[0] - log_density).exp() / LABELS
    outside = (log_density < rare).float().mean()
    print(f"guidance {w}: p(label | sample) {100 * sure.mean():.1f} %, {100 * outside:.1f} % outside the data")


# %%
fresh = draw(HELD_OUT)
label, w = int(settings["label"]), settings["guidance"]
line = torch.linspace(-3, 3, 21)
grid = torch.cartesian_prod(line, line)
with torch.no_grad():
    drawn = sample(HELD_OUT, label, w, settings["samplerSteps"])
    arrows = -guided_velocity(grid, torch.tensor(0.3), label, w)
figure, (left, right) = plt.subplots(1, 2, figsize=(9, 4.5), sharex=True, sharey=True)
left.scatter(fresh[:, 0], fresh[:, 1], c=fresh[:, 2], s=2)
left.set_title("data and labels")
right.quiver(*grid.T, *arrows.T, color="0.7")
right.scatter(*drawn.T, s=2)
right.set_title(f"label {label}, guidance {w}; the way on at t = 0.3")
left.set_aspect("equal")
right.set_aspect("equal")
plt.show()
