"""The two-dimensional Gaussians of the homework on variational autoencoders."""

import numpy as np


def gaussian(shape="rotated", n=12_500, seed=0):
    """Standard deviations 5 and 1: `rotated`, `mirrored` or `axis-aligned`.

    The first 10,000 points are for training, the other 2,500 for testing.
    """
    half = np.sqrt(0.5)
    mean, long = {
        "rotated": ([1, 2], [half, half]),
        "mirrored": ([-1, 2], [-half, half]),
        "axis-aligned": ([1, 2], [1, 0]),
    }[shape]
    along, across = np.random.default_rng(seed).normal(size=(2, n))
    across_axis = [-long[1], long[0]]
    points = np.array(mean) + 5 * np.outer(along, long) + np.outer(across, across_axis)
    return points[:10_000], points[10_000:]
