# %% model
START, VOCABULARY = 2, 3
width, heads, depth = settings["width"], int(settings["heads"]), settings["depth"]


def dense(inputs, outputs, scale=1.0):
    layer = torch.nn.Linear(inputs, outputs)
    torch.nn.init.normal_(layer.weight, std=scale / math.sqrt(inputs))
    torch.nn.init.zeros_(layer.bias)
    return layer


def vectors(n):
    return torch.nn.Parameter(0.3 * torch.randn(n, width))


class Block(torch.nn.Module):
    """Attention to what came before, then a perceptron at every place, each normalised before."""

    def __init__(self):
        super().__init__()
        residual = 1 / math.sqrt(2 * depth)
        self.before, self.between = torch.nn.LayerNorm(width), torch.nn.LayerNorm(width)
        self.attention, self.output = dense(width, 3 * width), dense(width, width, residual)
        self.hidden, self.back = dense(width, 4 * width), dense(4 * width, width, residual)

    def forward(self, x, past):
        n, length, _ = x.shape
        parts = self.attention(self.before(x)).reshape(n, length, 3 * heads, -1)
        query, key, value = parts.transpose(1, 2).chunk(3, 1)
        if past is not None:
            key, value = torch.cat([past[0], key], 2), torch.cat([past[1], value], 2)
        # A place sees those up to its own.
        seen = torch.ones(length, key.shape[2], dtype=torch.bool).tril(key.shape[2] - length)
        mixed = torch.nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        x = x + self.output(mixed.transpose(1, 2).reshape(n, length, width))
        return x + self.back(torch.relu(self.hidden(self.between(x)))), (key, value)


class PixelTransformer(torch.nn.Module):
    def __init__(self):
        super().__init__()
        counts = {"each": [side * side], "rows-and-columns": [side, side], "none": []}
        self.tokens = vectors(VOCABULARY)
        self.places = torch.nn.ParameterList(vectors(n) for n in counts[settings["positions"]])
        self.blocks = torch.nn.ModuleList(Block() for _ in range(depth))
        # Small, so that each pixel begins near one half.
        self.last, self.head = torch.nn.LayerNorm(width), dense(width, VOCABULARY, 0.1)

    def place_vectors(self):
        if len(self.places) == 0:
            return torch.zeros(side * side, width)
        if len(self.places) == 1:
            return self.places[0]
        rows, columns = self.places
        return (rows[:, None] + columns).flatten(0, 1)

    def forward(self, tokens, cache=None):
        """Logit of ink after each token, [n, length], and the keys and values to keep."""
        read = 0 if cache is None else cache[0][0].shape[2]
        x = self.tokens[tokens] + self.place_vectors()[read : read + tokens.shape[1]]
        kept = []
        for index, block in enumerate(self.blocks):
            x, pair = block(x, None if cache is None else cache[index])
            kept.append(pair)
        paper, ink, _ = self.head(self.last(x)).unbind(2)
        return ink - paper, kept


network = PixelTransformer()
parameters = list(network.parameters())


# %% | conditionals
def logits(x):
    """Logit of every pixel's being ink given those before it, all at once, [n, side²]."""
    start = torch.full((len(x), 1), START)
    return network(torch.cat([start, x[:, :-1].long()], 1))[0]


# %% | chain-rule
def log_density(x):
    """Exact log p(x), [n], nats an image."""
    logit = logits(x)
    return (x * logit - torch.nn.functional.softplus(logit)).sum(1)


# %% | loss
def loss(x):
    return -log_density(x).mean()


# %% | cache
def draw_next(tokens, cache, cached=True):
    """The next pixel of each image, [n, 1], and the cache with what was read in it."""
    read = 0 if cache is None else cache[0][0].shape[2]
    logit, kept = network(tokens[:, read:], cache)
    return torch.bernoulli(torch.sigmoid(logit[:, -1:])).long(), kept if cached else None


# %% | sample
def complete(x, first, cached=True):
    """Draws the pixels from number `first` on, given those before it."""
    tokens, cache = torch.cat([torch.full((len(x), 1), START), x[:, :first].long()], 1), None
    with torch.no_grad():
        for _ in range(first, side * side):
            pixel, cache = draw_next(tokens, cache, cached)
            tokens = torch.cat([tokens, pixel], 1)
    return tokens[:, 1:].float()


def sample(n):
    return complete(torch.zeros(n, side * side), 0)
