# %% model
PATCH, CODE_SIZE, WIDTH, HEADS = 4, 4, 32, 2
K, width, depth = int(settings["codes"]), settings["width"], settings["depth"]
grid = side // PATCH
places = grid * grid


def conv(size, inputs, outputs, scale=1.0):
    layer = torch.nn.Conv2d(inputs, outputs, size, padding=size // 2)
    torch.nn.init.normal_(layer.weight, std=scale * math.sqrt(2 / (size * size * inputs)))
    torch.nn.init.zeros_(layer.bias)
    return layer


def layers(*three):
    first, second, last = three
    return torch.nn.Sequential(first, torch.nn.ReLU(), second, torch.nn.ReLU(), last)


encoder = layers(conv(1, PATCH**2, width), conv(3, width, width), conv(1, width, CODE_SIZE))
decoder = layers(conv(3, CODE_SIZE, width), conv(3, width, width), conv(1, width, PATCH**2, 0.1))
codebook = torch.nn.Parameter(torch.randn(K, CODE_SIZE))


def dense(inputs, outputs, scale=1.0):
    layer = torch.nn.Linear(inputs, outputs)
    torch.nn.init.normal_(layer.weight, std=scale / math.sqrt(inputs))
    torch.nn.init.zeros_(layer.bias)
    return layer


class Block(torch.nn.Module):
    """Attention to the codes before, then a perceptron at every place, each normalised before."""

    def __init__(self):
        super().__init__()
        residual = 1 / math.sqrt(2 * depth)
        self.before, self.between = torch.nn.LayerNorm(WIDTH), torch.nn.LayerNorm(WIDTH)
        self.attention, self.output = dense(WIDTH, 3 * WIDTH), dense(WIDTH, WIDTH, residual)
        self.hidden, self.back = dense(WIDTH, 4 * WIDTH), dense(4 * WIDTH, WIDTH, residual)

    def forward(self, x):
        n, length, _ = x.shape
        parts = self.attention(self.before(x)).reshape(n, length, 3 * HEADS, -1)
        query, key, value = parts.transpose(1, 2).chunk(3, 1)
        mixed = torch.nn.functional.scaled_dot_product_attention(query, key, value, is_causal=True)
        x = x + self.output(mixed.transpose(1, 2).reshape(n, length, WIDTH))
        return x + self.back(torch.relu(self.hidden(self.between(x))))


class Prior(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = torch.nn.Parameter(0.2 * torch.randn(K, WIDTH))
        self.places = torch.nn.Parameter(0.2 * torch.randn(places, WIDTH))
        self.blocks = torch.nn.ModuleList(Block() for _ in range(depth))
        # Small, so that each code begins near an even share.
        self.last, self.head = torch.nn.LayerNorm(WIDTH), dense(WIDTH, K, 0.1)

    def forward(self, tokens):
        """Logits of the code after each one, [n, length, K]."""
        x = self.tokens[tokens] + self.places[: tokens.shape[1]]
        for block in self.blocks:
            x = block(x)
        return self.head(self.last(x))


network = Prior()
parameters = [*encoder.parameters(), *decoder.parameters(), codebook, *network.parameters()]


# %% | sphere
def on_sphere(x):
    """Rows at length 1, whatever their length was."""
    return x * (x.square().sum(-1, keepdim=True) + 1e-8).rsqrt()


def encode(x):
    """z_e(x), [n, places, CODE_SIZE]: of each patch of the image, and of those around it."""
    squares = (2 * x - 1).reshape(-1, grid, PATCH, grid, PATCH)
    patches = squares.permute(0, 2, 4, 1, 3).reshape(-1, PATCH**2, grid, grid)
    return on_sphere(encoder(patches).flatten(2).transpose(1, 2))


def decode(z):
    """Logit of each pixel's being ink, [n, side²], of points on the grid, [n, places, CODE_SIZE]."""
    patches = decoder(z.transpose(1, 2).reshape(-1, CODE_SIZE, grid, grid))
    squares = patches.reshape(-1, PATCH, PATCH, grid, grid).permute(0, 3, 1, 4, 2)
    return squares.reshape(-1, side * side)


# %% | nearest
def nearest(z):
    """The number of the codebook's point nearest to each, [n, places]: that of the largest product."""
    return (z @ on_sphere(codebook).T).argmax(-1)


# %% | prior
def log_prior(codes):
    """log p of each code given those before it, [n, places]."""
    # Before the first stands a zero, which the network tells from a code by its place.
    before = torch.cat([torch.zeros_like(codes[:, :1]), codes[:, :-1]], 1)
    logs = network(before).log_softmax(-1)
    return logs.gather(2, codes[:, :, None])[:, :, 0]


# %% | loss
def surprise(logit, x):
    """−log p(x|z), nats an image."""
    return (torch.nn.functional.softplus(logit) - x * logit).sum(-1)


def loss(x):
    ze = encode(x)
    codes = nearest(ze)
    zq = on_sphere(codebook)[codes]
    straight = ze + (zq - ze).detach()
    to_encoder = (ze.detach() - zq).square().sum((1, 2))
    to_codebook = settings["commitment"] * (ze - zq.detach()).square().sum((1, 2))
    # Codes are whole numbers: no gradient of the prior reaches the encoder.
    prior = -log_prior(codes).sum(1)
    return (surprise(decode(straight), x) + prior + to_encoder + to_codebook).mean()


# %% | bound
def costs(x):
    """−log p(x|c) and −log p(c), [n] each, and c, [n, places]: their sum is never below −log p(x)."""
    codes = nearest(encode(x))
    pixels = surprise(decode(on_sphere(codebook)[codes]), x)
    return pixels, -log_prior(codes).sum(1), codes


# %% | sample
def expected(codes):
    """How likely each pixel is ink, [n, side²]."""
    return torch.sigmoid(decode(on_sphere(codebook)[codes]))


def draw_codes(n):
    tokens = torch.zeros(n, 1, dtype=torch.long)
    for _ in range(places):
        chance = network(tokens)[:, -1].softmax(-1)
        tokens = torch.cat([tokens, torch.multinomial(chance, 1)], 1)
    return tokens[:, 1:]


def sample(n):
    return torch.bernoulli(expected(draw_codes(n)))
