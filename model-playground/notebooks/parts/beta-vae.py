# %% model
L, width = settings["latentSize"], settings["width"]
BETAS = [0.1, 0.5, 1.0, 1.4, 1.8, 4.0]


def networks():
    """Encoder and decoder of one VAE."""
    return mlp([2, width, width, 2 * L], 0.1), mlp([L, width, width, 4], 0.1)


# They differ by β alone: the same start.
models = [networks() for _ in BETAS]
for encoder, decoder in models[1:]:
    encoder.load_state_dict(models[0][0].state_dict())
    decoder.load_state_dict(models[0][1].state_dict())
parameters = [weight for pair in models for network in pair for weight in network.parameters()]


# %% | encoder
def encode(encoder, x):
    """Mean and log-variance of q(z|x), [n, L] each."""
    return encoder(x).chunk(2, 1)


# %% | rate
def kl_to_prior(mean, log_variance):
    """KL(q(z|x) ‖ N(0, I)), [n]."""
    return 0.5 * (mean.square() + log_variance.exp() - log_variance - 1).sum(1)


# %% | distortion
def distortion(decoder, x, mean, log_variance):
    """−log p(x|z) with one draw of z, [n]."""
    z = mean + (0.5 * log_variance).exp() * torch.randn_like(mean)
    centre, log_noise = decoder(z).chunk(2, 1)
    square = (x - centre).square() * (-log_noise).exp()
    return 0.5 * (square + log_noise + math.log(2 * math.pi)).sum(1)


def both(model, x):
    """Rate and distortion of each point, [n] each."""
    encoder, decoder = model
    q = encode(encoder, x)
    return kl_to_prior(*q), distortion(decoder, x, *q)


# %% | loss
def loss(x):
    """The sum over all β: they share no weights, so each learns as it would alone."""
    total = 0
    for beta, model in zip(BETAS, models):
        r, d = both(model, x)
        total = total + (d + beta * r).mean()
    return total
