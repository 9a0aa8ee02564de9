# %%
down, right = zip(*field_of_view())
plt.scatter(right, down, marker="s")
plt.scatter([0], [0], marker="x", color="tab:red")
plt.gca().invert_yaxis()
plt.gca().set_aspect("equal")
plt.title("seen from the cross")
plt.show()
