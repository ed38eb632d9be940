"""What a speaker does with a claim, and how sure he sounds."""

from collections.abc import Iterable

from tracker.extract.cues import CueClass, CueFrame, lexicon
from tracker.extract.found import Found
from tracker.extract.parsed import Token
from tracker.extract.prop_modality import at_no
from tracker.extract.tables import table
from tracker.terms import Hedge, Stance

_NEGATION = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "nobody", "none"})
_ALONE = frozenset({"only", "merely", "just", "simply"})
_CONTROL = {
    "decline": Stance.DECLINES,
    "refuse": Stance.DECLINES,
    "fail": Stance.DECLINES,
    "neglect": Stance.DECLINES,
    "yet": Stance.DECLINES,
    "short": Stance.DECLINES,
    "want": Stance.QUESTIONS,
    "wish": Stance.QUESTIONS,
    "like": Stance.QUESTIONS,
    "demand": Stance.QUESTIONS,
    "seek": Stance.QUESTIONS,
    "regret": Stance.RETRACTS,
    "apologise": Stance.RETRACTS,
    "apologize": Stance.RETRACTS,
}
_PARTLY = frozenset({"partly", "partially", "largely", "mostly"})
# "Not widely shared" leaves some who share it, "do not fully agree" some agreement.
_WHOLLY = frozenset(
    {"widely", "fully", "entirely", "completely", "wholly", "necessarily", "universally", "altogether"}
)
# A clause that asks says nothing that can be denied: "has no idea how to do it".
_ASKING = frozenset({"how", "what", "where", "who", "whom", "why", "when", "which"})
# What "did not …" means, by the class of the cue; a class that is not here keeps silent when negated.
_NEGATED = {
    CueClass.BELIEVE: Stance.DENIES,
    CueClass.AGREE: Stance.DENIES,
    CueClass.SUPPORT: Stance.DENIES,
    CueClass.PREDICT: Stance.DENIES,
    CueClass.PLAN: Stance.DENIES,
    CueClass.HOPE: Stance.DENIES,
    CueClass.PERCEIVE: Stance.DENIES,
    CueClass.FEAR: Stance.DENIES,
    CueClass.DOUBT: Stance.ASSERTS,
    CueClass.QUESTION: Stance.ASSERTS,
    CueClass.OPPOSE: Stance.ASSERTS,
}
# Classes whose stance holds only against something said: "rejected the claim", not "rejected the offer".
AGAINST_WORDS = frozenset({CueClass.DENY, CueClass.OPPOSE})
_SAID = frozenset(
    {
        CueClass.SAY, CueClass.ACCUSE, CueClass.DENY, CueClass.ADMIT, CueClass.BELIEVE, CueClass.DOCUMENT,
        CueClass.SUGGEST, CueClass.REVEAL, CueClass.CONFIRM, CueClass.CRITICISE, CueClass.WARN, CueClass.KNOW,
    }
)  # fmt: skip
_POINTERS = frozenset({"this", "that", "it", "these", "those", "them", "so", "such", "which", "something"})
# "Acquitted him of taking bribes": who is cleared did not, says the court.
_CLEARING = frozenset({"acquit", "absolve", "exonerate", "clear"})
DENIABLE = frozenset({"deny", "disavow", "disclaim", "refute", "dispute", "plead"})


def stance(found: Found, *, question: bool) -> Stance:
    """Return the stance of an attribution; `question` says that its content is one."""
    base = _of_cue(found, question=question)
    control = next(
        (_CONTROL[t.lemma_] for t in _words(found) if t.lemma_ in _CONTROL and t.i != found.trigger.i), None
    )
    if control is not None:
        return Stance.DENIES if found.cue.kind is CueClass.BELIEVE else control
    if negated(found):
        taken = Stance.DECLINES if _asking(found) else _NEGATED.get(found.cue.kind, Stance.DECLINES)
        return _in_part(found, taken, _WHOLLY)
    return _in_part(found, Stance.DENIES if _denied_noun(found) else base, _PARTLY)


def _in_part(found: Found, taken: Stance, adverbs: frozenset[str]) -> Stance:
    """Return what an adverb leaves of a denial: "largely denied", "not widely shared"."""
    partly = taken is Stance.DENIES and any(t.lower_ in adverbs for t in found.trigger.children)
    return Stance.PARTLY_DENIES if partly else taken


def _asking(found: Found) -> bool:
    """Tell whether the content is a question that only stands within: "how to mend it"."""
    return bool(found.content) and found.trigger.doc[min(found.content)].lower_ in _ASKING


def _denied_noun(found: Found) -> bool:
    """Tell whether the cue is a noun with the verb that denies it: "rejected any implication"."""
    verbs = (lexicon().get((t.lemma_.lower(), "verb")) for t in _words(found) if t.i != found.trigger.i)
    return found.cue.pos == "noun" and any(verb and verb.kind is CueClass.DENY for verb in verbs)


def _words(found: Found) -> list[Token]:
    return [found.trigger.doc[i] for i in sorted(found.words)]


def negated(found: Found) -> bool:
    """Tell whether the cue itself is negated: "did not say", "neither confirmed nor denied"."""
    around = [*_words(found), *(c for c in found.trigger.children if c.i < found.trigger.i)]
    if found.trigger.dep_ == "conj":
        head = found.trigger.head
        around += [c for c in (*head.children, *found.trigger.children) if c.lower_ in {"neither", "nor"}]
    own = set(found.cue.words[1:])
    outside = [t for t in around if t.i not in found.source and t.i not in found.content]
    before = (c for c in found.trigger.children if c.dep_ == "prep" and c.i < found.trigger.i)
    never = any(at_no(c) and c.i not in found.content for c in before)
    return never or any(_negates(t) and t.lower_ not in own for t in outside) or _of_none(found)


def _negates(token: Token) -> bool:
    """Tell whether a word negates: "not", but not that of "not only said", nor a "no" that answers."""
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ in _NEGATION and token.tag_ != "UH" and following not in _ALONE


def _of_none(found: Found) -> bool:
    """Tell whether the source says that none did: "neither side", "none of the firms", "nobody"."""
    who = next((c for c in found.trigger.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if who is None or who.i not in found.source:
        return False
    before = [c for c in who.children if c.i < who.i]
    # "Few officials", not "a few" of them; "not a single witness", but "not only the union".
    return any(_scarce(t) or _negates(t) for t in (who, *before))


def _scarce(token: Token) -> bool:
    return token.lower_ == "few" and (token.i == 0 or token.nbor(-1).lower_ not in {"a", "the", "quite"})


def _of_cue(found: Found, *, question: bool) -> Stance:
    kind = found.cue.kind
    if question and found.cue.stance is Stance.ASSERTS and kind in {CueClass.SAY, CueClass.ASK}:
        return Stance.QUESTIONS
    if kind is CueClass.ASK and not question:
        asks = any(
            c.lower_ in {"whether", "if", "why", "how", "what", "who"}
            for i in found.content
            for c in [found.trigger.doc[i]]
        )
        about = found.trigger.doc[min(found.content)].lower_ == "about" if found.content else False
        return Stance.QUESTIONS if asks or about else Stance.ASSERTS
    if kind in AGAINST_WORDS and found.cue.stance is not Stance.ASSERTS:
        return found.cue.stance if against_words(found) else Stance.ASSERTS
    if kind is CueClass.CRITICISE and (claim := _aim(found)) is not None and _told(claim):
        # "Mocked the idea that the dam was safe."
        return Stance.DENIES
    return found.cue.stance


def against_words(found: Found) -> bool:
    """Tell whether what is denied is a claim: a clause, "this", "the allegation", "any role in"."""
    if found.trigger.lemma_ in DENIABLE | _CLEARING or found.cue.pos == "noun":
        return True
    head = found.heads[0][0] if found.heads else _aim(found)
    if head is None:
        return False
    if head.dep_ == "ccomp":
        # "protested that", "objected that": what they say, unless the verb takes a denied clause.
        return CueFrame.OBJECT in found.cue.frames and found.cue.strong
    # "The account, in which he fled, is contradicted by her": the account is.
    noun = head.head if head.dep_ in {"relcl", "acl"} else head
    return points_back(noun) or says_something(noun)


def _aim(found: Found) -> Token | None:
    """Return the object of a cue, where the rules know no clause of it: "laughed off reports that …"."""
    verb = found.trigger
    preps = (c for c in verb.children if c.dep_ == "prep" and c.i in found.words)
    nouns = [c for word in (verb, *preps) for c in word.children if c.dep_ in {"dobj", "pobj"}]
    mine = (c for part in (found.content, found.words) for c in nouns if c.i in part)
    return next((c for c in mine if says_something(c)), None)


def _told(claim: Token) -> bool:
    """Tell whether what a noun stands for is told with it: "the idea that the dam was safe"."""
    clauses = (c for c in claim.children if c.dep_ in {"acl", "ccomp"} and c.i > claim.i)
    return any(g.lower_ == "that" for c in clauses for g in c.children)


def points_back(head: Token) -> bool:
    """Tell whether a noun or pronoun only points at something said before."""
    return head.lower_ in _POINTERS


def says_something(noun: Token) -> bool:
    """Tell whether a noun names something said: an accusation, a report, a claim."""
    cue = lexicon().get((noun.lemma_.lower(), "noun"))
    return cue is not None and cue.kind in _SAID


def hedge(found: Found, content: Iterable[Token]) -> Hedge:
    """Return how sure the speaker sounds, by the cue and the hedges in the main clause of the content."""
    words = table("hedges.tsv")
    said = next((Hedge(words[t.lower_][0]) for t in content if t.lower_ in words and _main(t, found)), None)
    if found.agentless and found.cue.kind in {
        CueClass.BELIEVE,
        CueClass.KNOW,
        CueClass.SAY,
        CueClass.DOCUMENT,
    }:
        return Hedge.REPORTED
    own = found.cue.hedge or Hedge.PLAIN
    return said if said is not None and own in {Hedge.PLAIN, Hedge.CERTAIN} else own


def _main(token: Token, found: Found) -> bool:
    """Tell whether a hedge belongs to a head of the content, not to a clause below it."""
    heads = {head.i for head, _ in found.heads}
    return token.i in heads or token.head.i in heads or token.head.head.i in heads
