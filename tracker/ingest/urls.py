"""One spelling for each address, so that the same article is recognised."""

import re
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from tracker.errors import InputError

_PORTS = {"http": 80, "https": 443}
_TRACKING = re.compile(
    r"utm_\w+|ga_\w+|mc_[ce]id|pk_\w+|mtm_\w+|hsa_\w+|fb_\w+|at_(?:medium|campaign|custom\d|link\w*|bbc\w*)"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|yclid|igshid|igsh|ttclid|li_fat_id|_hsenc|_hsmi"
    r"|mkt_tok|ncid|cmpid|cmp|ocid|s_cid|smid|smtyp|spm|xtor|ref_src|ref_url|__twitter_impression|__tn__|guccounter"
    r"|guce_referrer\w*|amp|outputtype|partner|traffic_source|_ga|_gl|oly_\w+|vero_\w+|wickedid|rss",
    re.IGNORECASE,
)
_UNRESERVED = re.compile(r"%([0-9A-Fa-f]{2})")


def normalise_url(url: str) -> str:
    """Return the address without what does not identify the article, such as tracking and fragment."""
    parts = _split(url)
    scheme = parts.scheme.lower()
    return urlunsplit(
        (scheme, _host(parts, scheme), _path(parts.path), _query(parts.query), _fragment(parts))
    )


def _split(url: str) -> SplitResult:
    wanted = f"{url!r} is not a web address; write it out with http:// or https://"
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme.lower() in _PORTS and parts.hostname and parts.port != 0
    except ValueError:
        raise InputError(wanted) from None
    if not usable or re.search(r"[\s\x00-\x1f]", url.strip()):
        raise InputError(wanted)
    return parts


def _host(parts: SplitResult, scheme: str) -> str:
    """Return host and port; a user name and password never belong to an article's identity."""
    host = (parts.hostname or "").rstrip(".")
    bracketed = f"[{host}]" if ":" in host else host
    return bracketed if parts.port in {None, _PORTS[scheme]} else f"{bracketed}:{parts.port}"


def _path(path: str) -> str:
    plain = _UNRESERVED.sub(_decoded, path).rstrip("/")
    # /story/amp is the same page as /story; /amp alone may be anything.
    if plain.endswith("/amp") and plain.count("/") > 1:
        plain = plain.removesuffix("/amp").rstrip("/")
    return plain or "/"


def _decoded(found: re.Match[str]) -> str:
    char = chr(int(found.group(1), 16))
    return char if char.isascii() and (char.isalnum() or char in "-._~") else found.group(0).upper()


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def _fragment(parts: SplitResult) -> str:
    """Keep only a fragment that routes to a page of its own ("#!/story")."""
    return parts.fragment if parts.fragment.startswith("!") else ""
