"""The noise that adversarial copies start from."""

import safetensors
import torch


class Noise:
    """Uniform in (-ε, ε): as the Java side drew it in the first steps, which are compared, then PyTorch's own."""

    def __init__(self, paths, epsilon):
        self.epsilon = epsilon
        self.first = [safetensors.read(path) for path in paths]

    def start(self, step, batch, words, image):
        """For the batch's movable rows, zero where nothing may move."""
        if step < len(self.first):
            return self.first[step]["words"] * batch.words_move, self.first[step]["image"] * batch.image_moves
        return self.drawn(words) * batch.words_move, self.drawn(image) * batch.image_moves

    def drawn(self, like):
        return torch.empty_like(like).uniform_(-self.epsilon, self.epsilon)
