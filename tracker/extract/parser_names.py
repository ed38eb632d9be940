"""The names in an article: what spaCy's finder of names would find, for all its tokens at once.

spaCy walks from token to token, though a name can only begin where none is open. Here every token is first
judged as if none were; then the names that may begin are all followed to their ends together, and the first
of those that overlap stays.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.strings import StringStore
from spacy.tokens import Doc

from tracker.extract import parser_table
from tracker.extract.parser_paragraphs import batches, paragraphs
from tracker.extract.parser_threads import one_thread
from tracker.extract.parser_vectors import Floats, Vectors, largest

NAME = "tracker_names"
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]
# Values of ENT_IOB.
_INSIDE, _OUTSIDE, _BEGINS = 1, 2, 3


class Names:
    """Sets the names of a parsed article."""

    def __init__(self, finder: EntityRecognizer) -> None:
        """Take the weights of spaCy's finder of names."""
        model: Any = finder.model
        embed, _, narrow = model.get_ref("tok2vec").layers
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self.vectors = Vectors(embed)
        self.narrow: Floats = narrow.get_param("W").T
        self.narrow_bias: Floats = narrow.get_param("b")
        weights = lower.get_param("W")
        self.roles, self.width, self.pieces, inputs = weights.shape
        self.lower: Floats = np.ascontiguousarray(weights.transpose(0, 2, 1, 3).reshape(-1, inputs).T)
        self.bias: Floats = lower.get_param("b").T.reshape(-1)
        self.absent: Floats = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(self.roles, -1)
        self.upper: Floats = upper.get_param("W")
        self.upper_bias: Floats = upper.get_param("b")
        moves = [finder.moves.get_class_name(i) for i in range(finder.moves.n_moves)]
        self._read_moves(moves, finder.vocab.strings)

    def _read_moves(self, moves: Sequence[str], strings: StringStore) -> None:
        """Note which score is for which move: begin, inside, last, unit of a label, or out."""
        place = {move: i for i, move in enumerate(moves)}
        labels = sorted(move[2:] for move in moves if move.startswith("B-"))
        self.of_label = {kind: np.array([place[f"{kind}-{x}"] for x in labels]) for kind in "BILU"}
        self.label = np.full(len(moves), -1)
        for kind in "BU":
            self.label[self.of_label[kind]] = range(len(labels))
        self.hashes = np.array([strings[label] for label in labels], np.uint64)
        # What cannot be while no name is open.
        self.closed = np.full(len(moves), -np.inf, np.float32)
        self.closed[[*self.of_label["B"], *self.of_label["U"], place["O"]]] = 0

    @one_thread()
    def __call__(self, doc: Doc) -> Doc:
        """Set the names of an article."""
        found = np.zeros((len(doc), 2), np.uint64)
        found[:, 0] = _OUTSIDE
        features = parser_table.read(doc, self.vectors.columns)
        # An attribute of -1 says that no sentence starts there.
        first, space = (parser_table.read(doc, ["SENT_START", "IS_SPACE"]) == 1).T
        for spans in batches(paragraphs(doc)):
            inside = np.concatenate([np.arange(span.start, span.stop) for span in spans])
            # A name ends with its sentence and its paragraph.
            last = np.append(first[inside[1:]], True)
            last[np.cumsum([len(span) for span in spans]) - 1] = True
            for start, end, label in self._find(self.vectors(features, spans), last, space[inside]):
                found[inside[start:end], 0] = _INSIDE
                found[inside[start], 0] = _BEGINS
                found[inside[start:end], 1] = self.hashes[label]
        parser_table.write(doc, ("ENT_IOB", "ENT_TYPE"), found)
        return doc

    def _find(self, vectors: Floats, last: Flags, space: Flags) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and label of the names, in order."""
        raw = (vectors @ self.narrow + self.narrow_bias) @ self.lower
        parts: Floats = raw.astype(np.float32, copy=False).reshape(len(raw), self.roles, -1)
        hidden = largest(parts[:, 0] + (self.absent[1] + self.absent[2] + self.bias), self.pieces)
        scores = hidden @ self.upper.T + (self.upper_bias + self.closed)
        begins, units = self.of_label["B"], self.of_label["U"]
        scores[np.ix_(last | space, begins)] = -np.inf
        scores[np.ix_(space, units)] = -np.inf
        moves = scores.argmax(axis=1)
        labels = self.label[moves]
        alone = np.isin(moves, units)
        (opened,) = np.nonzero((labels >= 0) & ~alone)
        ends = np.arange(1, len(moves) + 1)
        ends[opened] = self._follow(parts, opened, labels[opened], last)
        free = 0
        for start in np.nonzero(labels >= 0)[0].tolist():
            if start >= free:
                free = int(ends[start])
                yield start, free, int(labels[start])

    def _follow(self, parts: Floats, starts: Places, labels: Places, last: Flags) -> Places:
        """Return where the names that begin at some tokens end."""
        ends = np.zeros(len(starts), np.intp)
        open_ = np.arange(len(starts))
        at = starts + 1
        while len(open_):
            raw = parts[at, 0] + parts[starts[open_], 1] + parts[at - 1, 2] + self.bias
            hidden = largest(raw, self.pieces)
            more, end = (self._score(hidden, self.of_label[kind][labels[open_]]) for kind in "IL")
            goes_on = (more >= end) & ~last[at]
            ends[open_[~goes_on]] = at[~goes_on] + 1
            open_, at = open_[goes_on], at[goes_on] + 1
        return ends

    def _score(self, hidden: Floats, moves: Places) -> Floats:
        """Return the score of one move for every row."""
        scores: Floats = np.einsum("ij,ij->i", hidden, self.upper[moves]) + self.upper_bias[moves]
        return scores


@Language.factory(NAME)
def names(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Find names with the weights of the model's own component."""
    finder: Any = nlp.get_pipe("ner")
    return Names(finder)
