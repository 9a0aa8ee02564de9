# %%
# The best guess of the velocity ε − x = (ε − x_t) / (1 − t) follows from that of the noise.
apart, floor = above_floor(
    mix=interpolate,
    target=line_velocity,
    guess=lambda xt, t, x: predict_velocity(xt, t),
    best=lambda xt, t, x: (best_noise(xt, 1 - t, t) - xt) / (1 - t),
)
gap, error = apart.mean().item(), apart.std().item() / math.sqrt(len(apart))
print(f"best possible velocity error {floor:.4f}, this one {100 * gap / floor:.1f} % above it")
print(f"gap {gap:.4f} ± {error:.4f}, {settings['steps']} steps in {seconds:.0f} s")
fresh = draw(HELD_OUT)
