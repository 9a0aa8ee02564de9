# %% result
# Every image there is, weighted by its probability; of digits, those that no batch contains.
judged = images if known else digits[6000 : 6000 + 512]
weights = masses if known else torch.full((len(judged),), 1 / len(judged), dtype=torch.float64)
with torch.no_grad():
    found = [costs(some) for some in judged.split(64)]
pixels, prior, codes = (torch.cat(part) for part in zip(*found))
one_hot = torch.nn.functional.one_hot(codes, K).double()
# [places, K]: how often each code stands at each place.
frequencies = torch.einsum("m,mpk->pk", weights, one_hot)
alone = torch.special.entr(frequencies).sum().item()
perplexity = torch.special.entr(frequencies.mean(0)).sum().exp().item()
cost = (pixels + prior).double()
print(f"pixels {weights @ pixels.double():.3f} nats an image, given the codes")
print(f"codes {weights @ prior.double():.3f} under the prior, {alone:.3f} each by itself")
print(f"{(frequencies.sum(0) > 0).sum()} of {K} codes in use, perplexity {perplexity:.1f}")
if known:
    print(f"gap {weights @ (masses.log() + cost):.4f} ± 0.0000 nats, {settings['steps']} steps in {seconds:.0f} s")
else:
    # Nobody knows the entropy of digits: there is no gap to tell.
    print(f"together {weights @ cost:.2f} nats a digit, {settings['steps']} steps in {seconds:.0f} s")

# %%
with torch.no_grad():
    shown = judged[torch.multinomial(weights, 8)]
    back = expected(nearest(encode(shown)))
    drawn = expected(draw_codes(8))
    independent = expected(torch.multinomial(frequencies.clamp(min=0), 8, replacement=True).T)
names = ("images", "from their codes", "from the prior", "codes drawn alone")
figure, axes = plt.subplots(4, 8, figsize=(10, 5.4))
for name, row, line in zip(names, axes, (shown, back, drawn, independent)):
    row[0].set_title(name, loc="left", fontsize=9)
    for axis, image in zip(row, line):
        axis.imshow(image.reshape(side, side), cmap="gray_r", vmin=0, vmax=1)
        axis.set_xticks([])
        axis.set_yticks([])
plt.show()
