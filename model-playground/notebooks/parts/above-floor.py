# %% result
def above_floor(mix, target, guess, best):
    """How far a guess's error is above the best possible one, [n], and the latter on average.

    Both on the same noisy points, at times that cover [0, 1].
    """
    apart, least = [], []
    with torch.no_grad():
        for k in range(64):
            t = (k + torch.rand(1)) / 64
            x = draw(128)
            epsilon = torch.randn(len(x), 2)
            xt, wanted = mix(x, epsilon, t), target(x, epsilon)
            floor = (best(xt, t, x) - wanted).square().mean(1)
            apart.append((guess(xt, t.expand(len(xt), 1), x) - wanted).square().mean(1) - floor)
            least.append(floor)
    return torch.cat(apart), torch.cat(least).mean().item()
