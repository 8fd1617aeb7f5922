"""Reads a safetensors file of F32 arrays: header length, JSON header, values. https://huggingface.co/docs/safetensors"""

import json

import numpy
import torch


def read(path):
    """All arrays of a file by name, as tensors of their own."""
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = file.read()
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        if entry["dtype"] != "F32":
            raise ValueError(f"{name} is {entry['dtype']}, not F32")
        start, end = entry["data_offsets"]
        values = numpy.frombuffer(data[start:end], dtype="<f4").copy()
        tensors[name] = torch.from_numpy(values).reshape(entry["shape"])
    return tensors
