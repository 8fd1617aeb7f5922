"""A batch of training as tensors, made from what ./agnoscope bench training writes."""

from dataclasses import dataclass

import safetensors
import torch
from sizes import OPTION_WORDS, OPTIONS, PATCHES

NOTHING = -1e4


@dataclass
class Inputs:
    """What the network sees: rows of words, and which of the different images each row shows.

    Words stand in as few places as hold those of each row: so many of the context, then up to text the question's."""

    context: int
    text: int
    images: torch.Tensor
    image_of: torch.Tensor | None
    ids: torch.Tensor
    numeral_features: torch.Tensor
    present: torch.Tensor
    option_word_weights: torch.Tensor
    values: torch.Tensor
    option_values: torch.Tensor
    option_numeral: torch.Tensor
    attention_mask: torch.Tensor
    option_mask: torch.Tensor
    same_word: torch.Tensor

    def each(self, different):
        """[D, ...] of the different images to [B, ...] of the rows; without image_of, each row has its own."""
        return different if self.image_of is None else different[self.image_of]

    def rows(self, chosen):
        """Some rows, each with an image of its own, whose pixels are not needed again."""
        same = dict(context=self.context, text=self.text, images=self.images, image_of=None)
        parts = {name: array[chosen] for name, array in vars(self).items() if name not in same}
        return Inputs(**same, **parts)

    @property
    def text_present(self):
        return self.present[:, : self.text]


class Batch:
    """Clean rows first, then the perturbed ones, with all that is known to be true of them."""

    def __init__(self, path):
        arrays = safetensors.read(path)
        self.origin = arrays.pop("origin").long()
        self.labelled = arrays.pop("labelled").bool()
        image_heavy, text_heavy = arrays.pop("imageHeavy").bool(), arrays.pop("textHeavy").bool()
        self.clean = len(self.labelled)
        self.rows = len(arrays["ids"])
        self.inputs = inputs(arrays)
        self.clean_inputs = inputs({name[6:]: array for name, array in arrays.items() if name.startswith("clean.")})
        self.item = torch.cat([torch.arange(self.clean), self.origin])
        self.movable = (image_heavy | text_heavy).nonzero().squeeze(1)
        self.moved_inputs = self.inputs.rows(self.movable)
        words = torch.cat([self.inputs.text_present.squeeze(-1), (self.inputs.option_mask == 0).float()], 1)
        self.words_move = (words * image_heavy.unsqueeze(1))[self.movable].unsqueeze(-1)
        self.image_moves = text_heavy[self.movable].float()[:, None, None]
        self.targets = {name[8:]: array for name, array in arrays.items() if name.startswith("targets.")}


def inputs(arrays):
    """Rows of the arrays that Java named."""
    context, question = (int(places) for places in arrays["layout"])
    text = context + question
    present, option_present = arrays["present"], arrays["optionPresent"]
    tokens_present = torch.cat([present[:, :text], option_present, torch.ones(len(present), PATCHES)], 1)
    return Inputs(
        context=context,
        text=text,
        images=arrays["images"].permute(0, 3, 1, 2).contiguous(),
        image_of=arrays["imageOf"].long(),
        ids=arrays["ids"].long(),
        numeral_features=arrays["numeralFeatures"],
        present=present.unsqueeze(-1),
        option_word_weights=option_word_weights(present[:, text:]),
        values=arrays["values"].unsqueeze(-1),
        option_values=arrays["optionValues"].unsqueeze(-1),
        option_numeral=arrays["optionNumeral"].unsqueeze(-1),
        attention_mask=absent(tokens_present)[:, None, None, :],
        option_mask=absent(option_present),
        same_word=same_word(arrays["stems"], text),
    )


def absent(present):
    return torch.where(present == 0, NOTHING, 0.0)


def option_word_weights(present):
    """An option's words share a weight of 1, [B, options, words, 1]."""
    words = present.reshape(-1, OPTIONS, OPTION_WORDS, 1)
    return words / words.sum(2, keepdim=True).clamp(min=1)


def same_word(stems, text):
    """Each token shares a weight of 1 among the other tokens of its stem; an option's is that of its first word."""
    tokens = torch.cat([stems[:, :text], stems[:, text::OPTION_WORDS]], 1)
    same = (tokens.unsqueeze(1) == tokens.unsqueeze(2)) & (tokens != 0).unsqueeze(2)
    same = same.float() * (1 - torch.eye(tokens.shape[1]))
    return same / same.sum(2, keepdim=True).clamp(min=1)
