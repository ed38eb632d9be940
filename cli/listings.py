"""What each listing is called, its columns on a screen, and what to do when it is empty."""

from tracker.records import (
    ActorLine,
    Agreement,
    ArticleAlarm,
    ArticleLine,
    AssertionView,
    Candidate,
    ClaimLine,
    Disagreement,
    Gap,
    Hit,
    LinkView,
    Problem,
    Report,
)

from . import rows
from .output import Listing

CLAIMS: Listing[ClaimLine] = Listing(
    "claims",
    rows.claim,
    (
        ("id", "id"),
        ("claim", "claim"),
        ("asserted_by", "asserted by"),
        ("denied_by", "denied by"),
        ("lineage", "lineage"),
        ("contested", "contested"),
        ("status", "status"),
        ("standing", "stands"),
        ("why", "why"),
    ),
    "no claims here: widen the question, or read articles with `tracker ingest`",
)
LINKS: Listing[LinkView] = Listing(
    "contradictions",
    rows.link,
    (
        ("id", "id"),
        ("clash", "clash"),
        ("a_claim", "one side"),
        ("a_by", "by"),
        ("a_lineage", "lineage"),
        ("b_claim", "other side"),
        ("b_by", "by"),
        ("b_lineage", "lineage"),
        ("reason", "reason"),
        ("status", "status"),
    ),
    "no contradictions here: widen the question, or read more articles with `tracker ingest`",
)
GAPS: Listing[Gap] = Listing(
    "gaps",
    rows.gap,
    (
        ("kind", "kind"),
        ("id", "id"),
        ("claim_id", "of"),
        ("claim", "claim"),
        ("who", "who"),
        ("article", "article"),
        ("passage", "passage"),
    ),
    "nothing is missing here, or nothing was read yet: `tracker ingest` reads articles",
)
ARTICLES: Listing[ArticleLine] = Listing(
    "articles",
    rows.article,
    (
        ("id", "id"),
        ("title", "title"),
        ("outlet", "outlet"),
        ("published", "published"),
        ("assertions", "assertions"),
        ("uri", "read from"),
    ),
    "no articles here: read some with `tracker ingest`",
)
ALARMS: Listing[ArticleAlarm] = Listing(
    "alarms",
    rows.article_alarm,
    (
        ("id", "id"),
        ("article_id", "article"),
        ("kind", "alarm"),
        ("reason", "reason"),
        ("diff", "diff"),
        ("passage", "passage"),
        ("status", "status"),
    ),
    "no alarms",
)
ACTORS: Listing[ActorLine] = Listing(
    "actors",
    rows.actor,
    (
        ("id", "id"),
        ("name", "name"),
        ("kind", "kind"),
        ("affiliations", "affiliations"),
        ("asserts", "asserts"),
        ("denies", "denies"),
        ("articles", "articles"),
        ("reliability", "reliability"),
        ("why", "why"),
    ),
    "no actors here: widen the question, or read articles with `tracker ingest`",
)
ASSERTIONS: Listing[AssertionView] = Listing(
    "assertions",
    rows.assertion,
    (
        ("id", "id"),
        ("actor", "who"),
        ("stance", "stance"),
        ("claim", "claim"),
        ("article_id", "article"),
        ("passage", "passage"),
        ("status", "status"),
    ),
    "no assertions here",
)
HITS: Listing[Hit] = Listing(
    "hits",
    rows.hit,
    (("id", "id"), ("title", "title"), ("snippet", "where")),
    "found nowhere: try fewer words",
)
PROBLEMS: Listing[Problem] = Listing(
    "problems", rows.problem, (("id", "id"), ("rule", "rule"), ("detail", "detail")), "no problems found"
)
REPORTS: Listing[Report] = Listing(
    "reports",
    rows.report,
    (
        ("outcome", "outcome"),
        ("id", "id"),
        ("assertions", "assertions"),
        ("input", "input"),
        ("reason", "reason"),
    ),
    "no articles there: give files that end in .txt, .md or .html, or folders of them",
)
CANDIDATES: Listing[Candidate] = Listing(
    "candidates",
    rows.candidate,
    (
        ("id", "id"),
        ("kind", "kind"),
        ("worth", "worth"),
        ("score", "score"),
        ("what", "what"),
        ("status", "status"),
        ("if_unchanged", "token"),
    ),
    "nothing waits for a decision",
)
DISAGREEMENTS: Listing[Disagreement] = Listing(
    "disagreements",
    rows.disagreement,
    (("id", "id"), ("scale", "on"), ("what", "what"), ("held", "held")),
    "nobody differs from anybody here",
)
AGREEMENTS: Listing[Agreement] = Listing(
    "agreements",
    rows.agreement,
    (
        ("scale", "on"),
        ("one", "one"),
        ("other", "other"),
        ("both", "judged by both"),
        ("same", "alike"),
        ("kappa", "kappa"),
    ),
    "no two people judged the same thing",
)
CHANGES: Listing[dict[str, object]] = Listing(
    "changes",
    rows.change,
    (
        ("change", "change"),
        ("when", "when"),
        ("who", "who"),
        ("doing", "command"),
        ("did", "did"),
        ("id", "id"),
        ("changed", "changed"),
        ("why", "why"),
    ),
    "no changes yet",
)
BATCHES: Listing[dict[str, object]] = Listing(
    "changes",
    rows.batch,
    (
        ("id", "change"),
        ("when", "when"),
        ("who", "who"),
        ("doing", "command"),
        ("what", "what"),
        ("why", "why"),
        ("undoes", "takes back"),
        ("undone_by", "taken back by"),
        ("imported_by", "came with"),
    ),
    "no changes yet",
)
ATTRIBUTIONS: Listing[dict[str, object]] = Listing(
    "attributions",
    dict,
    (
        ("article", "article"),
        ("actor", "who"),
        ("stance", "stance"),
        ("claim", "claim"),
        ("content_text", "words"),
        ("chain", "chain"),
    ),
    "no attributions found",
)
