# %%
import math
import time

import matplotlib.pyplot as plt
import torch

torch.manual_seed(seed)
# Points that no batch contains: every figure below is about them.
HELD_OUT = 2500
