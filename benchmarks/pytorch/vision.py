"""From pixels to 8×8 image tokens."""

import torch
from sizes import CHANNELS, PATCHES, WIDTH
from torch import nn
from torch.nn import functional as F


class Vision(nn.Module):
    """Three strided convolutions, with a residual one at 16×16 and two at 8×8."""

    def __init__(self):
        super().__init__()
        first, second, third = CHANNELS
        self.stem0 = nn.Conv2d(3, first, 3, stride=2, padding=1)
        self.stem1 = nn.Conv2d(first, second, 3, stride=2, padding=1)
        self.fine = nn.Conv2d(second, second, 3, padding=1)
        self.stem2 = nn.Conv2d(second, third, 3, stride=2, padding=1)
        self.residual0 = nn.Conv2d(third, third, 3, padding=1)
        self.residual1 = nn.Conv2d(third, third, 3, padding=1)
        self.tokens = nn.Linear(third, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.places = nn.Parameter(torch.empty(1, PATCHES, WIDTH))

    def forward(self, images):
        """[D, 3, 64, 64] to [D, 64, width], without places."""
        x = F.relu(self.stem0(images))
        x = F.relu(self.stem1(x))
        x = x + F.relu(self.fine(x))
        x = F.relu(self.stem2(x))
        x = x + F.relu(self.residual0(x))
        x = x + F.relu(self.residual1(x))
        return self.norm(self.tokens(x.flatten(2).transpose(1, 2)))
