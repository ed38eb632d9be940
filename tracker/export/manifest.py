"""The manifest of a report: hashes of its files and passages, for whoever checks it without this program."""

import json
from collections.abc import Mapping
from hashlib import sha256

from tracker.records import Dossier

SCHEMA_VERSION = 1
NAME = "manifest.json"


def folder(dossier: Dossier, document: tuple[str, str]) -> dict[str, bytes]:
    """Return the files of a report by their names: the document, the texts, and last the manifest."""
    files = {document[0]: document[1].encode()}
    names = {text.text_sha256: f"texts/{text.article}-{text.text_sha256[:8]}.txt" for text in dossier.sources}
    files |= {names[text.text_sha256]: text.text.encode() for text in dossier.sources}
    return files | {NAME: _manifest(dossier, files, names)}


def _manifest(dossier: Dossier, files: Mapping[str, bytes], names: Mapping[str, str]) -> bytes:
    found = {
        "schema_version": SCHEMA_VERSION,
        "subject": dossier.subject,
        "asked": dict(dossier.asked),
        "made": dossier.made.isoformat(timespec="seconds"),
        "who": dossier.who,
        "program": dossier.program,
        "files": {name: sha256(held).hexdigest() for name, held in files.items()},
        "texts": [
            {
                "article": str(text.article),
                "file": names[text.text_sha256],
                "read_from": text.url or text.uri,
                "fetched": text.fetched.isoformat(timespec="seconds"),
                "raw_sha256": text.raw_sha256,
            }
            for text in dossier.sources
        ],
        "passages": [
            {
                "assertion": str(view.ref),
                "file": names[dossier.texts[view.ref].text_sha256],
                "role": role.value,
                "start": span.span.start,
                "end": span.span.end,
                "sha256": sha256(span.quote.encode()).hexdigest(),
            }
            for claim in dossier.claims
            for view in claim.assertions
            for role, span in view.spans
        ],
    }
    return (json.dumps(found, indent=1) + "\n").encode()
