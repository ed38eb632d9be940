"""Tags and dependencies: spaCy's tagger and parser over all paragraphs of an article at once.

The parser decides word by word; given many paragraphs, it decides the next word of each of them in one
multiplication. What it makes of a paragraph does not depend on what stands around it.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from tracker.extract import parser_table
from tracker.extract.parser_paragraphs import batches, paragraphs
from tracker.extract.parser_table import Ids
from tracker.extract.parser_threads import one_thread
from tracker.extract.parser_vectors import Vectors, use_numpy

NAME = "tracker_parser"
_SET = ("TAG", "DEP", "HEAD")


class Trees:
    """Sets the tags and dependencies of an article."""

    def __init__(self, nlp: Language) -> None:
        """Take the model's own components."""
        self.vocab = nlp.vocab
        embed: Any = nlp.get_pipe("tok2vec")
        self.vectors = Vectors(embed.model)
        self.deciders: list[Any] = [nlp.get_pipe("tagger"), nlp.get_pipe("parser")]
        for decider in self.deciders:
            use_numpy(decider.model)

    @one_thread()
    def __call__(self, doc: Doc) -> Doc:
        """Set tags, dependencies and sentence starts."""
        features = parser_table.read(doc, self.vectors.columns)
        words = parser_table.read(doc, ["ORTH"])[:, 0].tolist()
        spans = paragraphs(doc)
        rows = self._spaces(len(doc), spans)
        for batch in batches(spans):
            ends = np.cumsum([len(span) for span in batch])
            vectors = np.split(self.vectors(features, batch), ends[:-1])
            docs = [Doc(self.vocab, words=words[span.start : span.stop]) for span in batch]
            for part, tensor in zip(docs, vectors, strict=True):
                # Its type is that of the arrays of any processor.
                part.tensor = tensor  # type: ignore[assignment]
            for decider in self.deciders:
                decider.set_annotations(docs, decider.predict(docs))
            for part, span in zip(docs, batch, strict=True):
                rows[span.start : span.stop] = parser_table.read(part, _SET)
        parser_table.write(doc, _SET, rows)
        return doc

    def _spaces(self, length: int, spans: list[range]) -> Ids:
        """Hang every token on the one before, those before the first paragraph on the one behind."""
        heads: NDArray[np.int64] = np.full(length, -1)
        heads[: spans[0].start if spans else length] = 1
        if not spans:
            heads[-1:] = 0
        add = self.vocab.strings.add
        rows = np.empty((length, len(_SET)), np.uint64)
        rows[:] = add("_SP"), add("dep"), 0
        rows[:, -1] = heads.astype(np.uint64)
        return rows


@Language.factory(NAME)
def trees(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Tag and parse with the weights of the model's own components."""
    return Trees(nlp)
