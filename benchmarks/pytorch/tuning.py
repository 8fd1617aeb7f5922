"""A step of fine-tuning, as io.agnoscope.vlm.training.Tuning takes it."""

import math

import torch
from network import Network
from objective import consistency, cross_entropy, jensen_shannon, lessons


class Tuning:
    """Weights that learn to answer perturbed prompts as clean ones, beside their frozen parent."""

    def __init__(self, weights, settings, noise):
        self.settings = settings
        self.noise = noise
        self.parent = Network.load(weights).requires_grad_(False)
        self.network = Network.load(weights)
        self.optimizer = torch.optim.AdamW(
            self.network.parameters(), lr=settings["learningRate"], betas=(0.9, 0.98), eps=1e-8, weight_decay=0
        )
        self.steps = 0

    def step(self, batch, watch):
        """One step; returns what it saw before it moved the weights."""
        total, terms = self.losses(batch, watch)
        watch.lap("forward")
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        watch.lap("backward")
        norm = torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate()
        self.optimizer.step()
        self.steps += 1
        watch.lap("optimiser")
        seen = {name: term.item() for name, term in terms.items()}
        return {"total": total.item(), **seen, "gradientNorm": norm.item()}

    def losses(self, batch, watch):
        """All terms of the objective; items without a known answer are compared with the parent's."""
        settings, targets, network = self.settings, batch.targets, self.network
        with torch.no_grad():
            parents = self.parent(batch.clean_inputs).logits
        words, image = network.embed(batch.inputs), network.vision(batch.inputs.images)
        outputs = network.answer(batch.inputs, words, image)
        patch_scores = batch.inputs.each(network.patches(image))
        clean, others = outputs.logits[: batch.clean], outputs.logits[batch.clean :]
        items = batch.origin
        adversarial = torch.zeros(())
        if settings["adversarial"]["steps"] > 0 and len(batch.movable) > 0:
            watch.lap("forward")
            moved = self.moved(batch, words, image)
            watch.lap("ascent")
            logits = network.answer(batch.moved_inputs, *moved).logits
            adversarial = cross_entropy(logits, targets["answers"][batch.movable])
            others = torch.cat([others, logits])
            items = torch.cat([items, batch.item[batch.movable]])
        reference = torch.where(batch.labelled.unsqueeze(1), clean.detach(), parents)
        terms = {
            "crossEntropy": cross_entropy(outputs.logits, targets["answers"]),
            "adversarial": adversarial,
            "consistency": consistency(reference, others, items),
            "anchor": jensen_shannon(parents, clean).mean(),
            "grounding": lessons(outputs, patch_scores, targets, settings),
        }
        total = (
            terms["crossEntropy"]
            + settings["adversarial"]["weight"] * terms["adversarial"]
            + settings["consistency"] * terms["consistency"]
            + settings["anchor"] * terms["anchor"]
            + settings["grounding"] * terms["grounding"]
        )
        return total, terms

    def moved(self, batch, words, image):
        """Detached copies of the movable rows' embeddings, moved so that the model errs, as far as a box allows."""
        settings, rows = self.settings["adversarial"], batch.movable
        words, image = words.detach()[rows], batch.inputs.each(image.detach())[rows]
        noise = self.noise.start(self.steps, batch, words, image)
        moves = batch.words_move, batch.image_moves
        for _ in range(settings["steps"]):
            to_words, to_image = (each.requires_grad_() for each in noise)
            logits = self.network.answer(batch.moved_inputs, words + to_words, image + to_image).logits
            loss = cross_entropy(logits, batch.targets["answers"][rows])
            gradients = torch.autograd.grad(loss, (to_words, to_image))
            noise = [self.climbed(*each) for each in zip(noise, gradients, moves)]
        return words + noise[0], image + noise[1]

    def climbed(self, noise, gradient, moves):
        settings = self.settings["adversarial"]
        along = gradient.sign() if settings["ascent"] == "SIGN" else gradient
        epsilon = settings["epsilon"]
        return (noise.detach() + settings["alpha"] * along * moves).clamp(-epsilon, epsilon)

    def rate(self):
        """Linear warm-up, then along a cosine to a tenth."""
        warm = min(1, (self.steps + 1) / max(1, self.settings["warmUpSteps"]))
        progress = min(1, self.steps / self.settings["totalSteps"])
        return self.settings["learningRate"] * warm * (0.1 + 0.9 * 0.5 * (1 + math.cos(math.pi * progress)))
