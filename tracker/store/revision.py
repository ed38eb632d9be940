"""The schema revisions that this program knows, oldest first; the last is the one that it reads and writes."""

REVISIONS = ("0001",)
HEAD = REVISIONS[-1]
DUMP_VERSION = 1
