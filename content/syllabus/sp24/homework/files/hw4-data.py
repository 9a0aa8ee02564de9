"""The Swiss roll of the homework on diffusion models, as scikit-learn's `make_swiss_roll` draws it."""

import numpy as np


def swiss_roll(n=100_000, noise=0.5, seed=0):
    """Coordinates 0 and 2 of the roll, normalised, [n, 2]: the first 80 % to train, the rest to test."""
    rng = np.random.default_rng(seed)
    angle = 1.5 * np.pi * (1 + 2 * rng.uniform(size=n))
    points = np.stack([angle * np.cos(angle), angle * np.sin(angle)], axis=1)
    points += noise * rng.normal(size=points.shape)
    points = (points - points.mean(axis=0)) / points.std(axis=0)
    split = int(0.8 * n)
    return points[:split], points[split:]
