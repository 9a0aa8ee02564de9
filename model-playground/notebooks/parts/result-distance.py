# %% result
# How far two fresh sets of the data lie apart: on average no model's samples come closer.
apart = torch.tensor([distance(draw(COMPARED), draw(COMPARED)) for _ in range(48)])
floor = apart.mean().item()
fresh = draw(HELD_OUT)
with torch.no_grad():
    drawn = sample(HELD_OUT)
gap = distance(drawn[:COMPARED], fresh[:COMPARED]) - floor
print(f"fresh data are {floor:.4f} apart, samples and data {floor + gap:.4f}")
print(f"gap {gap:.4f} ± {apart.std().item():.4f}, {settings['steps']} steps in {seconds:.0f} s")
