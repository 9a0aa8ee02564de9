# %%
def mlp(sizes, output_scale=1.0):
    """Dense layers with ReLU between them (He et al. 2015, eq. 10); the last one starts small."""
    layers = []
    for index, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        last = index == len(sizes) - 2
        layer = torch.nn.Linear(inputs, outputs)
        deviation = output_scale / math.sqrt(inputs) if last else math.sqrt(2 / inputs)
        torch.nn.init.normal_(layer.weight, std=deviation)
        torch.nn.init.zeros_(layer.bias)
        layers += [layer] if last else [layer, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers)
