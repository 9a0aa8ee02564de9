# %%
with torch.no_grad():
    generator[-1].bias += settings["start"]
