"""One key for each decision, the same on the screen as at the plain prompt."""

from tracker.terms import Verb

VERBS = {
    "a": Verb.ACCEPT,
    "r": Verb.REJECT,
    "=": Verb.SAME,
    "!": Verb.DIFFERENT,
    "m": Verb.UNSURE,
    "l": Verb.DEFER,
}
# What Textual calls the keys that are no letters.
NAMED = {"=": "equals_sign", "!": "exclamation_mark", "?": "question_mark"}
LINES = (
    "a accept  r reject  = same  ! different  m unsure  l later  s skip  q end",
    "n note  e edit  u undo  b because (a reason for the next decision)  ? help",
)
HELP = """\
a  accept what is proposed            =  the two are one and the same
r  reject it; it stays on record      !  the two are different
m  unsure: it stays in the queue      l  later: to the end of the queue
s  skip, and decide nothing           n  keep a note beside it
e  edit: stance=denies; scope=money   b  a reason for the next decision
u  take back the last decision        q  end, with a summary

Every decision is kept as it is made. What another reviewer has changed
meanwhile is not decided on: it is shown again as it is now.
Arrow keys and Page Up, Page Down scroll; Tab goes to the other side.
Any key goes back."""
