# %%
def distance(a, b):
    """W₁ on the line: in order, each point is carried to its equal."""
    return (a.sort(0).values - b.sort(0).values).abs().mean().item()
