"""The timing of what a reviewer waits for: it runs on ledgers of any size and compares like with like."""

from pathlib import Path

from benchmarks import desk
from benchmarks.speed import fill


def test_the_queue_and_the_past_are_timed(tmp_path: Path) -> None:
    large, small = tmp_path / "large.db", tmp_path / "small.db"
    fill(large, 200)
    fill(small, 100)
    for ours, mine, least in (*desk.first_page(large, small, 1), desk.as_it_was(large, 3, 1)):
        assert ours > 0
        assert mine > 0
        assert least > 0
