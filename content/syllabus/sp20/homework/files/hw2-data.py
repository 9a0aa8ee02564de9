"""The data sets of the homework on flows: three heaps on the line, two moons in the plane."""

import numpy as np


def three_heaps(n=10_000, seed=0):
    """Equal parts of N(0.4, 0.05^2), N(0.5, 0.1^2) and N(0.7, 0.02^2)."""
    rng = np.random.default_rng(seed)
    part = rng.integers(0, 3, n)
    mean = np.array([0.4, 0.5, 0.7])[part]
    deviation = np.array([0.05, 0.1, 0.02])[part]
    return split(rng.normal(mean, deviation))


def moons(n=20_000, noise=0.1, seed=0):
    """Two half circles that reach into each other, smeared, [n, 2]."""
    rng = np.random.default_rng(seed)
    angle = np.pi * rng.uniform(size=n)
    upper = np.stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25], axis=1)
    side = rng.choice([-1, 1], n)[:, None]
    return split(1.5 * side * upper + noise * rng.normal(size=(n, 2)))


def split(x):
    """The first 80 % to train, the rest to test."""
    n = int(0.8 * len(x))
    return x[:n], x[n:]
