"""What the network reads off the image for the words: where they are seen, how things lie, how many there are."""

import math

import torch
from sizes import GRID, WIDTH
from torch import nn
from torch.nn import functional as F


def bump(x, width):
    return torch.exp(-x.square() / (2 * width * width))


class Grounding(nn.Module):
    """Every token scores every patch; what is found there, and how many there are, is added to the token."""

    def __init__(self):
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.found = nn.Linear(2 * WIDTH, WIDTH)
        self.count = nn.Linear(7, WIDTH)
        self.match = nn.Linear(2, WIDTH)
        self.referent = nn.Linear(WIDTH, WIDTH)

    def scores(self, tokens, image, inputs):
        query = self.query(tokens) * (2 / math.sqrt(WIDTH))
        return query @ inputs.each(self.key(image)).transpose(1, 2) - 4

    def forward(self, tokens, scores, placed):
        fits = scores.sigmoid()
        found = self.found(torch.cat([scores.softmax(-1) @ placed, fits @ placed], -1))
        counts = fits.sum(2, keepdim=True) - torch.arange(7.0)
        return tokens + found + self.count(bump(counts, 0.5))

    def matched(self, fitting, option_scores, placed):
        share = fitting.softmax(-1)
        fit = (option_scores * share).sum(2, keepdim=True)
        return self.match(torch.cat([fit * 0.25, fit.sigmoid()], -1)) + self.referent(share @ placed)


class Relations(nn.Module):
    """How the first thing that the question points at lies to the second, and each option's thing to the second."""

    def __init__(self, hidden=96):
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.pointer = nn.Linear(WIDTH, 2)
        self.between = nn.Linear(2, hidden)
        self.option = nn.Linear(2, hidden)
        self.words = nn.LayerNorm(WIDTH)
        self.asked = nn.Linear(WIDTH, hidden)
        self.offered = nn.Linear(WIDTH, hidden)
        self.out = nn.Linear(hidden, WIDTH)
        line = torch.linspace(-2, 2, GRID)
        rows, columns = torch.meshgrid(line, line, indexing="ij")
        self.register_buffer("places", torch.stack([columns, rows], -1).reshape(-1, 2), persistent=False)

    def pointers(self, question, present):
        """[B, 2, Q], each row a distribution."""
        return (self.pointer(self.norm(question)) + (present - 1) * 1e4).softmax(1).transpose(1, 2)

    def forward(self, pointers, question_scores, option_scores, asked, options):
        things = pointers @ (question_scores.softmax(-1) @ self.places)
        first, second = things[:, :1], things[:, 1:]
        option = option_scores.softmax(-1) @ self.places - second
        words = self.offered(self.words(options)) + self.asked(asked)
        return self.out(F.relu(words + self.option(option) + self.between(first - second)))


class Quantities(nn.Module):
    """Compares each option's value with what the text adds up to and with how many objects fit the question."""

    def __init__(self, sums=2, roles=32):
        super().__init__()
        estimates = sums + 1
        self.naming = nn.Linear(WIDTH, 1)
        self.norm = nn.LayerNorm(WIDTH)
        self.role = nn.Linear(WIDTH, roles)
        self.sign = nn.Linear(roles, sums)
        self.gate = nn.Linear(WIDTH, estimates)
        self.near = nn.Linear(3 * estimates, WIDTH)

    def fitting(self, question, scores, present):
        """Log-probability of each patch to fit the whole question, [B, 1, P]."""
        exponents = self.naming(question).sigmoid() * present
        return -(exponents.transpose(1, 2) @ F.softplus(-scores))

    def signs(self, text):
        return torch.tanh(2 * self.sign(F.relu(self.role(self.norm(text)))))

    def compare(self, sums, fitting, question, inputs):
        count = fitting.exp().sum(2, keepdim=True)
        gate = self.gate(question).sigmoid()
        distance = inputs.option_values - torch.cat([sums, count], -1)
        far = -0.5 * torch.log(distance.abs() + 1)
        near = torch.cat([bump(distance, 0.4) * gate, bump(distance, 2) * gate, far * gate], -1)
        return self.near(near * inputs.option_numeral)
