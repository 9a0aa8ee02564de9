# %% result
values = torch.arange(VALUES)
with torch.no_grad():
    exact, below = log_mass(values).double(), bound(values).double()
    at_values = log_density(values.float()).double()
# Exact, since every value is summed over.
gap = (true_masses * (true_masses.clamp(min=1e-300).log() - exact)).sum().item()
print(f"entropy {entropy:.4f} nats")
if settings["noise"] != "none":
    print(f"bound {-(true_masses * below).sum():.4f} nats")
print(f"−log density at the numbers {-(true_masses * at_values).sum():.4f}: no likelihood of the data")
print(f"gap {gap:.4f} ± 0.0000 nats, {settings['steps']} steps in {seconds:.0f} s")

y = (torch.arange(25 * VALUES) + 0.5) / 25 - 0.5
with torch.no_grad():
    density = log_density(y).exp()
plt.bar(values, true_masses, width=1, color="0.8", label="data")
plt.step(values, exact.exp(), where="mid", label="held in each cell")
plt.plot(y, density, label="density of the flow")
plt.ylim(0, 1.35 * true_masses.max())
plt.legend()
plt.show()
