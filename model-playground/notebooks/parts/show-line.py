# %%
line = torch.linspace(FROM, TO, 241)[:, None]
with torch.no_grad():
    plt.plot(line, true_log_density(line).exp(), color="0.6", label="data")
    plt.plot(line, log_density(line).exp(), label="model")
    plt.plot(line, to_base(line), linestyle="--", label="F")
plt.legend()
plt.show()
