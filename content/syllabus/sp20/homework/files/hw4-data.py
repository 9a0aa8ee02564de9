"""The data sets of the homework on GANs: two heaps on the line, a ring of eight in the plane."""

import numpy as np


def two_heaps(n=20_000, seed=0):
    """Half N(-1.5, 0.35^2), half N(0.2, 0.6^2), shifted by 1 and rescaled to [-1, 1]."""
    rng = np.random.default_rng(seed)
    left = rng.normal(-1.5, 0.35, n // 2)
    right = rng.normal(0.2, 0.6, n - n // 2)
    x = rng.permutation(np.concatenate([left, right])) + 1
    return 2 * (x - x.min()) / (x.max() - x.min()) - 1


def ring(n=20_000, deviation=0.05, seed=0):
    """Eight Gaussians evenly around the circle of radius 1, [n, 2]."""
    rng = np.random.default_rng(seed)
    angle = 2 * np.pi * rng.integers(0, 8, n) / 8
    middle = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return middle + deviation * rng.normal(size=(n, 2))
