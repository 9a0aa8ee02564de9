# %% model
K = settings["components"]
distance = (TO - FROM) / K
weights = torch.zeros(K, requires_grad=True)
means = (FROM + distance * (torch.arange(K) + 0.5)).requires_grad_()
log_deviations = torch.full((K,), math.log(distance / 2), requires_grad=True)
parameters = [weights, means, log_deviations]


# %% | flow
def to_base(x):
    """z = F(x), [n, 1]."""
    z = torch.special.ndtr((x - means) / log_deviations.exp())
    return (z * torch.softmax(weights, 0)).sum(1, keepdim=True)


# %% | density
def log_density(x):
    """log p(x) = log F′(x), [n]."""
    normal = torch.distributions.Normal(means, log_deviations.exp())
    return torch.logsumexp(normal.log_prob(x) + torch.log_softmax(weights, 0), 1)


# %% | loss
def loss(x):
    return -log_density(x).mean()


# %% | inverse
def from_base(z):
    """x = F⁻¹(z) by bisection, [n, 1]."""
    reach = 7 * log_deviations.exp()
    low = torch.full_like(z, (means - reach).min().item())
    high = torch.full_like(z, (means + reach).max().item())
    for _ in range(26):
        middle = (low + high) / 2
        too_far = to_base(middle) > z
        high = torch.where(too_far, middle, high)
        low = torch.where(too_far, low, middle)
    return (low + high) / 2


def sample(n):
    return from_base(torch.rand(n, 1))
