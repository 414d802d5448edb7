"""From a fitted judge to the files that the package runs: ONNX, its weights as 8-bit integers."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from actorgraph.judge.labels import LABELS, TYPES
from actorgraph.judge.session import CARD, MODEL, TOKENIZER
from judge.model import Judge

OUTPUTS = ("relation", "polarity", "modality")


def exported(judge: Judge, tokenizer: Path, folder: Path, temperature: float, masks: bool) -> int:
    """Write the files; the size of the model in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "whole.onnx"
    judge.eval()
    by_token, by_actor = {0: "sentence", 1: "token"}, {0: "sentence", 1: "actor"}
    named = {
        "ids": by_token,
        "mask": by_token,
        "types": by_token,
        "starts": by_actor,
        "ends": by_actor,
    }
    example = (
        torch.ones(2, 9, dtype=torch.long),
        torch.ones(2, 9, dtype=torch.long),
        torch.zeros(2, 9, dtype=torch.long),
        torch.tensor([[1, 4, 6], [2, 5, 7]]),
        torch.tensor([[2, 5, 7], [3, 6, 8]]),
    )
    by_pair = {0: "sentence", 1: "actor", 2: "actor"}
    torch.onnx.export(
        judge,
        example,
        str(whole),
        input_names=list(named),
        output_names=list(OUTPUTS),
        dynamic_axes={**named, **dict.fromkeys(OUTPUTS, by_pair)},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(whole, folder / MODEL, weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
    shutil.copyfile(tokenizer, folder / TOKENIZER)
    files = {name: (folder / name).read_bytes() for name in (MODEL, TOKENIZER)}
    card = {
        "labels": LABELS,
        "masks": masks,
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
        "temperature": round(temperature, 3),
        "types": TYPES,
    }
    (folder / CARD).write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return len(files[MODEL])
