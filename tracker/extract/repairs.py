"""Mends what the small parser gets wrong often enough to matter."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from tracker.extract import (
    repairs_answers,
    repairs_as,
    repairs_charges,
    repairs_clauses,
    repairs_denials,
    repairs_lists,
    repairs_named,
)
from tracker.extract.roles import role_of, singular

NAME = "tracker_repairs"
_FINITE = frozenset({"VB", "VBP", "VBZ", "VBD"})
_PLAIN = _FINITE - {"VB"}
_HELPERS = frozenset({"aux", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_GIVEN = frozenset(
    {"given", "awarded", "offered", "told", "paid", "asked", "granted", "denied", "shown", "sent", "owed"}
)
_SHOT = frozenset({"shot", "shoot", "shoots", "shooting", "blew", "blow", "blows", "blowing"})
# What looks like a noun behind another: "the port authority disputes".
_DISPUTES = {
    "disputes": "dispute",
    "denies": "deny",
    "rejects": "reject",
    "contests": "contest",
    "doubts": "doubt",
}
_DISMISSING = repairs_denials.forms("dismiss", "reject", "denounce", "condemn", "describe")
_SOME = frozenset({"most", "many", "few", "some", "both", "all", "none"})
_MANY, _WE = frozenset({"NNS", "NNPS"}), frozenset({"we", "they", "you", "i"})


@Language.component(NAME)
def repair(doc: Doc) -> Doc:
    """Give "said that the reports that X had left worry Y" its main verb back, and the like."""
    tied: dict[str, list[Token]] = {kind: [] for kind in ("ccomp", "conj", "acl", "auxpass")}
    for token in doc:
        if token.dep_ in tied:
            tied[token.dep_].append(token)
        elif token.dep_ == "nsubj" and token.tag_ == "VBZ" and any(c.dep_ == "acl" for c in token.children):
            # "Said reports that the pilot had been drinking were untrue."
            token.tag_ = "NNS"
        elif token.is_sent_start and token.tag_ in {"NNP", "NNPS"} and _people(token):
            # "Neighbours described Mr Kell as quiet."
            token.tag_, token.pos_, token.ent_type_ = "NNS", "NOUN", ""
        elif token.dep_ == "relcl" and token.tag_ == "NNS" and token.lower_ in _DISPUTES:
            _dispute(token)
        elif token.dep_ == "advmod" and token.lower_ == "as" and _names_as(token):
            adjective = token.head
            token.head, token.dep_ = adjective.head, "prep"
            adjective.head, adjective.dep_ = token, "amod"
        elif token.dep_ == "aux" and token.tag_ in {"VBN", "VBD"} and token.lower_ == "had":
            token.tag_ = "VBD"
            if token.head.tag_ == "NN":
                # "The manager had rung."
                token.head.tag_, token.head.pos_ = "VBN", "VERB"
        elif token.dep_ == "advmod" and token.lower_ in _SOME and _does(token):
            token.dep_ = "nsubj"
        elif token.dep_ == "advmod" and _surname(token):
            _name(token)
        elif token.dep_ in {"prep", "prt"} and token.text in {"down", "up"} and _ends_verb(token):
            _end_verb(token)
    for noun in tied["ccomp"]:
        if noun.tag_.startswith("NN") and any(c.dep_ == "mark" for c in noun.children):
            verb = _lost_verb(noun)
            if verb is not None:
                _raise(noun, verb)
    for verb in tied["conj"]:
        # Raised a moment ago, it is none any more.
        if verb.dep_ == "conj" and (_speaks_outside(verb) or _disagrees(verb)):
            _lift(verb)
    for verb in tied["acl"]:
        if verb.head.dep_ == "ROOT" and (_acts(verb) or _behind_name(verb)):
            _put_above(verb)
        elif _behind_name(verb) and _spare_subject(verb.head):
            _put_below(verb)
    for short in tied["auxpass"]:
        if short.lower_ == "'s" and _has_done(short.head):
            short.dep_ = "aux"
            for own in short.head.children:
                own.dep_ = {"nsubjpass": "nsubj"}.get(own.dep_, own.dep_)
    repairs_answers.repair(doc)
    repairs_lists.repair(doc)
    repairs_named.repair(doc)
    repairs_as.repair(doc)
    repairs_denials.repair(doc)
    repairs_charges.repair(doc)
    repairs_clauses.repair(doc)
    return doc


def _people(word: Token) -> bool:
    """Tell whether a lone word at the start of its sentence is people of some sort, nobody's name."""
    many = word.lower_.endswith("s") and word.dep_ in _SUBJECTS and role_of(singular(word.lower_)) is not None
    return many and not any(t.text == word.text and not t.is_sent_start for t in word.doc)


def _names_as(word: Token) -> bool:
    """Tell whether "as" was read as a part of a clause: "dismissed the findings as politically motivated"."""
    adjective, verb = word.head, word.head.head
    clause = adjective.dep_ == "advcl" and adjective.tag_[:2] in {"JJ", "VB"} and word == adjective.left_edge
    return (
        clause
        and verb.lower_ in _DISMISSING
        and any(c.dep_ == "dobj" and c.i < word.i for c in verb.children)
    )


def _dispute(verb: Token) -> None:
    """Give "which the port authority disputes", read as a noun, its verb and subject back."""
    which = next((c for c in verb.children if c.tag_ == "WDT" and c.i < verb.i), None)
    who = verb.nbor(-1)
    if which is None or who.head != verb or who.dep_ != "compound":
        return
    for own in [c for c in verb.children if which.i < c.i < who.i]:
        own.head = who
    verb.tag_, verb.pos_, verb.lemma_ = "VBZ", "VERB", _DISPUTES[verb.lower_]
    which.dep_, who.dep_ = "dobj", "nsubj"


def _does(many: Token) -> bool:
    """Tell whether "most" is the subject that a clause lacks: "said most had since returned"."""
    verb = many.head
    opens = verb.dep_ == "ccomp" and many.i == verb.left_edge.i and many.nbor().dep_ in _HELPERS
    return opens and not _has_subject(verb)


def _surname(token: Token) -> bool:
    """Tell whether an adverb is rather a surname: "Anton Vesely denied", no headline's "Quickly"."""
    inside = not token.is_sent_start and token.i + 1 < len(token.doc)
    if not inside or not token.text[0].isupper() or token.tag_[:2] not in {"RB", "NN"}:
        return False
    before, behind = token.nbor(-1), token.nbor()
    named = before.tag_ == "NNP" and before.text[0].isupper() and before.head != token
    return named and not behind.text[0].isupper()


def _name(token: Token) -> None:
    """Make a word the last of the name before it."""
    first = token.nbor(-1)
    token.head, token.dep_, token.tag_ = (
        (token if first.head == first else first.head),
        first.dep_,
        first.tag_,
    )
    first.head, first.dep_ = token, "compound"


def _ends_verb(token: Token) -> bool:
    """Tell whether a word is the second part of a verb: "shot down the plane", not "shot down the road"."""
    return token.i > 0 and token.head == token.nbor(-1) and token.head.text.lower() in _SHOT


def _end_verb(token: Token) -> None:
    """Make a preposition a part of its verb, and its noun the object."""
    for noun in [c for c in token.children if c.dep_ == "pobj"]:
        noun.head, noun.dep_ = token.head, "dobj"
    token.dep_, token.tag_ = "prt", "RP"


def _acts(verb: Token) -> bool:
    """Tell whether a participle is the verb that its sentence lacks: "The ad called Soto a hypocrite."."""
    noun = verb.head
    after = [c.dep_ for c in verb.children if c.i > verb.i]
    whole = "dobj" in after or "ccomp" in after or after.count("oprd") > 1
    plain = verb.tag_ == "VBN" and verb.lower_ not in _GIVEN and not {"agent", "aux", "auxpass"} & set(after)
    return noun.pos_ != "VERB" and noun.tag_.startswith("NN") and noun.i < verb.i and whole and plain


def _behind_name(verb: Token) -> bool:
    """Tell whether a participle follows a name between commas: "The mayor, Ana Soto, lost by a vote"."""
    noun = verb.head
    named = any(c.dep_ == "appos" and noun.i < c.i < verb.i for c in noun.children)
    # "Beaten", "known": forms that are no past tense.
    past = verb.tag_ == "VBN" and not verb.lower_.endswith("n")
    if not (named and past and verb.nbor(-1).text == ",") or any(c.dep_ in _HELPERS for c in verb.children):
        return False
    by = [p for c in verb.children if c.dep_ == "agent" for p in c.children]
    return all(any(c.dep_ == "nummod" for c in p.children) for p in by)


def _spare_subject(noun: Token) -> bool:
    """Tell whether a verb has another subject behind this one: "The mayor, Ana Soto, lied, a judge said"."""
    others = (c for c in noun.head.children if c.dep_ == "nsubj" and c != noun)
    return noun.dep_ == "nsubj" and any(noun.i < c.i < noun.head.i for c in others)


def _put_below(verb: Token) -> None:
    """Make a participle what the verb above says, with its noun as its subject."""
    noun = verb.head
    verb.head, verb.dep_, verb.tag_ = noun.head, "ccomp", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"


def _put_above(verb: Token) -> None:
    """Make a participle the main verb of its sentence, with the noun above it as its subject."""
    noun = verb.head
    for other in [c for c in noun.children if c.i > verb.i]:
        other.head = verb
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"


def _has_done(verb: Token) -> bool:
    """Tell whether a participle has an object of its own, which no passive has but of verbs of giving."""
    objects = any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    return verb.tag_ == "VBN" and objects and verb.lower_ not in _GIVEN


def _speaks_outside(verb: Token) -> bool:
    """Tell whether a verb goes on from the one above its clause: "admits that he had it but denies …"."""
    inner, outer = verb.head, verb.head.head
    if inner.dep_ != "ccomp" or _has_subject(verb):
        return False
    tenses = outer.tag_ == verb.tag_ != inner.tag_ and verb.tag_ in _PLAIN
    # "Said he was armed but later said he was not."
    tenses = tenses or (outer.lower_ == verb.lower_ and verb.tag_ in _PLAIN)
    below = {c.dep_ for c in verb.children}
    return tenses and "aux" not in below and "ccomp" in below


def _disagrees(verb: Token) -> bool:
    """Tell whether a verb is of another number than its clause: "said they will come but hasn't yet"."""
    inner = verb.head
    if inner.dep_ != "ccomp" or _has_subject(verb):
        return False
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.i < verb.i]
    finite = min([verb, *helpers], key=lambda token: token.i)
    many = any(c.dep_ in _SUBJECTS and (c.tag_ in _MANY or c.lower_ in _WE) for c in inner.children)
    return finite.tag_ == "VBZ" and many


def _has_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own."""
    return any(c.dep_ in _SUBJECTS for c in verb.children)


def _lift(verb: Token) -> None:
    """Tie a verb to the one above the clause that the parser tied it to, with its conjunction."""
    inner, outer = verb.head, verb.head.head
    for joint in [c for c in inner.children if inner.i < c.i < verb.i and c.dep_ in {"cc", "punct"}]:
        if joint.dep_ == "cc" or joint.nbor(1).dep_ == "cc":
            joint.head = outer
    verb.head = outer


def _lost_verb(noun: Token) -> Token | None:
    """Return the verb that the parser joined, without a conjunction, to a clause inside the subject."""
    for token in noun.subtree:
        joined = token.dep_ == "conj" and token.tag_ in _FINITE and token.i > noun.i
        if joined and not any(c.dep_ == "cc" and token.head.i < c.i < token.i for c in token.head.children):
            return token
    return None


def _raise(noun: Token, verb: Token) -> None:
    """Make a verb the main one of the clause whose subject is the noun."""
    taken = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    before = verb.doc[taken.left_edge.i - 1] if taken is not None else None
    clause, above = verb.head, noun.head
    if taken is not None:
        taken.head = before if before is not None and before.tag_ == "VBG" else clause
        taken.dep_ = "dobj"
    verb.head, verb.dep_ = above, "ccomp"
    noun.head, noun.dep_ = verb, "nsubj"
    for mark in [c for c in noun.children if c.dep_ == "mark"]:
        mark.head = verb
