"""Fine-tunes TinyVLM in PyTorch, on orders from ./agnoscope bench training: see README.md beside this file."""

import argparse
import json
import math
import sys
import time
from pathlib import Path

try:
    import torch
except ImportError:
    sys.exit("this Python has no PyTorch; on Debian: apt-get install python3-torch")

from batch import Batch
from network import Network
from objective import losses


class Stopwatch:
    """Seconds by part of a step."""

    def __init__(self):
        self.seconds = {}
        self.last = time.perf_counter()

    def lap(self, part):
        now = time.perf_counter()
        self.seconds[part] = self.seconds.get(part, 0) + now - self.last
        self.last = now


class Tuning:
    """Weights that learn to answer perturbed prompts as clean ones, beside their frozen parent."""

    def __init__(self, weights, settings):
        self.settings = settings
        self.parent = Network.load(weights).requires_grad_(False)
        self.network = Network.load(weights)
        self.optimizer = torch.optim.AdamW(
            self.network.parameters(), lr=settings["learningRate"], betas=(0.9, 0.98), eps=1e-8, weight_decay=0
        )
        self.steps = 0

    def step(self, batch, watch):
        """One step; returns what it saw before it moved the weights."""
        with torch.no_grad():
            reference = self.parent(batch.clean_inputs).logits
        total, terms = losses(self.network(batch.inputs), reference, batch, self.settings)
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

    def rate(self):
        """Linear warm-up, then along a cosine to a tenth."""
        warm = min(1, (self.steps + 1) / max(1, self.settings["warmUpSteps"]))
        progress = min(1, self.steps / self.settings["totalSteps"])
        return self.settings["learningRate"] * warm * (0.1 + 0.9 * 0.5 * (1 + math.cos(math.pi * progress)))


def linear_algebra():
    """The library that multiplies matrices: Debian's PyTorch takes whichever the machine has chosen."""
    try:
        maps = Path("/proc/self/maps").read_text()
    except OSError:
        return "unknown BLAS"
    for name in ("openblas", "mkl_rt", "blis", "atlas"):
        if f"lib{name}" in maps:
            return name
    return "reference BLAS" if "libblas" in maps else "unknown BLAS"


def say(line):
    print(json.dumps(line), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", required=True, help="a checkpoint's model.safetensors")
    parser.add_argument("--settings", required=True, help="JSON: rates, weights of terms, sizes of patch classes")
    parser.add_argument("batches", nargs="+", help="safetensors files of batches, taken in turns")
    arguments = parser.parse_args()
    torch.set_num_threads(1)

    settings = json.loads(Path(arguments.settings).read_text())
    tuning = Tuning(arguments.weights, settings)
    batches = [Batch(path) for path in arguments.batches]
    with torch.no_grad():
        logits = tuning.parent(batches[0].inputs).logits
    say({"version": f"PyTorch {torch.__version__}, {linear_algebra()}", "logits": logits.flatten().tolist()})

    for line in sys.stdin:
        order, number = line.split()
        watch = Stopwatch()
        begin, computed = time.perf_counter(), time.process_time()
        seen = []
        while len(seen) < int(number) if order == "steps" else time.perf_counter() - begin < float(number):
            seen.append(tuning.step(batches[tuning.steps % len(batches)], watch))
            watch.lap("reading the losses")
        seconds, computed = time.perf_counter() - begin, time.process_time() - computed
        trained = {"steps": len(seen), "seconds": seconds, "processorSeconds": computed, "parts": watch.seconds}
        say({**trained, "losses": seen[:5]})


if __name__ == "__main__":
    main()
