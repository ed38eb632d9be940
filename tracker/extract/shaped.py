"""What the layout and the parse mend of the spans that the tagger drew."""

from collections.abc import Iterable, Sequence

from tracker.extract.cues import CueClass, CueFrame, lexicon
from tracker.extract.found import Found, trim
from tracker.extract.layout import Layout
from tracker.extract.parsed import Doc, Token
from tracker.extract.subjects import SUBJECTS, agent, is_passive, subject

Pair = tuple[Found, Found | None]
# The share of two contents' tokens by which they are one.
_ALIKE = 0.9
_TOPIC = frozenset({"of", "about"})
_JOINTS = frozenset({"WDT", "WP", "IN"})
_OPENERS = frozenset({"that", "whether"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_HELPERS = frozenset({"aux", "auxpass"})
# What stands before the head of its phrase, and how many words may lie between.
_BEFORE = frozenset({"det", "poss", "amod", "compound", "nummod", "nmod", "npadvmod", "predet", "quantmod"})
_FAR = 6
_LOOSE = frozenset({"CC", "WP", "WDT"})
_OF_A_PHRASE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH"})
_PLACEHOLDERS = frozenset({"it", "there"})
_HANGING = frozenset({"while", "whereas", "although", "though"})


def without_scraps(doc: Doc, content: set[int]) -> set[int]:
    """Drop a mark that stands alone, apart from the words: the first of “Yes,” he said. “No,” she said."""
    parts = list(_parts(content))
    kept = [part for part in parts if any(any(map(str.isalnum, doc[i].text)) for i in part)]
    return {i for part in kept or parts for i in part}


def closed(content: set[int], own: set[int]) -> set[int]:
    """Close the gaps of a content in which neither its source nor its cue stands."""
    out: set[int] = set()
    before: int | None = None
    for i in sorted(content - own):
        if before is not None and not own & set(range(before + 1, i)):
            out |= set(range(before + 1, i))
        out.add(i)
        before = i
    return out


def tidy(doc: Doc, content: set[int]) -> set[int]:
    """Drop loose punctuation from the ends of each part of a content."""
    return {i for part in _parts(content) for i in trim(doc, part)}


def whole_phrases(doc: Doc, tokens: set[int], others: set[int]) -> set[int]:
    """Widen what ends before the head of its phrase: "Ana" of "Ana Soto", "wrote in a" of "… letter"."""
    out = set(tokens)
    for part in _parts(tokens):
        more = set(range(part[-1] + 1, _head_behind(doc[part[-1]]) + 1))
        if len(more) <= _FAR and not more & others:
            out |= more
    return out


def _head_behind(token: Token) -> int:
    """Return where the phrase that a word begins has its head; the word's own place where none is behind."""
    last = token.i
    while token.dep_ in _BEFORE or token.tag_ == "HYPH" or token.dep_ == "prep":
        inside = token.dep_ == "prep"
        token = next((c for c in token.children if c.dep_ == "pobj"), token) if inside else token.head
        if token.i <= last:
            break
        last = token.i
    return last


def without_joints(doc: Doc, tokens: set[int], trigger: Token) -> set[int]:
    """Drop from the end of a source what joins it to the words behind: "Ruud further", "Ruud who"."""
    out = set(tokens)
    for part in _parts(tokens):
        last = doc[part[-1]]
        if last.tag_ in _LOOSE or (last.tag_[:2] == "RB" and last.head is trigger):
            out.discard(last.i)
    return out or tokens


def solid(doc: Doc, source: set[int], trigger: Token) -> set[int]:
    """Leave out of a source in parts what only another clause ties to its subject: "The … the monitor"."""
    who = agent(trigger) if is_passive(trigger) else subject(trigger)
    parts = _parts(source)
    own = next((part for part in parts if who is not None and who.i in part), None)
    if own is None:
        return source
    for part in parts:
        between = range(min(part[-1], own[-1]) + 1, max(part[0], own[0]))
        if any(doc[i].tag_ in _FINITE and i != trigger.i for i in between):
            source = source - set(part)
    return source


def _parts(tokens: set[int]) -> list[list[int]]:
    """Split tokens into runs without a gap."""
    parts: list[list[int]] = []
    for i in sorted(tokens):
        if not parts or i - 1 != parts[-1][-1]:
            parts.append([])
        parts[-1].append(i)
    return parts


def placeholder(doc: Doc, source: set[int]) -> bool:
    """Tell whether a source is the "it" of "it has been suggested"."""
    return bool(source) and all(doc[i].lower_ in _PLACEHOLDERS for i in source)


def at_home(page: Layout, trigger: Token, content: set[int], ruled: set[int]) -> set[int]:
    """Leave out what stands in another paragraph or quotation than its cue, unless the rules have it, too.

    A quotation that goes on there is an attribution of its own.
    """
    here, inside = page.paragraph(trigger.i), page.marks.get(trigger.i)
    kept = {i for i in content if i in ruled or (i in here and inside in {None, page.marks.get(i)})}
    return kept or content


def without_topic(found: Found, page: Layout) -> None:
    """Leave out whom or what a quotation is about: "“No,” she said of the plan"."""
    quoted = {i for i in found.content if i in page.marks}
    if not quoted or found.trigger.i in page.marks or CueFrame.QUOTED not in found.cue.frames:
        return
    for prep in found.trigger.children:
        if prep.lower_ in _TOPIC and prep.dep_ == "prep" and prep.i > found.trigger.i:
            topic = {i for i in found.content if i >= prep.i}
            if not topic & quoted:
                found.content = trim(prep.doc, found.content - topic)


def going_on(pairs: Iterable[Pair], page: Layout) -> None:
    """Take in the quotations that go on from one in the same paragraph and that nobody else says."""
    pairs = list(pairs)
    taken = {i for found, _ in pairs for i in found.tokens}
    for found, twin in pairs:
        here = page.paragraph(found.trigger.i)
        for number in {page.marks[i] for i in twin.content if i in page.marks} if twin is not None else ():
            quoted = set(page.quotations[number])
            if not quoted & taken and quoted <= set(here):
                found.content |= quoted
                taken |= quoted


def apart(best: Sequence[Found], page: Layout) -> None:
    """Leave out the next sentence where it quotes somebody else: "…, according to X. “No,” he said"."""
    for found in best:
        doc = found.trigger.doc
        after = {i for i in found.content if i >= found.trigger.sent.end}
        if not after or doc[min(found.words)].lower_ != "according":
            continue
        for other in best:
            here = other.trigger.sent
            says = other.source and other.trigger.i not in page.marks and here.start <= min(after) < here.end
            if says and any(i in page.marks for i in after & other.content):
                found.content = trim(doc, found.content - after)
                found.heads = [(head, who) for head, who in found.heads if head.i in found.content]
                break


def at_semicolons(best: Sequence[Found], page: Layout) -> None:
    """Leave out what is behind or before a semicolon where others speak: "X says A; Y says B"."""
    speakers = {other.trigger.i for other in best if other.source and other.trigger.i not in page.marks}
    for found in best:
        doc, at = found.trigger.doc, found.trigger.i
        reach = range(min(found.content | {at}), max(found.content | {at}) + 1)
        for end in (i for i in reach if doc[i].text == ";" and i not in page.marks):
            beyond = {i for i in found.content if (i > end) != (at > end)} | {end}
            above = {t.i for t in found.trigger.ancestors if _speaks(t)}
            if (speakers | above) & beyond and found.content - beyond:
                found.content = trim(doc, found.content - beyond)
                found.heads = [(head, who) for head, who in found.heads if head.i in found.content]


def _speaks(verb: Token) -> bool:
    """Tell whether a verb is one of saying with a subject of its own."""
    cue = lexicon().get((verb.lemma_.lower(), "verb"))
    return cue is not None and cue.strong and subject(verb) is not None


def without_speaker(found: Found, best: Sequence[Found]) -> list[Found]:
    """Leave out of the others who closes their sentence; of one that has no more to say, nothing is left."""
    own = found.source | found.words
    for other in best:
        other.content -= own
    return [other for other in best if other.content]


def without_others(found: Found, best: Sequence[Found]) -> None:
    """Leave what others say to them: "reports that it sank. “So it did,” she said"."""
    for other in best:
        if not found.words <= other.content and not other.words & found.content:
            rest = found.content - other.content
            found.content = trim(found.trigger.doc, rest) if rest else found.content


def without_joint(doc: Doc, content: set[int], own: set[int]) -> set[int]:
    """Drop what joins a content to the words behind it: "…, whatever she says", "what she calls …"."""
    first, last = min(content), max(content)
    joined = {i for i in content if i + 1 in own and doc[i].tag_ in _JOINTS and i - 1 in content}
    called = {first} if first + 1 in own and first < last and doc[first].lower_ == "what" else set()
    # "The passport was genuine, while | police said".
    hangs = {last} if last - 1 in content and doc[last].lower_ in _HANGING and last + 1 not in own else set()
    return trim(doc, content - joined - called - hangs) if hangs else content - joined - called


def from_clause(doc: Doc, twin: Found, content: set[int]) -> set[int]:
    """Let a content start with the clause of its cue: "told | reporters that it sank"."""
    start = min((i for i in twin.content if i > twin.trigger.i), default=-1)
    if start not in content or doc[start].lower_ not in _OPENERS:
        return content
    return {i for i in content if not twin.trigger.i < i < start}


def further(twin: Found) -> set[int]:
    """Return what the same speaker does next: "admits that he had it | but denies that he sold it"."""
    out: set[int] = set()
    for verb in twin.trigger.children:
        cue = lexicon().get((verb.lemma_, "verb"))
        # "Said this was absurd and demanded a recount."
        alike = verb.tag_ == twin.trigger.tag_ and not any(c.dep_ in _HELPERS for c in verb.children)
        said = any(c.dep_ == "ccomp" for c in verb.children) or (cue is not None and cue.strong and alike)
        if verb.dep_ == "conj" and said and not any(c.dep_ in SUBJECTS for c in verb.children):
            joints = {c.i for c in twin.trigger.children if c.dep_ == "cc" and c.i < verb.i}
            out |= {t.i for t in verb.subtree} | joints
    return out


def one_side(source: set[int], words: set[int], ruled: set[int]) -> set[int]:
    """Leave out of a source what stands on the other side of its cue, where the parse knows which it is."""
    if not source or not ruled or not min(source) < min(words) < max(source):
        return source
    return source & ruled or source


def within_denials(found: Sequence[Found]) -> None:
    """Let a claim that is denied go on to the end of its phrase: "rejected the claim that X hid | a plan"."""
    for denial in found:
        inside = (f for f in found if f.cue.pos == "noun" and f.trigger.i in denial.content and f.content)
        for claim in inside if denial.cue.kind is CueClass.DENY else ():
            last, doc = max(claim.content), denial.trigger.doc
            while last + 1 in denial.content and doc[last + 1].tag_ in _OF_A_PHRASE:
                last += 1
            if doc[last].tag_.startswith("NN"):
                claim.content |= set(range(max(claim.content) + 1, last + 1))


def without_doubles(pairs: list[Pair]) -> list[Pair]:
    """Leave out an attribution whose cue is a mere word beside another's: "further" of "further wrote"."""
    out: list[Pair] = []
    for found, twin in pairs:
        known = found.cue.pos != "other"
        whole = None if known else next((other for other, _ in pairs if _part(found, other)), None)
        if whole is None:
            out.append((found, twin))
        else:
            whole.source -= found.words
    return out


def _part(found: Found, whole: Found) -> bool:
    """Tell whether an unknown cue has the content and the source of a known one."""
    both = found.content & whole.content
    same = 2 * len(both) > _ALIKE * (len(found.content) + len(whole.content))
    return whole.cue.pos != "other" and same and found.source <= whole.source
