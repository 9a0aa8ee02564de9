"""The one-dimensional data set and the coloured digits of the homework on GANs."""

import numpy as np


def two_heaps(n=20_000, seed=0):
    """Half N(-1.5, 0.35^2), half N(0.2, 0.6^2), shifted by 1 and rescaled to [-1, 1]."""
    rng = np.random.default_rng(seed)
    left = rng.normal(-1.5, 0.35, n // 2)
    right = rng.normal(0.2, 0.6, n - n // 2)
    x = rng.permutation(np.concatenate([left, right])) + 1
    return 2 * (x - x.min()) / (x.max() - x.min()) - 1


def coloured(images, seed=0):
    """Grey images in [0, 1], [n, h, w], as coloured ones on a coloured ground, [n, h, w, 3]."""
    rng = np.random.default_rng(seed)
    ink, ground = rng.uniform(0, 1, (2, len(images), 1, 1, 3))
    grey = images[..., None]
    return grey * ink + (1 - grey) * ground
