"""How phrases hang together: "X of Y", appositions, titles before names, and lists."""

from __future__ import annotations

import itertools

from tracker.extract.cast_seams import charged
from tracker.extract.cast_text import Words
from tracker.extract.mentions import Phrase, Sort
from tracker.extract.roles import first_name, head_kind

_COMMAS = frozenset({",", "(", "-", "–", "—", "--"})
_JOINS = frozenset({",", "and", "or", "&", "both", "also", "either", "/", "then"})
_LISTED = ([","], ["and"], [",", "and"], ["&"])
_BESIDE = frozenset({"as well as", "along with", "together with"})
# What stands between somebody and the name that he is given.
_NAMED = (["named"], ["called"], ["calling", "itself"], ["styling", "itself"], ["known", "as"])
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSE = frozenset(
    {"that", "because", "if", "while", "although", "after", "before", "since", "as", "though", "until"}
)


def link(words: Words, phrases: list[Phrase]) -> None:
    """Attach each phrase to the one that it belongs to and pair those that stand for the same."""
    free = [phrase for phrase in phrases if not phrase.owns]
    for before, phrase in itertools.pairwise(free):
        start = chunk_start(phrases, phrase)
        if (
            words.sentence[before.start] != words.sentence[start]
            or words.paragraph[before.start] != words.paragraph[start]
        ):
            continue
        gap = words.between(before.end, start)
        if gap in _LISTED and before.prep and charged(words, phrase.start, phrase.end):
            phrase.parent, phrase.prep = before.parent, before.prep
        elif len(gap) == 1 and words.tag[start - 1] in {"IN", "TO"} and gap[0] not in _CLAUSE:
            phrase.parent, phrase.prep = before.index, gap[0]
        elif not gap and (_called(words, before, phrase) or _told_who(words, before, phrase)):
            pair(phrases, before, phrase)
        elif not gap and phrase.owner is None and phrase.sort is Sort.NAME:
            _adjoin(words, phrases, before, phrase)
        elif len(gap) == 1 and gap[0] in _COMMAS and _appose(words, phrases, before, phrase):
            _first_role(words, phrases, before, phrase)
        elif gap == [","] and _described(words, summit(phrases, before), phrase):
            phrase.parent = summit(phrases, before).index
        elif gap in (["is"], ["was"]) and _is_role(words, before, phrase):
            before.twins.append(phrase.index)
            phrase.twins.append(before.index)
        elif gap == ["and"] and _second_role(phrases, before, phrase):
            pair(phrases, summit(phrases, before), phrase)
        elif gap == ["and"] and _role_before(words, before, phrase):
            pair(phrases, before, phrase)
        elif before.prep and set(gap) <= {",", "and", "or", "&"}:
            _continue_list(words, phrases, before, phrase, gap)
        elif _introduces(words, gap, before, phrase) or (_who_is(gap) and phrase.sort is Sort.ROLE):
            pair(phrases, before, phrase)
    for phrase in free:
        role = _named_behind(words, phrases, phrase)
        if role is not None:
            pair(phrases, role, phrase)


def _named_behind(words: Words, phrases: list[Phrase], phrase: Phrase) -> Phrase | None:
    """Return whom a name behind a clause is given to: "a friend who was with him, Ana Ruiz, said"."""
    token = words.doc[phrase.head]
    if phrase.sort is not Sort.NAME or phrase.twins or token.dep_ != "appos":
        return None
    above = token.head.i
    role = next((p for p in reversed(phrases[: phrase.index]) if p.start <= above < p.end), None)
    if role is None or role.sort is not Sort.ROLE or role.twins or role.plural:
        return None
    clause = any(c.dep_ == "relcl" and c.i < phrase.start for c in token.head.children)
    return role if clause and person_like(words, phrase) else None


def _is_role(words: Words, before: Phrase, phrase: Phrase) -> bool:
    """Tell whether "X is the envoy" gives X a role."""
    person = before.noun in {"he", "she"} or (
        before.name is not None and person_like(words, before, strict=True)
    )
    return person and phrase.sort is Sort.ROLE and bool(phrase.determiner) and not phrase.plural


def _second_role(phrases: list[Phrase], before: Phrase, phrase: Phrase) -> bool:
    """Tell whether a role after "and" is one more of the person whose role stands before it."""
    if (
        phrase.sort is not Sort.ROLE
        or phrase.plural
        or phrase.owner is not None
        or phrase.determiner == "the"
    ):
        return False
    while before.prep and before.parent is not None:
        before = phrases[before.parent]
    return before.sort is Sort.ROLE and any(phrases[twin].sort is Sort.NAME for twin in before.twins)


def _first_role(words: Words, phrases: list[Phrase], before: Phrase, phrase: Phrase) -> None:
    """Pair the first of two roles before a name: "the founder and chief executive, Ana Soto"."""
    if phrase.sort is not Sort.NAME or before.index not in phrase.twins:
        return
    first = preceding(phrases, before)
    if first is None:
        return
    bare = before.sort is Sort.ROLE and before.owner is None and not before.determiner
    single = first.sort is Sort.ROLE and not first.plural
    if bare and single and words.between(first.end, before.start) == ["and"]:
        pair(phrases, first, before)
        first.twins.append(phrase.index)
        phrase.twins.append(first.index)


def _role_before(words: Words, before: Phrase, phrase: Phrase) -> bool:
    """Tell whether "founder and chief executive Ana Soto" has two roles of one person before the name."""
    plain = phrase.role is not None and words.text[phrase.role[0]].islower() and phrase.owner is None
    bare = before.sort is Sort.ROLE and not before.determiner and not before.plural
    return phrase.sort is Sort.NAME and plain and bare and not phrase.determiner and not phrase.plural


def _described(words: Words, name: Phrase, phrase: Phrase) -> bool:
    """Tell whether a phrase only adds to a person's name: a party and state (D-Ohio), "a Republican"."""
    if name.sort is not Sort.NAME or not person_like(words, name):
        return False
    word = words.text[phrase.start]
    party = word[:2] in {"D-", "R-", "I-"} or (
        word in {"D", "R", "I"} and words.tag[phrase.start + 1] == "HYPH"
    )
    return party or (phrase.sort is Sort.NAME and phrase.determiner in {"a", "an"})


def _who_is(gap: list[str]) -> bool:
    """Tell whether "who is" stands between two phrases."""
    rest = [word for word in gap if word not in {",", "also", "now", "once", "currently", "then"}]
    return len(rest) in {2, 3} and rest[0] == "who" and rest[-1] in {"is", "was", "are", "were", "been"}


def _continue_list(
    words: Words, phrases: list[Phrase], before: Phrase, phrase: Phrase, gap: list[str]
) -> None:
    """Attach the second of "officials from Iran and Russia" like the first, if they are alike."""
    top = summit(phrases, before)
    apart = person_like(words, top) and not person_like(words, before) and not person_like(words, phrase)
    if apart and phrase.sort is Sort.NAME:
        phrase.parent, phrase.prep = before.parent, before.prep
        return
    if gap == [","] and not (_likeness(words, before, phrase) > 3 and before.sort is Sort.NAME):
        return
    if gap and _likeness(words, before, phrase) > _likeness(words, top, phrase):
        phrase.parent, phrase.prep = before.parent, before.prep


def _likeness(words: Words, a: Phrase, b: Phrase) -> int:
    same = [a.sort is b.sort, person_like(words, a) == person_like(words, b), a.determiner == b.determiner]
    return sum(same) + (words.label[a.head] == words.label[b.head])


def _adjoin(words: Words, phrases: list[Phrase], before: Phrase, phrase: Phrase) -> None:
    """Pair a role with the name that follows what it is for ("envoy for Kabul Jane Doe")."""
    top = phrases[before.parent] if before.parent is not None else before
    start = chunk_start(phrases, top)
    according = words.lower[max(0, start - 2) : start] == ["according", "to"]
    speaks = any(words.dep[i] in _SUBJECTS for i in range(phrase.start, phrase.end))
    # "According to an official of the party Lind works there": who follows is somebody else.
    if top.sort is Sort.ROLE and not top.plural and not (according and speaks):
        pair(phrases, top, phrase)


def _called(words: Words, before: Phrase, phrase: Phrase) -> bool:
    """Tell whether a body's name follows what it is without a comma: "the group the Dockers' Union said"."""
    named = phrase.sort is Sort.NAME and phrase.determiner == "the" and phrase.owner is None
    subject = words.dep[before.head] not in {"dobj", "pobj", "dative"}
    verb = phrase.end < len(words.text) and words.tag[phrase.end] in {"VBD", "VBZ"}
    body = head_kind(before.noun) in {"body", "outlet", "group"} and not (before.plural or before.twins)
    person = person_like(words, phrase, strict=True)
    return named and subject and verb and body and before.sort is Sort.COMMON and not person


def _told_who(words: Words, before: Phrase, phrase: Phrase) -> bool:
    """Tell whether a role follows a person's full name without a comma: "Ana Ruiz a nurse"."""
    full = before.name is not None and before.name[1] - before.name[0] > 1
    alone = not (before.twins or phrase.owner is not None or phrase.plural)
    return full and alone and phrase.sort is Sort.ROLE and person_like(words, before, strict=True)


def _introduces(words: Words, gap: list[str], before: Phrase, phrase: Phrase) -> bool:
    """Tell whether a name is given to whom a phrase speaks of: "an inspector named Ana Ruiz"."""
    alone = not (before.twins or before.plural)
    described = before.end < len(words.dep) and words.dep[before.end] == "acl"
    return gap in _NAMED and described and phrase.sort is Sort.NAME and alone


def _sets_out(words: Words, before: Phrase, phrase: Phrase) -> bool:
    """Tell whether a name behind a comma begins the main clause: "Through his lawyer, Ana Ruiz denied it"."""
    verb = phrase.end < len(words.text) and words.tag[phrase.end] in {"VBD", "VBZ"}
    leads = any(words.dep[i] in _SUBJECTS for i in range(phrase.start, phrase.end))
    return verb and leads and words.dep[before.head] == "pobj"


def _appose(words: Words, phrases: list[Phrase], before: Phrase, phrase: Phrase) -> bool:
    if words.lower[phrase.end : phrase.end + 1] in (["named"], ["called"]) or _sets_out(
        words, before, phrase
    ):
        return False
    top = summit(phrases, before)
    for candidate in [before] if top is before else [before, top]:
        if _may_pair(words, candidate, phrase) and (
            (_closed(words, phrases, phrase) and not _tells(words, candidate, phrase))
            or _parsed(words, candidate, phrase)
        ):
            pair(phrases, candidate, phrase)
            return True
    return False


def _may_pair(words: Words, a: Phrase, b: Phrase) -> bool:
    """Tell whether a name and a description could stand for the same: one of each, both singular."""
    if a.plural or b.plural or a.twins or Sort.PRONOUN in {a.sort, b.sort}:
        return False
    for name, other in ((a, b), (b, a)):
        if name.sort is Sort.NAME and other.sort is Sort.ROLE and other.noun:
            return person_like(words, name)
        if name.sort is Sort.NAME and other.sort is Sort.COMMON:
            return head_kind(other.noun) in {"body", "outlet", "group"} and not person_like(
                words, name, strict=True
            )
    return False


def person_like(words: Words, phrase: Phrase, strict: bool = False) -> bool:
    """Tell whether a phrase may stand for a person; strict asks for evidence."""
    if phrase.sort is Sort.ROLE or phrase.role is not None:
        return True
    if phrase.name is None:
        return False
    start, end = phrase.name
    labels = set(words.label[start:end])
    if "PERSON" in labels or (first_name(words.lower[start]) and end - start > 1):
        return True
    if strict or head_kind(words.lower[end - 1]) or phrase.determiner:
        return False
    return not labels & {"GPE", "NORP", "LOC"} or end - start > 1


def _closed(words: Words, phrases: list[Phrase], phrase: Phrase) -> bool:
    """Tell whether a comma, bracket or the end of the sentence follows the phrase and what hangs on it."""
    end = phrase.end
    for later in phrases[phrase.index + 1 : phrase.index + 5]:
        gap = words.between(end, later.start)
        if not (len(gap) == 1 and words.tag[later.start - 1] in {"IN", "TO", "POS"}) and gap != []:
            break
        end = later.end
    while end < len(words.text) and words.text[end].isspace():
        end += 1
    return (
        end >= len(words.text)
        or words.text[end] in {",", ")", ".", "-", "–", "—", "--", ":", ";"}
        or (words.tag[end] in {"VBD", "VBZ", "MD"} or words.lower[end] in {"and", "who"})
    )


def _tells(words: Words, a: Phrase, b: Phrase) -> bool:
    """Tell whether one phrase is who says what the other stands in: "they shot the boy, Chief Holt said"."""
    token = words.doc[b.head]
    says = token.dep_ == "nsubj" and token.head.i > token.i
    return says and any(
        above.dep_ == "ccomp" and above.head == token.head for above in words.doc[a.head].ancestors
    )


def _parsed(words: Words, a: Phrase, b: Phrase) -> bool:
    token = words.doc[b.head]
    return token.dep_ == "appos" and a.start <= token.head.i < a.end


def pair(phrases: list[Phrase], a: Phrase, b: Phrase) -> None:
    """Record that two phrases stand for the same; the later hangs on the earlier."""
    a.twins.append(b.index)
    b.twins.append(a.index)
    b.parent, b.prep = a.index, ""


def attached(phrases: list[Phrase]) -> dict[int, list[int]]:
    """Return what hangs on each phrase."""
    found: dict[int, list[int]] = {}
    for phrase in phrases:
        if phrase.parent is not None:
            found.setdefault(phrase.parent, []).append(phrase.index)
    return found


def summit(phrases: list[Phrase], phrase: Phrase) -> Phrase:
    """Return the phrase at the top of what a phrase is attached to."""
    while phrase.parent is not None:
        phrase = phrases[phrase.parent]
    return phrase


def lists(words: Words, phrases: list[Phrase]) -> list[tuple[int, ...]]:
    """Return the phrases that are joined by "and" or commas, as index tuples in order."""
    groups: list[tuple[int, ...]] = []
    run: list[int] = []
    for phrase in phrases:
        if phrase.parent is not None or phrase.owns:
            continue
        if run and joined(words, phrases, phrases[run[-1]], phrase):
            run.append(phrase.index)
            continue
        groups.append(tuple(run))
        run = [phrase.index]
    groups.append(tuple(run))
    return [group for group in groups if len(group) > 1 and conjoined(words, phrases, group)]


def joined(words: Words, phrases: list[Phrase], a: Phrase, b: Phrase) -> bool:
    """Tell whether only commas and "and" stand between a phrase, with what hangs on it, and the next."""
    if words.sentence[a.start] != words.sentence[b.start]:
        return False
    gap = words.between(extent(phrases, a, b.index), chunk_start(phrases, b))
    return bool(gap) and (all(word in _JOINS for word in gap) or beside(gap))


def conjoined(words: Words, phrases: list[Phrase], group: tuple[int, ...]) -> bool:
    """Tell whether "and" or the like stands before the last of a list."""
    last, before = phrases[group[-1]], phrases[group[-2]]
    gap = words.between(extent(phrases, before, last.index), chunk_start(phrases, last))
    return bool({"and", "or", "&"} & set(gap)) or beside(gap)


def beside(gap: list[str]) -> bool:
    """Tell whether "as well as" or "along with" stands between two actors."""
    return " ".join(word for word in gap if word != ",") in _BESIDE


def preceding(phrases: list[Phrase], phrase: Phrase) -> Phrase | None:
    """Return the phrase before one, possessors left out."""
    before = (phrases[i] for i in range(phrase.index - 1, -1, -1))
    return next((p for p in before if not p.owns), None)


def chunk_start(phrases: list[Phrase], phrase: Phrase) -> int:
    """Return where a phrase starts with the owners before it."""
    while phrase.owner is not None:
        phrase = phrases[phrase.owner]
    return phrase.start


def extent(phrases: list[Phrase], phrase: Phrase, before: int | None = None) -> int:
    """Return where a phrase ends with all that is attached to it directly after."""
    end = phrase.end
    for index in range(phrase.index + 1, len(phrases) if before is None else before):
        later = phrases[index]
        if later.owns:
            continue
        above: Phrase | None = later
        while above is not None and above.index > phrase.index:
            above = phrases[above.parent] if above.parent is not None else None
        if above is not phrase:
            break
        end = later.end
    return end
