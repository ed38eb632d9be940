"""Contents that leave out what was just said: "Residents said they had", "it was not, said the owner"."""

from tracker.extract.found import Found

# Who stands before a verb that is left out, the verbs that stay, and what turns them round.
_NOBODY = frozenset({"none", "nobody"})
_LEFT = _NOBODY | {"he", "she", "it", "they", "i", "we"}
_HELPERS = frozenset({"had", "has", "have", "did", "does", "do", "was", "were", "is", "are", "would", "will"})
_NOT = frozenset({"not", "n't", "never"})


def elided(found: Found) -> bool | None:
    """Tell whether a content leaves out what was just said, and keeps its negation: "said he had (not)".

    None where it says something of its own.
    """
    doc = found.trigger.doc
    words = [doc[i].lower_ for i in sorted(found.content) if not (doc[i].is_punct or doc[i].is_space)]
    if len(words) < 2 or words[0] not in _LEFT or not set(words[1:]) <= _HELPERS | _NOT | {"and", "been"}:
        return None
    return (words[0] in _NOBODY) != bool(_NOT.intersection(words))
