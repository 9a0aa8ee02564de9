# %%
with torch.no_grad():
    drawn = sample(HELD_OUT)
figure, (left, right) = plt.subplots(1, 2, figsize=(9, 4.5), sharex=True, sharey=True)
left.scatter(*fresh.T, s=2, color="0.5")
left.set_title("data")
right.scatter(*drawn.T, s=2)
right.set_title("model")
left.set_aspect("equal")
right.set_aspect("equal")
plt.show()
