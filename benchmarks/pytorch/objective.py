"""The loss of fine-tuning, as io.agnoscope.vlm.training computes it."""

import torch
from torch.nn import functional as F


def mean_over(weighted, weight):
    return weighted.sum() / (weight.sum() + 1e-6)


def cross_entropy(logits, answers):
    return -mean_over(logits.log_softmax(-1) * answers, answers)


def jensen_shannon(reference, logits):
    """½KL(p‖m) + ½KL(q‖m) of each row; no gradient flows into the reference."""
    log_p = reference.detach().log_softmax(-1)
    log_q = logits.log_softmax(-1)
    p, q = log_p.exp(), log_q.exp()
    log_m = torch.log(0.5 * (p + q) + 1e-12)
    return 0.5 * (p * (log_p - log_m) + q * (log_q - log_m)).sum(1)


def consistency(reference, logits, items):
    """Mean over each item's pairs, then over the items that have any."""
    pairs = torch.bincount(items)
    weights = 1 / (pairs[items] * (pairs > 0).sum())
    return (jensen_shannon(reference[items], logits) * weights).sum()


def grounding(scores, targets):
    loss = F.binary_cross_entropy_with_logits(scores, targets["grounding"], reduction="none")
    weight = targets["groundingWeight"]
    return mean_over(loss * weight, weight)


def fitting(log, targets):
    wanted, weight = targets["fitting"], targets["fittingWeight"]
    against = torch.log(1 - 0.9995 * log.exp())
    return -mean_over((log * wanted + against * (1 - wanted)) * weight, weight)


def patches(scores, targets, classes):
    terms = zip(scores.split(classes, 2), targets["patches"].split(classes, 2))
    return sum(cross_entropy(each, wanted) for each, wanted in terms)


def signs(outputs, targets):
    weight = targets["signWeight"]
    return mean_over((outputs[..., :1] - targets["signs"]).square() * weight, weight)


def pointers(outputs, targets):
    return -mean_over(torch.log(outputs + 1e-6) * targets["pointers"], targets["pointers"])


def lessons(outputs, patch_scores, targets, settings):
    """What scenes teach beside the answer."""
    weights = settings["lessons"]
    return (
        weights["grounding"] * grounding(outputs.grounding, targets)
        + weights["fitting"] * fitting(outputs.fitting, targets)
        + weights["patches"] * patches(patch_scores, targets, settings["classes"])
        + weights["signs"] * signs(outputs.signs, targets)
        + weights["pointers"] * pointers(outputs.pointers, targets)
    )
