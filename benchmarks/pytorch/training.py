"""Fine-tunes TinyVLM in PyTorch, on orders from ./agnoscope bench training: see README.md beside this file."""

import argparse
import json
import sys
import time
from pathlib import Path

try:
    import torch
except ImportError:
    sys.exit("this Python has no PyTorch; on Debian: apt-get install python3-torch")

from batch import Batch
from noise import Noise
from tuning import Tuning


class Stopwatch:
    """Seconds by part of a step."""

    def __init__(self):
        self.seconds = {}
        self.last = time.perf_counter()

    def lap(self, part):
        now = time.perf_counter()
        self.seconds[part] = self.seconds.get(part, 0) + now - self.last
        self.last = now


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
    parser.add_argument("--noise", action="append", default=[], help="safetensors file of a first step's noise")
    parser.add_argument("batches", nargs="+", help="safetensors files of batches, taken in turns")
    arguments = parser.parse_args()
    torch.set_num_threads(1)

    settings = json.loads(Path(arguments.settings).read_text())
    tuning = Tuning(arguments.weights, settings, Noise(arguments.noise, settings["adversarial"]["epsilon"]))
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
