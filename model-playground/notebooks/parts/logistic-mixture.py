# %% model
K = settings["components"]
distance = VALUES / K
spread = distance * (torch.arange(K) + 0.5) - 0.5
middle = torch.full((K,), VALUES / 2 - 0.5)
weights = torch.zeros(K, requires_grad=True)
means = (spread if settings["start"] == "spread" else middle).clone().requires_grad_()
log_scales = torch.full((K,), math.log(distance / 4), requires_grad=True)
parameters = [weights, means, log_scales]


# %% | component
def component_log_masses():
    """log mass of every value under every component, [d, K]."""
    values = torch.arange(VALUES)[:, None]
    scales = log_scales.exp()
    high = (values + 0.5 - means) / scales
    low = (values - 0.5 - means) / scales
    softplus = torch.nn.functional.softplus
    # S(high) − S(low) without a difference of two nearly equal numbers.
    between = torch.log1p(-torch.exp(-1 / scales)) - softplus(-high) - softplus(low)
    first, last = values == 0, values == VALUES - 1
    return torch.where(first, -softplus(-high), torch.where(last, -softplus(low), between))


# %% | mixture
def log_masses():
    """log p(v) of every value, [d]."""
    return torch.logsumexp(component_log_masses() + torch.log_softmax(weights, 0), 1)


# %% | loss
def loss(x):
    return -log_masses()[x[:, 0]].mean()


# %% | sample
def sample(n):
    k = torch.multinomial(torch.softmax(weights, 0), n, replacement=True)
    u = torch.rand(n)
    x = means[k] + log_scales[k].exp() * (u.log() - (1 - u).log())
    return x.round().clamp(0, VALUES - 1).long()
