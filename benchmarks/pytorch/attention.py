"""A pre-norm transformer layer whose image tokens are asked and never ask."""

import math

import torch
from sizes import FEED_FORWARD, HEADS, WIDTH
from torch import nn
from torch.nn import functional as F


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1 = nn.LayerNorm(WIDTH)
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH)
        self.hidden = nn.Linear(WIDTH, FEED_FORWARD)
        self.output = nn.Linear(FEED_FORWARD, WIDTH)

    def forward(self, x, image, inputs, asking=slice(None)):
        """What the asking ones of the text and option tokens [B, T, width] become."""
        normed = self.norm1(x)
        x = x[:, asking]
        query = heads(self.query(normed[:, asking])) / math.sqrt(WIDTH / HEADS)
        key = heads(torch.cat([self.key(normed), inputs.each(self.key(image))], 1))
        value = heads(torch.cat([self.value(normed), inputs.each(self.value(image))], 1))
        scores = query @ key.transpose(2, 3) + inputs.attention_mask
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(x.shape)
        y = x + self.out(mixed)
        return y + self.output(F.relu(self.hidden(self.norm2(y))))


def heads(x):
    return x.reshape(*x.shape[:2], HEADS, WIDTH // HEADS).transpose(1, 2)
