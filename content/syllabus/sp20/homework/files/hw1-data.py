"""The data sets of the homework on autoregressive models: one value, a pair of values, shapes."""

import numpy as np


def hundred_values(n=10_000, seed=0):
    """Equal parts of three Gaussians, clipped to [0, 1], in the bins of linspace(0, 1, 100)."""
    rng = np.random.default_rng(seed)
    part = rng.integers(0, 3, n)
    mean = np.array([0.4, 0.5, 0.7])[part]
    deviation = np.array([0.05, 0.1, 0.02])[part]
    x = np.clip(rng.normal(mean, deviation), 0, 1)
    return split(np.minimum(np.digitize(x, np.linspace(0, 1, 100)), 99))


def pairs(n=100_000, values=24, seed=0):
    """Pairs (a, b): 95 % evenly on the ink of a checkerboard of 4 x 4 cells, 5 % anywhere."""
    rng = np.random.default_rng(seed)
    a, b = np.meshgrid(np.arange(values), np.arange(values), indexing="ij")
    inked = (a // 4 + b // 4) % 2 == 0
    mass = 0.95 * inked / inked.sum() + 0.05 / values**2
    drawn = rng.choice(values**2, n, p=mass.ravel())
    return split(np.stack([drawn // values, drawn % values], axis=1))


def split(x):
    """The first 80 % to train, the rest to test."""
    n = int(0.8 * len(x))
    return x[:n], x[n:]


def shapes(n=10_000, side=20, seed=0):
    """Binary images of one square, triangle, cross or disc each, [n, side, side]."""
    rng = np.random.default_rng(seed)
    return np.stack([shape(rng, side) for _ in range(n)])


def shape(rng, side):
    k = rng.choice([3, 5, 7, 9])
    i, j = np.mgrid[0:k, 0:k]
    middle = k - 1
    drawn = [
        np.ones((k, k), bool),
        np.abs(2 * j - middle) <= i,
        (2 * i == middle) | (2 * j == middle),
        (2 * i - middle) ** 2 + (2 * j - middle) ** 2 <= k**2,
    ][rng.integers(4)]
    image = np.zeros((side, side), np.uint8)
    top, left = rng.integers(0, side - k + 1, 2)
    image[top : top + k, left : left + k] = drawn
    return image
