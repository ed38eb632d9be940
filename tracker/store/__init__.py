"""The ledger's database: records go in and come out, nothing of SQLAlchemy does."""

from tracker.store.check import check, checked, notes, sizes
from tracker.store.dump import dump
from tracker.store.load import load
from tracker.store.opening import open_ledger
from tracker.store.past.as_of import as_of, said_until
from tracker.store.past.loose import touched_claims
from tracker.store.past.undo import Undone, redo, undo
from tracker.store.queries.actors import count_actors, get_actor, list_actors, members
from tracker.store.queries.alarms import known_alarms, rings_in
from tracker.store.queries.articles import get_article, list_articles
from tracker.store.queries.assertions import assertions_of
from tracker.store.queries.batches import change_of
from tracker.store.queries.candidates import candidates, describe
from tracker.store.queries.claims import count_claims, get_claim, list_claims
from tracker.store.queries.explain import explain
from tracker.store.queries.find import find_actor
from tracker.store.queries.gaps import count_gaps, list_gaps
from tracker.store.queries.groups import get_pair, pairs_of
from tracker.store.queries.history import changes, changes_in
from tracker.store.queries.known import KnownActors, any_actor, any_claim, known_actors
from tracker.store.queries.likely import Vectors, articles_like, claims_in, likely, vectors_of
from tracker.store.queries.links import get_link, links_of, list_links
from tracker.store.queries.matters import filed_under, matters_of
from tracker.store.queries.neighbourhood import neighbourhood, titles_of
from tracker.store.queries.opinions import disagreements, opinions
from tracker.store.queries.origins import origin_lines
from tracker.store.queries.passages import passages
from tracker.store.queries.queue import count_queue, queue
from tracker.store.queries.quotations import articles_with
from tracker.store.queries.recall import Sharing, sharing
from tracker.store.queries.review import gradings_of, judgements_of
from tracker.store.queries.reviewed import with_grades, with_reviews
from tracker.store.queries.search import search
from tracker.store.queries.state_ties import state_ties
from tracker.store.queries.summaries import batches, count_batches
from tracker.store.queries.texts import texts_of
from tracker.store.queries.tokens import token
from tracker.store.revision import HEAD
from tracker.store.session import Ledger
from tracker.store.writes.actors import save_actors
from tracker.store.writes.alarms import keep_alarm
from tracker.store.writes.articles import add_article
from tracker.store.writes.bundle import Saved, known_snapshot, save_bundle
from tracker.store.writes.claims import add_claim
from tracker.store.writes.copies import join_copies, part_copies
from tracker.store.writes.dating import (
    Changed,
    borne_claims,
    borne_keys,
    dated_by_hand,
    reread_said,
    set_event,
    set_published,
)
from tracker.store.writes.edits import edit
from tracker.store.writes.filing import (
    Filed,
    Told,
    count_unfiled,
    file_actors,
    file_claims,
    unfiled_actors,
    unfiled_claims,
)
from tracker.store.writes.groups import merge, regrouped_claims, split
from tracker.store.writes.judge import grade, judge, judge_row, refuse_torn
from tracker.store.writes.links import restore_links, save_links, withdraw_links
from tracker.store.writes.manual import add_actor, add_alias, add_assertion, add_link, remove_link

__all__ = [
    "HEAD",
    "Changed",
    "Filed",
    "KnownActors",
    "Ledger",
    "Saved",
    "Sharing",
    "Told",
    "Undone",
    "Vectors",
    "add_actor",
    "add_alias",
    "add_article",
    "add_assertion",
    "add_claim",
    "add_link",
    "any_actor",
    "any_claim",
    "articles_like",
    "articles_with",
    "as_of",
    "assertions_of",
    "batches",
    "borne_claims",
    "borne_keys",
    "candidates",
    "change_of",
    "changes",
    "changes_in",
    "check",
    "checked",
    "claims_in",
    "count_actors",
    "count_batches",
    "count_claims",
    "count_gaps",
    "count_queue",
    "count_unfiled",
    "dated_by_hand",
    "describe",
    "disagreements",
    "dump",
    "edit",
    "explain",
    "file_actors",
    "file_claims",
    "filed_under",
    "find_actor",
    "get_actor",
    "get_article",
    "get_claim",
    "get_link",
    "get_pair",
    "grade",
    "gradings_of",
    "join_copies",
    "judge",
    "judge_row",
    "judgements_of",
    "keep_alarm",
    "known_actors",
    "known_alarms",
    "known_snapshot",
    "likely",
    "links_of",
    "list_actors",
    "list_articles",
    "list_claims",
    "list_gaps",
    "list_links",
    "load",
    "matters_of",
    "members",
    "merge",
    "neighbourhood",
    "notes",
    "open_ledger",
    "opinions",
    "origin_lines",
    "pairs_of",
    "part_copies",
    "passages",
    "queue",
    "redo",
    "refuse_torn",
    "regrouped_claims",
    "remove_link",
    "reread_said",
    "restore_links",
    "rings_in",
    "said_until",
    "save_actors",
    "save_bundle",
    "save_links",
    "search",
    "set_event",
    "set_published",
    "sharing",
    "sizes",
    "split",
    "state_ties",
    "texts_of",
    "titles_of",
    "token",
    "touched_claims",
    "undo",
    "unfiled_actors",
    "unfiled_claims",
    "vectors_of",
    "with_grades",
    "with_reviews",
    "withdraw_links",
]
