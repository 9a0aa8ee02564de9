# %%
# Its rival: the course's diffusion, which guesses the noise.
noise_network = mlp([3] + settings["depth"] * [settings["width"]] + [2], 0.1)
parameters = [*velocity_network.parameters(), *noise_network.parameters()]


def signal(t):
    return torch.cos(0.5 * math.pi * t)


def noise(t):
    return torch.sin(0.5 * math.pi * t)


def diffuse(x, epsilon, t):
    return signal(t) * x + noise(t) * epsilon


def predict_noise(xt, t):
    """The network's guess of the noise in xt, [n, 2], at times [n, 1]."""
    return noise_network(torch.cat([xt, t], 1))


def noise_loss(x):
    t, epsilon = spread_times(len(x)), torch.randn_like(x)
    return (predict_noise(diffuse(x, epsilon, t), t) - epsilon).square().mean()


def loss(x):
    """Both errors; the networks share no weights, so each learns as it would alone."""
    return noise_loss(x) + velocity_loss(x)


def denoise(x, questions, eta):
    """Noise x carried to the data by DDPM (η = 1) or DDIM (η = 0)."""
    times = torch.linspace(float(settings["start"]), 1e-4, questions + 1)
    for t, s in zip(times, times[1:]):
        guess = predict_noise(x, t.expand(len(x), 1))
        clean = ((x - noise(t) * guess) / signal(t)).clamp(-4, 4)
        ratio = signal(t) / signal(s)
        deviation = eta * noise(s) / noise(t) * (1 - ratio.square()).clamp(min=0).sqrt()
        kept = (noise(s).square() - deviation.square()).clamp(min=0).sqrt()
        x = signal(s) * clean + kept * guess + deviation * torch.randn_like(x)
    return x


racers = {
    "DDPM": lambda x, questions: denoise(x, questions, 1.0),
    "DDIM": lambda x, questions: denoise(x, questions, 0.0),
    "flow, Euler": lambda x, questions: follow(x, questions, "euler"),
    "flow, Heun": lambda x, questions: follow(x, questions, "heun"),
}
