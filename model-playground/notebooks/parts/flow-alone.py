# %%
parameters = list(velocity_network.parameters())
loss = velocity_loss


def sample(n):
    return follow(torch.randn(n, 2), settings["samplerSteps"], settings["sampler"])
