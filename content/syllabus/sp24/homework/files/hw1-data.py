"""The one-dimensional data sets and the shapes of the homework on autoregressive models."""

import numpy as np


def twenty_values(n=1000, seed=0):
    """N(0.2, 0.2^2), put into the bins of linspace(0, 1, 20): training and test values."""
    x = np.random.default_rng(seed).normal(0.2, 0.2, n)
    return split(digitise(x, 20))


def hundred_values(n=10_000, seed=0):
    """Equal parts of three Gaussians, clipped to [0, 1], in the bins of linspace(0, 1, 100)."""
    rng = np.random.default_rng(seed)
    part = rng.integers(0, 3, n)
    mean = np.array([0.4, 0.5, 0.7])[part]
    deviation = np.array([0.05, 0.1, 0.02])[part]
    return split(digitise(np.clip(rng.normal(mean, deviation), 0, 1), 100))


def digitise(x, values):
    """The number of edges at or below x, at most values - 1."""
    return np.minimum(np.digitize(x, np.linspace(0, 1, values)), values - 1)


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
