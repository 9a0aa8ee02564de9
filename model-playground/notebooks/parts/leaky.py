# %%
def leaky(network):
    """The same network with leaky ReLU, its hidden biases drawn: without, all kinks start at 0."""
    layers = [torch.nn.LeakyReLU(0.2) if isinstance(each, torch.nn.ReLU) else each for each in network]
    for layer in layers[:-1]:
        if isinstance(layer, torch.nn.Linear):
            reach = layer.in_features**-0.5
            torch.nn.init.uniform_(layer.bias, -reach, reach)
    return torch.nn.Sequential(*layers)
