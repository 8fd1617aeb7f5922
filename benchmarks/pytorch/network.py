"""TinyVLM's network, as io.agnoscope.vlm.blocks.Network computes it."""

from dataclasses import dataclass

import safetensors
import torch
from attention import Attention
from readouts import Grounding, Quantities, Relations
from sizes import CONTEXT, LAYERS, NUMERAL_FEATURES, OPTION_WORDS, OPTIONS, REACH, TEXT, WIDTH
from torch import nn
from torch.nn import functional as F
from vision import Vision


@dataclass
class Outputs:
    """The answer, and what training teaches beside it."""

    logits: torch.Tensor
    grounding: torch.Tensor
    fitting: torch.Tensor
    pointers: torch.Tensor
    signs: torch.Tensor


class Reading(nn.Conv1d):
    """Each word with the three before and after it."""

    def __init__(self):
        super().__init__(WIDTH, WIDTH, REACH, padding=REACH // 2)
        self.out = nn.Linear(WIDTH, WIDTH)

    def forward(self, text, present):
        along = (text * present).transpose(1, 2)
        return text + self.out(F.relu(super().forward(along).transpose(1, 2)))


class Score(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.logit = nn.Linear(WIDTH, 1)

    def forward(self, options):
        return self.logit(self.norm(options)).squeeze(-1)


class Network(nn.Module):
    def __init__(self, vocabulary, classes):
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.numerals = nn.Linear(NUMERAL_FEATURES, WIDTH)
        self.vision = Vision()
        self.patches = nn.Linear(WIDTH, classes)
        self.grounding = Grounding()
        self.positions = nn.Parameter(torch.empty(1, TEXT, WIDTH))
        self.optionPosition = nn.Parameter(torch.empty(1, 1, WIDTH))
        self.reading0 = Reading()
        self.sameWord0 = nn.Linear(WIDTH, WIDTH)
        self.reading1 = Reading()
        self.sameWord1 = nn.Linear(WIDTH, WIDTH)
        self.relations = Relations()
        self.quantities = Quantities()
        self.layer0, self.layer1, self.layer2 = (Attention() for _ in range(LAYERS))
        self.score = Score()

    @staticmethod
    def load(path):
        """The network of a checkpoint's model.safetensors."""
        tensors = safetensors.read(path)
        tensors["words.weight"] = tensors.pop("words")
        state = {name.replace(".scale", ".weight").replace(".shift", ".bias"): tensor for name, tensor in tensors.items()}
        network = Network(len(state["words.weight"]), len(state["patches.bias"]))
        network.load_state_dict(state)
        return network

    def forward(self, inputs):
        return self.answer(inputs, self.embed(inputs), self.vision(inputs.images))

    def answer(self, inputs, words, image):
        """What forward says, from words [B, T, width] and images [D, P, width] embedded each by itself."""
        begin, end = inputs.context, inputs.text
        scores = self.grounding.scores(words, image, inputs)
        places = image + self.vision.places
        placed = inputs.each(places)
        grounded = self.grounding(words, scores, placed)

        present = inputs.text_present
        question_present = present[:, begin:]
        question_scores, option_scores = scores[:, begin:end], scores[:, end:]
        text = self.reading0(grounded[:, :end], present) + self.places(inputs)
        options = grounded[:, end:] + self.optionPosition
        fitting = self.quantities.fitting(text[:, begin:], question_scores, question_present)
        options = options + self.grounding.matched(fitting, option_scores, placed)

        x = torch.cat([text, options], 1)
        x = x + self.sameWord0(inputs.same_word @ x)
        x = torch.cat([self.reading1(x[:, :end], present), x[:, end:]], 1)
        x = x + self.sameWord1(inputs.same_word @ x)
        asking = x[:, begin:end]
        pointers = self.relations.pointers(asking, question_present)
        asked = mean(asking, question_present)
        related = self.relations(pointers, question_scores, option_scores, asked, x[:, end:])
        x = self.layer0(torch.cat([x[:, :end], x[:, end:] + related], 1), places, inputs)

        text = x[:, :end]
        signs = self.quantities.signs(text)
        sums = (signs * inputs.values).sum(1, keepdim=True)
        question = mean(x[:, begin:end], question_present)
        compared = self.quantities.compare(sums, fitting, question, inputs)
        x = self.layer1(torch.cat([text, x[:, end:] + compared], 1), places, inputs)
        answers = self.layer2(x, places, inputs, asking=slice(end, None))
        logits = self.score(answers) + inputs.option_mask
        return Outputs(logits, scores, fitting, pointers, signs)

    def places(self, inputs):
        """The positions that there are: the first ones of the context and of the question."""
        question = CONTEXT + inputs.text - inputs.context
        return torch.cat([self.positions[:, : inputs.context], self.positions[:, CONTEXT:question]], 1)

    def embed(self, inputs):
        """Word vectors with their numerals' values; an option's words are averaged."""
        words = (self.words(inputs.ids) + self.numerals(inputs.numeral_features)) * inputs.present
        options = words[:, inputs.text :].reshape(-1, OPTIONS, OPTION_WORDS, WIDTH)
        return torch.cat([words[:, : inputs.text], (options * inputs.option_word_weights).sum(2)], 1)


def mean(tokens, present):
    return (tokens * present).sum(1, keepdim=True) / (present.sum(1, keepdim=True) + 1e-3)
