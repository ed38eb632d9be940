"""What the tables alone do not say, in SQLite's words: triggers, full-text indexes and views."""

# Rows that are never altered; an undo takes those back that it has written to the log, but never the log.
FROZEN = ("snapshot", "span", "judgement", "grading", "batch", "change")

_FREEZE = """CREATE TRIGGER {table}_refuses_{action} BEFORE {action} ON {table}{unless} BEGIN
    SELECT RAISE(ABORT, '{table}_refuses_{action}: rows of {table} are never altered or removed');
END"""
_UNLOGGED = """
WHEN coalesce((
    SELECT action FROM change WHERE table_name = '{table}' AND row_key = OLD.key ORDER BY id DESC LIMIT 1
), '') <> 'delete'"""
_NO_UNDO = """
WHEN (SELECT undoes_id FROM batch ORDER BY id DESC LIMIT 1) IS NULL"""
_UNLESS = {
    "snapshot": _UNLOGGED.format(table="snapshot"),
    "span": _NO_UNDO,
    "judgement": _UNLOGGED.format(table="judgement"),
    "grading": _UNLOGGED.format(table="grading"),
}


def freezing(table: str) -> tuple[str, str]:
    """Return the triggers that keep the rows of a table as they are."""
    return (
        _FREEZE.format(table=table, action="UPDATE", unless=""),
        _FREEZE.format(table=table, action="DELETE", unless=_UNLESS.get(table, "")),
    )


_VERBATIM = """CREATE TRIGGER span_verbatim BEFORE INSERT ON span
WHEN NOT EXISTS (
    SELECT 1 FROM snapshot WHERE id = NEW.snapshot_id
    AND substr(text, NEW.start_char + 1, NEW.end_char - NEW.start_char) = NEW.quote
) BEGIN
    SELECT RAISE(ABORT, 'span_verbatim: the words do not stand there in the text');
END"""

_LINK_ORDER = """CREATE TRIGGER link_order_{action} BEFORE {event} ON link
WHEN NEW.kind IN ('contradicts', 'in_tension_with', 'same_as')
AND (SELECT key FROM claim WHERE id = NEW.a_id) > (SELECT key FROM claim WHERE id = NEW.b_id) BEGIN
    SELECT RAISE(ABORT, 'link_order: a symmetric link has its two claims in the order of their keys');
END"""

TRIGGERS = (
    *(sql for table in FROZEN for sql in freezing(table)),
    _VERBATIM,
    _LINK_ORDER.format(action="insert", event="INSERT"),
    _LINK_ORDER.format(action="update", event="UPDATE OF a_id, b_id, kind"),
)

FULL_TEXT = (
    """CREATE VIRTUAL TABLE claim_fts USING fts5(
    text, content='claim', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
)""",
    """CREATE TRIGGER claim_fts_insert AFTER INSERT ON claim BEGIN
    INSERT INTO claim_fts (rowid, text) VALUES (NEW.id, NEW.text);
END""",
    """CREATE TRIGGER claim_fts_update AFTER UPDATE OF text ON claim BEGIN
    INSERT INTO claim_fts (claim_fts, rowid, text) VALUES ('delete', OLD.id, OLD.text);
    INSERT INTO claim_fts (rowid, text) VALUES (NEW.id, NEW.text);
END""",
    """CREATE TRIGGER claim_fts_delete AFTER DELETE ON claim BEGIN
    INSERT INTO claim_fts (claim_fts, rowid, text) VALUES ('delete', OLD.id, OLD.text);
END""",
    """CREATE VIEW article_text AS
SELECT snapshot.id, article.id AS article_id, article.title, snapshot.text
FROM snapshot JOIN article ON article.id = snapshot.article_id""",
    """CREATE VIRTUAL TABLE article_fts USING fts5(
    title, text, content='article_text', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
)""",
    """CREATE TRIGGER article_fts_insert AFTER INSERT ON snapshot BEGIN
    INSERT INTO article_fts (rowid, title, text)
    SELECT id, title, text FROM article_text WHERE id = NEW.id;
END""",
    """CREATE TRIGGER article_fts_delete BEFORE DELETE ON snapshot BEGIN
    INSERT INTO article_fts (article_fts, rowid, title, text)
    SELECT 'delete', id, title, text FROM article_text WHERE id = OLD.id;
END""",
    """CREATE TRIGGER article_fts_update AFTER UPDATE OF title ON article BEGIN
    INSERT INTO article_fts (article_fts, rowid, title, text)
    SELECT 'delete', id, OLD.title, text FROM snapshot WHERE article_id = NEW.id;
    INSERT INTO article_fts (rowid, title, text)
    SELECT id, NEW.title, text FROM snapshot WHERE article_id = NEW.id;
END""",
)

VIEWS = (
    """CREATE VIEW claims AS
SELECT 'C' || claim.id AS claim, claim.text, claim.predicate, claim.object, claim.polarity, claim.modality,
    claim.event_first AS event_from, claim.event_last AS event_until, claim.event_words AS event_words,
    claim.asserts, claim.denies, claim.others AS other_stances, claim.articles, claim.origins,
    claim.unnamed_origins, claim.denying_origins,
    claim.contested, claim.status,
    (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT actor.name FROM claim_actor
        JOIN actor ON actor.id = claim_actor.actor_id
        WHERE claim_actor.claim_id = claim.id AND claim_actor.role = 'subject')) AS subject,
    (SELECT 'C' || lead_id FROM claim_group
        WHERE member_id = claim.id AND lead_id <> claim.id) AS listed_under
FROM claim WHERE claim.status <> 'rejected'""",
    """CREATE VIEW who_said_what AS
SELECT 'S' || assertion.id AS assertion, actor.name AS actor, assertion.stance, claim.text AS claim_text,
    assertion.scope, assertion.voice, assertion.hedge, assertion.certainty, assertion.certainty_by,
    assertion.quotation, span.quote AS passage,
    assertion.said_first AS said_from, assertion.said_last AS said_until, assertion.said_words,
    article.outlet, article.title, article.url, article.published_first AS published,
    'C' || claim.id AS claim, 'P' || actor.id AS actor_id, 'A' || article.id AS article, assertion.status
FROM assertion
JOIN claim ON claim.id = assertion.claim_id
JOIN actor ON actor.id = assertion.actor_id
JOIN span ON span.id = assertion.span_id
JOIN snapshot ON snapshot.id = assertion.snapshot_id
JOIN article ON article.id = snapshot.article_id
WHERE assertion.status <> 'rejected'""",
    """CREATE VIEW denials AS
SELECT * FROM who_said_what WHERE stance IN ('denies', 'partly_denies')""",
    """CREATE VIEW contested_claims AS
SELECT * FROM claims WHERE contested = 1""",
    """CREATE VIEW contradictions AS
SELECT 'L' || link.id AS link, link.kind, link.clash, one.text AS one_side, other.text AS other_side,
    link.reason, link.rule, 'C' || one.id AS one_claim, 'C' || other.id AS other_claim, link.status
FROM link
JOIN claim AS one ON one.id = link.a_id
JOIN claim AS other ON other.id = link.b_id
WHERE link.kind IN ('contradicts', 'in_tension_with') AND link.status <> 'rejected'""",
    """CREATE VIEW actors_and_aliases AS
SELECT 'P' || actor.id AS actor_id, actor.name AS actor, actor.kind, actor.named,
    alias.text AS alias, alias.kind AS alias_kind, actor.status
FROM actor LEFT JOIN alias ON alias.actor_id = actor.id AND alias.status <> 'rejected'
WHERE actor.status <> 'rejected'""",
    """CREATE VIEW copies AS
SELECT 'A' || one.article_id AS one_article, 'A' || other.article_id AS other_article,
    text_copy.a_share AS one_share, text_copy.b_share AS other_share, text_copy.rule, text_copy.status
FROM text_copy
JOIN snapshot AS one ON one.id = text_copy.a_id
JOIN snapshot AS other ON other.id = text_copy.b_id
WHERE text_copy.status <> 'rejected'""",
)

SQLITE = (*TRIGGERS, *FULL_TEXT, *VIEWS)
