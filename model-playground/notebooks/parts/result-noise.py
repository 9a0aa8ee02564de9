# %% result
# ε-error against the best possible one, on the same noisy points, at times that cover [0, 1].
apart, best = [], []
with torch.no_grad():
    for k in range(64):
        t = (k + torch.rand(1)) / 64
        x = draw(128)
        epsilon = torch.randn_like(x)
        xt = diffuse(x, epsilon, t)
        least = best_noise(xt, signal(t), noise(t))
        guess = predict_noise(xt, t.expand(len(xt), 1))
        apart.append((guess - least).square().mean(1) + 2 * ((guess - least) * (least - epsilon)).mean(1))
        best.append((least - epsilon).square().mean(1))
apart, floor = torch.cat(apart), torch.cat(best).mean().item()
gap, error = apart.mean().item(), apart.std().item() / math.sqrt(len(apart))
print(f"best possible ε-error {floor:.4f}, this one {100 * gap / floor:.1f} % above it")
print(f"gap {gap:.4f} ± {error:.4f}, {settings['steps']} steps in {seconds:.0f} s")
fresh = draw(HELD_OUT)
