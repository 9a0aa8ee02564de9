# %% data
# The first 7,000 of MNIST, not the very ones of the page. Needs torchvision, downloads 10 MB.
from torchvision.datasets import MNIST

shades = MNIST("mnist", download=True).data[:7000].float() / 255
if settings["data"] == "digits-14":
    shades = torch.nn.functional.avg_pool2d(shades[:, None], 2)[:, 0]
labels = MNIST("mnist").targets[:7000]
side = shades.shape[1]
digits = shades.flatten(1)
training_set = 6000 if settings["trainingSet"] == "all" else int(settings["trainingSet"])


def draw(n):
    """The first n digits, [n, side²]."""
    return digits[:n]
