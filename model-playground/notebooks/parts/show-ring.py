# %%
# A sample is good within three deviations of a mode; a mode is hit by a tenth of its fair share.
far, nearest = torch.cdist(drawn, middles).min(1)
good = far <= 3 * settings["deviation"]
shares = torch.bincount(nearest[good], minlength=len(middles)) / len(drawn)
hit = (shares >= 0.1 / len(middles)).sum().item()
print(f"{hit} of {len(middles)} modes hit, {100 * good.float().mean():.1f} % of the samples good")

line = torch.linspace(-3.2, 3.2, 48)
grid = torch.cartesian_prod(line, line)
with torch.no_grad():
    # [x, y] → rows of y.
    scores = verdict(grid).reshape(48, 48).T
plt.figure(figsize=(5.5, 4.5))
plt.contourf(line, line, scores, 20, alpha=0.6)
plt.colorbar()
plt.scatter(*fresh.T, s=1, color="0.3", label="data")
plt.scatter(*drawn.T, s=1, color="tab:red", label="model")
plt.xlim(-3.2, 3.2)
plt.ylim(-3.2, 3.2)
plt.legend()
plt.show()
