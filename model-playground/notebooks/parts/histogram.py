# %% model | start softmax
logits = torch.zeros(VALUES, requires_grad=True)
parameters = [logits]


def log_masses():
    """log p(v) of every value, [d]."""
    return torch.log_softmax(logits, 0)


# %% | loss
def loss(x):
    return -log_masses()[x[:, 0]].mean()


# %% | sample
def sample(n):
    return torch.multinomial(log_masses().exp(), n, replacement=True)
