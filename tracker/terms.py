"""The closed vocabularies of the ledger."""

from enum import StrEnum


class ActorKind(StrEnum):
    """What an actor is; unknown is None, never a guess."""

    STATE = "state"
    BODY = "body"
    GROUP = "group"
    PERSON = "person"
    OUTLET = "outlet"


class AliasKind(StrEnum):
    """How an alias names its actor."""

    NAME = "name"
    SHORT_NAME = "short_name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    METONYM = "metonym"
    ROLE = "role"
    IDENTIFIER = "identifier"


class AffiliationKind(StrEnum):
    """The tie from an actor to the actor it belongs to."""

    SPEAKS_FOR = "speaks_for"
    LEADS = "leads"
    MEMBER_OF = "member_of"
    PART_OF = "part_of"


# Said of a tie that held when what is told happened; any other undated word says that it holds no longer.
THEN = "then"


class Way(StrEnum):
    """How something said comes to count for an actor: by a name of its own, or through those tied to it."""

    SELF = "self"
    ALIAS = "alias"
    METONYM = "metonym"
    SPOKESPERSON = "spokesperson"
    MEMBER = "member"


class Layer(StrEnum):
    """Which part of an article a stretch of its text belongs to."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    BOILERPLATE = "boilerplate"


class AlarmKind(StrEnum):
    """What may be wrong with a text."""

    HEADLINE = "headline"
    NEGATION = "negation"
    TRUNCATED = "truncated"
    QUOTATION = "quotation"


class SpanRole(StrEnum):
    """The three parts of an attribution (PARC, PolNeAR)."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


class ClaimRole(StrEnum):
    """How an actor stands in a claim."""

    SUBJECT = "subject"
    OBJECT = "object"


class Stance(StrEnum):
    """What an actor does with a claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    PARTLY_DENIES = "partly_denies"
    QUESTIONS = "questions"
    DECLINES = "declines"
    RETRACTS = "retracts"

    @property
    def is_denial(self) -> bool:
        """Whether it says that the claim is not so, in whole or in part."""
        return self in {Stance.DENIES, Stance.PARTLY_DENIES}


class Quotation(StrEnum):
    """How much of the content stands in quotation marks: all, none or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Voice(StrEnum):
    """Whose words the passage is in."""

    SOURCE = "source"
    AUTHOR = "author"
    HEADLINE = "headline"
    OPINION = "opinion"


class Hedge(StrEnum):
    """How sure the speaker sounds; REPORTED marks words that keep a distance, such as "allegedly"."""

    CERTAIN = "certain"
    PLAIN = "plain"
    LIKELY = "likely"
    POSSIBLE = "possible"
    DOUBTFUL = "doubtful"
    REPORTED = "reported"


class Polarity(StrEnum):
    """Whether the proposition is affirmed or negated."""

    POSITIVE = "+"
    NEGATIVE = "-"


class Modality(StrEnum):
    """In what mode a proposition is put."""

    ACTUAL = "actual"
    FUTURE = "future"
    POSSIBLE = "possible"
    NECESSARY = "necessary"
    CONDITIONAL = "conditional"
    DESIRED = "desired"


class CertaintyBy(StrEnum):
    """What read how surely the words say that something happened: a rule on the parse, or a trained model."""

    RULE = "rule"
    MODEL = "model"


class Bound(StrEnum):
    """Whether a proposition sets a limit ("limited only to") or goes past one ("much deeper")."""

    LIMIT = "limit"
    EXCESS = "excess"


class LinkKind(StrEnum):
    """The tie between two claims."""

    CONTRADICTS = "contradicts"
    IN_TENSION_WITH = "in_tension_with"
    SUPPORTS = "supports"
    SAME_AS = "same_as"
    NARROWER_THAN = "narrower_than"
    SUPERSEDES = "supersedes"
    ANSWERS = "answers"

    @property
    def symmetric(self) -> bool:
        """Whether the order of the two claims carries no meaning."""
        return self in {LinkKind.CONTRADICTS, LinkKind.IN_TENSION_WITH, LinkKind.SAME_AS}


# The rule that ties two counts of one event: a listing tells such links as one.
COUNTS_RULE = "counts-of-one-event"
# The rules of links that only the trained model of pairs sees: those it is all but sure of, which are listed
# with the others, and proposals, which are listed by themselves.
WEIGHED_RULE, PROPOSED_RULE = "clash-model", "pair-model"


class Clash(StrEnum):
    """Who clashes: different actors, one actor over time, one actor at one time."""

    DISPUTE = "dispute"
    REVERSAL = "reversal"
    INCONSISTENCY = "inconsistency"


class GapKind(StrEnum):
    """What is missing around a claim or an assertion."""

    UNANSWERED = "unanswered"
    NO_ACCUSER = "no_accuser"
    ONE_ORIGIN = "one_origin"
    UNDATED = "undated"
    UNNAMED = "unnamed"


class Decision(StrEnum):
    """What a person decided on something proposed; UNDO takes back the newest decision that stands.

    A NOTE decides nothing: it keeps words beside a row.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    DEFER = "defer"
    UNSURE = "unsure"
    UNDO = "undo"
    NOTE = "note"


class Status(StrEnum):
    """Where a row stands in review: CANDIDATE means that nobody has decided yet."""

    CANDIDATE = "candidate"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"
    DEFERRED = "deferred"
    UNSURE = "unsure"


class CandidateKind(StrEnum):
    """What waits for a decision: CLAIM is two claims that may be joined, DATE an article without a day."""

    CLASH = "clash"
    CLAIM = "claim"
    ACTOR = "actor"
    ASSERTION = "assertion"
    AFFILIATION = "affiliation"
    COPY = "copy"
    DATE = "date"


class Worth(StrEnum):
    """What a decision is worth, most first: on the contested, on what is perhaps so, on the rest."""

    CONTESTED = "contested"
    UNSURE = "unsure"
    OPEN = "open"
    DEFERRED = "deferred"


class Standing(StrEnum):
    """Where a person says that a claim stands."""

    OPEN = "open"
    CONTESTED = "contested"
    SETTLED = "settled"


class Verb(StrEnum):
    """What a reviewer can do: the words of the commands, of the file of decisions and of the keys."""

    ACCEPT = "accept"
    REJECT = "reject"
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    DEFER = "defer"
    NOTE = "note"
    MERGE = "merge"
    SPLIT = "split"
    EDIT = "edit"
    GRADE = "grade"
    SETTLE = "settle"


class Confidence(StrEnum):
    """The reviewer's own confidence in a judgement."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Reliability(StrEnum):
    """Reliability of a source on the Admiralty scale; F means that it cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """Credibility of information on the Admiralty scale; 6 means that it cannot be judged."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"


class RefKind(StrEnum):
    """The letter of a typed id."""

    ARTICLE = "A"
    CLAIM = "C"
    ASSERTION = "S"
    LINK = "L"
    ACTOR = "P"
    PAIR = "M"
    TIE = "T"
    COPY = "D"
    # A warning.
    ALARM = "W"
