# %%
def seconds_to_draw(cached):
    """Seconds until one pixel, two, three … of each of sixteen images are drawn."""
    tokens, cache, times = torch.full((16, 1), START), None, []
    begun = time.time()
    with torch.no_grad():
        for _ in range(side * side):
            pixel, cache = draw_next(tokens, cache, cached)
            tokens = torch.cat([tokens, pixel], 1)
            times.append(time.time() - begun)
    return times


for cached, label in [(False, "without the cache"), (True, "with the key/value cache")]:
    plt.plot(seconds_to_draw(cached), label=label)
plt.xlabel("pixels of each image")
plt.ylabel("seconds")
plt.legend()
plt.show()
