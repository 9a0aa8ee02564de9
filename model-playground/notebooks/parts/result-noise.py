# %%
apart, floor = above_floor(
    mix=diffuse,
    target=lambda x, epsilon: epsilon,
    guess=lambda xt, t, x: predict_noise(xt, t),
    best=lambda xt, t, x: best_noise(xt, signal(t), noise(t)),
)
gap, error = apart.mean().item(), apart.std().item() / math.sqrt(len(apart))
print(f"best possible ε-error {floor:.4f}, this one {100 * gap / floor:.1f} % above it")
print(f"gap {gap:.4f} ± {error:.4f}, {settings['steps']} steps in {seconds:.0f} s")
fresh = draw(HELD_OUT)
