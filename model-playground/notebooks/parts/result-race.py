# %%
noise_apart, noise_floor = above_floor(
    mix=diffuse,
    target=lambda x, epsilon: epsilon,
    guess=lambda xt, t, x: predict_noise(xt, t),
    best=lambda xt, t, x: best_noise(xt, signal(t), noise(t)),
)
# The best guess of the velocity ε − x = (ε − x_t) / (1 − t) follows from that of the noise.
velocity_apart, velocity_floor = above_floor(
    mix=interpolate,
    target=line_velocity,
    guess=lambda xt, t, x: predict_velocity(xt, t),
    best=lambda xt, t, x: (best_noise(xt, 1 - t, t) - xt) / (1 - t),
)
for name, apart, floor in [
    ("ε-error", noise_apart, noise_floor),
    ("velocity error", velocity_apart, velocity_floor),
]:
    print(f"best possible {name} {floor:.4f}, this one {100 * apart.mean() / floor:.1f} % above it")
gap = (noise_apart.mean() + velocity_apart.mean()).item()
error = (noise_apart.std() + velocity_apart.std()).item() / math.sqrt(len(noise_apart))
print(f"gap {gap:.4f} ± {error:.4f}, {settings['steps']} steps in {seconds:.0f} s")


# %%
COMPARED = 400
population = draw(8000)
least = sum(distance(draw(COMPARED), population) for _ in range(16)) / 16
print(f"{COMPARED} fresh points are {least:.3f} from the data")
budgets = [2, 4, 8, 16, 32]
# The same noise for all.
start = torch.randn(COMPARED, 2)
figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.5))
asked = int(settings["samplerSteps"])
with torch.no_grad():
    for name, run in racers.items():
        far = [distance(run(start, questions), population) for questions in budgets]
        print(f"{name}: " + ", ".join(f"{d:.3f} ({q})" for d, q in zip(far, budgets)))
        left.plot(budgets, far, marker="o", label=name)
        right.scatter(*run(start, asked).T, s=2, label=name)
left.axhline(least, color="0.5", linestyle="--", label="fresh data")
left.set_xscale("log", base=2)
left.set_yscale("log")
left.set_xlabel("questions to the network")
left.set_ylabel("sliced W₁ to the data")
left.legend()
right.set_title(f"samples after {asked} questions")
right.set_aspect("equal")
right.legend()
plt.show()
