# %%
def mlp(sizes, output_scale=1.0):
    """Dense layers with leaky ReLU between them, weights after He et al. 2015, eq. 10.

    Hidden biases stay as PyTorch draws them: without any, all kinks would start at the origin.
    """
    layers = []
    for index, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        last = index == len(sizes) - 2
        layer = torch.nn.Linear(inputs, outputs)
        deviation = output_scale / math.sqrt(inputs) if last else math.sqrt(2 / inputs)
        torch.nn.init.normal_(layer.weight, std=deviation)
        if last:
            torch.nn.init.zeros_(layer.bias)
        layers += [layer] if last else [layer, torch.nn.LeakyReLU(0.2)]
    return torch.nn.Sequential(*layers)
