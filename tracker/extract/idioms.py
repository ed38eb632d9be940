"""Verbs that are cues only by what stands with them: "called the claim a lie", "had no comment on"."""

from dataclasses import replace

from tracker.extract.called import NAMING, named
from tracker.extract.cues import Cue, CueClass, lexicon
from tracker.extract.found import Found, Via, subtree, trim
from tracker.extract.parsed import Span, Token
from tracker.extract.roles import role_of
from tracker.extract.stance import points_back, says_something
from tracker.extract.subjects import VERBAL, is_passive, noun_phrase

UNTRUE = frozenset(
    {
        "false", "untrue", "baseless", "unfounded", "groundless", "fabricated", "invented", "fake", "bogus",
        "lie", "falsehood", "fabrication", "untruth", "hoax", "fiction", "invention", "fantasy", "myth",
    }
)  # fmt: skip
# What only a claim can be called so as to deny it: a tower may be absurd, too.
WORTHLESS = frozenset(
    {
        "nonsense", "rubbish", "absurd", "ridiculous", "preposterous", "ludicrous", "nonsensical", "slander",
        "smear", "libel", "propaganda", "gossip", "speculation", "rumour", "rumor", "wrong", "inaccurate",
        "incorrect", "misleading", "laughable", "garbage", "defamatory", "slanderous", "farcical",
        "disinformation", "misinformation", "mistaken", "unsubstantiated", "spurious", "fanciful",
        "grotesque", "outlandish", "fictitious", "far-fetched", "mischief", "scurrilous",
    }
)  # fmt: skip
# What nothing but words can be.
OF_WORDS = frozenset(
    {"nonsense", "rubbish", "slander", "libel", "propaganda", "disinformation", "speculation"}
)
_QUOTING = frozenset({"quote", "cite"})
_CONTRADICTING = frozenset({"contradict", "rebut", "gainsay"})
_GUILTY = frozenset({"responsible", "accountable", "liable"})
_TAKING_BACK = frozenset({"withdraw", "take back", "correct", "amend"})
# Who says goodbye says nothing of anything.
_WISHED = frozenset({"farewell", "goodbye", "hello"})
# What is taken by force or won is not said.
_TAKEN = frozenset(
    {"life", "victim", "casualty", "medal", "gold", "title", "crown", "trophy", "prize", "scalp"}
)


def idiom(verb: Token) -> Cue | None:
    """Return the cue that a verb is together with the words around it."""
    if verb.pos_ not in VERBAL:
        return None
    if verb.lemma_ in NAMING and belied(verb) is not None:
        return replace(lexicon()["dismiss", "verb"], lemma=verb.lemma_)
    if responsible(verb) is not None:
        return replace(lexicon()["accuse", "verb"], lemma="hold")
    lemma = _silence(verb)
    if lemma and _preposition(verb, lemma.split()[-1]) is not None:
        return replace(lexicon()["decline", "verb"], lemma=lemma)
    if verb.lemma_ == "plead" and _preposition(verb, "to") is not None:
        following = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
        if following == ["not", "guilty"]:
            return replace(lexicon()["deny", "verb"], lemma="plead not guilty to")
        if following[:1] == ["guilty"]:
            return replace(lexicon()["admit", "verb"], lemma="plead guilty to")
    return None


def _silence(verb: Token) -> str:
    """Return the idiom by which somebody says nothing on a matter."""
    negated = any(c.dep_ == "neg" for c in verb.children)
    negated |= verb.dep_ == "xcomp" and verb.head.lemma_ in {"refuse", "decline"}
    if verb.lemma_ == "draw" and negated and is_passive(verb):
        return "draw on"
    if verb.lemma_ in {"respond", "reply"} and negated and _asked(verb):
        return f"{verb.lemma_} to"
    none = (c.lower_ == "no" for o in verb.children if o.lower_ == "comment" for c in o.children)
    return "have no comment on" if verb.lemma_ == "have" and any(none) else ""


def _asked(verb: Token) -> bool:
    prep = _preposition(verb, "to")
    nouns = prep.children if prep is not None else ()
    return any((c.lemma_.lower(), "noun") in lexicon() for c in nouns)


def _preposition(verb: Token, word: str) -> Token | None:
    """Return the preposition of an idiom, close behind the verb or its noun."""
    behind = verb.doc[verb.i + 1 : min(verb.i + 6, verb.sent.end)]
    near = (t for t in behind if t.lower_ == word and t.dep_ in {"prep", "dative"})
    return next((t for t in near if _governed(t) is not None), None)


def _governed(prep: Token) -> Token | None:
    return next((c for c in prep.children if c.dep_ in {"pcomp", "pobj"}), None)


def silent(cue: Cue) -> bool:
    """Tell whether a cue is an idiom for saying nothing, whose subject keeps silent even in a passive."""
    return cue.kind is CueClass.DECLINE and " " in cue.lemma


def fill(found: Found, speaker: Span | None) -> None:
    """Set the content of an idiom, or what is admitted with "to"; else leave what is there."""
    verb = found.trigger
    if any(read(found) for read in (_relays, _blames, _blames_on, _contradicts)):
        return
    aimed = denied(found)
    if aimed is not None:
        _aim(found, *aimed)
        return
    words = found.cue.words
    own = idiom(verb) is not None
    if not own and (found.content or found.cue.kind is not CueClass.ADMIT):
        return
    prep = _preposition(verb, words[-1] if own else "to")
    below = _governed(prep) if prep is not None else None
    if prep is None or below is None or not (own or below.dep_ == "pcomp"):
        return
    found.words |= set(range(verb.i, prep.i + 1)) if own else set()
    found.content = trim(verb.doc, {i for i in subtree(below) if i > prep.i} - found.words)
    found.heads = [(below, speaker if below.tag_ == "VBG" else None)]


def _relays(found: Found) -> bool:
    """Read "the Gazette quoted her as saying …": she speaks, and whoever quotes passes it on."""
    verb = found.trigger
    who = next((c for c in verb.children if c.dep_ == "dobj"), None)
    prep = next((c for c in verb.children if c.lower_ == "as" and c.i > verb.i), None)
    saying = _governed(prep) if prep is not None else None
    if verb.lemma_ not in _QUOTING or who is None or prep is None or saying is None or saying.tag_ != "VBG":
        return False
    cue = lexicon().get((saying.lemma_, "verb"))
    if cue is None or is_passive(verb):
        return False
    found.via = Via(found.source, set(found.words))
    found.cue, found.source = cue, noun_phrase(who, verb) - subtree(prep)
    found.words |= {prep.i, saying.i}
    clause = next((c for c in saying.children if c.dep_ == "ccomp"), None)
    if clause is not None:
        found.content, found.heads = trim(verb.doc, subtree(clause)), [(clause, None)]
    found.content -= found.words | found.source | found.via.source
    found.content = trim(verb.doc, found.content)
    return True


def _blames(found: Found) -> bool:
    """Read "held the owner responsible for the delay"."""
    blamed = responsible(found.trigger)
    if blamed is None:
        return False
    noun, word = blamed
    tokens = noun_phrase(noun, found.trigger) | {i for i in subtree(word) if i > found.trigger.i}
    found.content = trim(found.trigger.doc, tokens)
    found.heads = [(word, None)]
    return True


def _blames_on(found: Found) -> bool:
    """Read "blamed the attack on Kyiv": Kyiv is what is spoken of."""
    verb = found.trigger
    what = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    prep = next((c for c in verb.children if c.lower_ == "on" and c.dep_ == "prep" and c.i > verb.i), None)
    who = next((c for c in prep.children if c.dep_ == "pobj"), None) if prep is not None else None
    if verb.lemma_ != "blame" or what is None or what.pos_ != "NOUN" or prep is None or who is None:
        return False
    phrase = noun_phrase(who, verb)
    # "Blamed the attack squarely on Kyiv."
    found.words |= {prep.i, *(c.i for c in verb.children if c.dep_ == "advmod" and what.i < c.i < prep.i)}
    found.content = trim(verb.doc, noun_phrase(what, verb) | phrase)
    found.heads = [(what, verb.doc.span(min(phrase), max(phrase) + 1))]
    return True


def _contradicts(found: Found) -> bool:
    """Read "contradicted the mayor, who had said that …": what is denied is what she said."""
    clause = answered(found.trigger)
    if clause is not None:
        found.content, found.heads = trim(found.trigger.doc, subtree(clause)), [(clause, None)]
    return clause is not None


def answered(verb: Token) -> Token | None:
    """Return what somebody had said whom a verb contradicts."""
    people = [c for c in verb.children if c.dep_ == "dobj"] if verb.lemma_ in _CONTRADICTING else []
    said = (
        c for who in people for c in who.children if c.dep_ == "relcl" and (c.lemma_, "verb") in lexicon()
    )
    return next((g for c in said for g in c.children if g.dep_ == "ccomp"), None)


def responsible(verb: Token) -> tuple[Token, Token] | None:
    """Return who is held to be guilty and the word that says so: "held the owner responsible"."""
    if verb.lemma_ != "hold":
        return None
    nouns = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    words = [*verb.children, *(c for noun in nouns for c in noun.children)]
    word = next((w for w in words if w.lower_ in _GUILTY and w.i > verb.i), None)
    if word is None:
        return None
    noun = next((n for n in [*nouns, *word.children] if n.dep_ in {"dobj", "nsubjpass", "nsubj"}), None)
    return (noun, word) if noun is not None else None


def _aim(found: Found, noun: Token, word: Token) -> None:
    """Let a denial be of the claim that it names, not of the name it gives it."""
    by = next((p for c in word.children if c.lower_ == "by" for p in c.children if p.dep_ == "pobj"), None)
    if found.agentless and by is not None:
        # The parser hung the agent on the name: "dismissed as nonsense by the owner".
        found.source, found.agentless = noun_phrase(by, found.trigger), False
    verb = found.trigger
    # "A claim her lawyers rejected on Monday as absurd."
    clause = {t.i for t in verb.subtree} if noun == verb.head else set[int]()
    own = ({t.i for t in noun.subtree} - clause) | {t.i for t in word.subtree}
    if word.head.lower_ == "as" and word.i < noun.i:
        own = {t.i for t in noun.subtree}
    elif word.head.lower_ == "as":
        own.add(word.head.i)
    elif word.head == noun and word.dep_ != "compound":
        own = {t.i for t in noun.subtree if t.i > word.i}
    elif word == noun.head:
        own = {t.i for t in word.subtree}
    own -= found.words | found.source | {t.i for c in word.children if c.lower_ == "by" for t in c.subtree}
    found.content = trim(found.trigger.doc, own)
    found.heads = [(noun, None)]


def denied(found: Found) -> tuple[Token, Token] | None:
    """Return the claim and the name that it gets, where that denies it: "dismissed the report as a hoax"."""
    if found.cue.kind is not CueClass.DENY or found.cue.pos != "verb":
        return None
    own = lexicon().get((found.trigger.lemma_, "verb"))
    return belied(found.trigger, any_name=own is not None and own.kind is CueClass.DENY)


def belied(verb: Token, *, any_name: bool = False) -> tuple[Token, Token] | None:
    """Return a claim that a verb gives a name by which it is untrue; `any_name`: the verb says so itself."""
    for noun, word in named(verb):
        # "A charge which he called grotesque."
        told = verb.head if noun.tag_ == "WDT" and verb.dep_ == "relcl" else noun
        claim = told.pos_ == "NOUN" and says_something(told)
        if any_name and (claim or points_back(noun)) and word.head.lower_ == "as":
            return noun, word
        # "Baseless and anonymous accusations" are baseless, "offensive and false" ones are false.
        said = {t.lemma_.lower() for t in (word, *(c for c in word.children if c.dep_ == "amod"))}
        false = (said | {c.lemma_.lower() for c in word.children if c.dep_ == "conj"}) & UNTRUE
        if not any_name and false and (claim or points_back(noun)):
            return noun, word
        if not any_name and claim and said & WORTHLESS:
            return noun, word
        if not any_name and points_back(noun) and said & OF_WORDS:
            return noun, word
    return None


def spoken(verb: Token, cue: Cue) -> bool:
    """Tell whether a cue is meant in its sense of speech: nobody says anything by claiming lives."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if verb.lemma_ == "deny":
        # "denied them a visa": what is denied to somebody is no claim.
        return not any(c.dep_ == "dative" for c in verb.children) and len(objects) < 2
    if verb.lemma_ in {"say", "bid"}:
        return not any(o.lemma_.lower() in _WISHED for o in objects)
    if verb.lemma_ == "claim":
        counted = [n for o in objects for of in o.children if of.lower_ == "of" for n in of.children]
        people = any(role_of(n.lower_) is not None for n in counted)
        return not people and not any(o.lemma_.lower() in _TAKEN for o in (*objects, *counted))
    if cue.lemma in _TAKING_BACK:
        return any(says_something(o) for o in objects)
    return True
