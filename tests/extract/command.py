"""`ldreport extract` on one article, for the tests of what it prints and of what it files."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from reports.cli import main

ARTICLE = """Liên đoàn Lao động quận Hoàng Mai: Nhiều kết quả trong quý I/2021

Trong quý I/2021, LĐLĐ quận đã kết nạp mới 350 đoàn viên.

Quý II, LĐLĐ quận sẽ tổ chức hội thao.
"""


def run(office: Path, *arguments: str | Path) -> Result:
    given = ["extract", *map(str, arguments), "--workspace", str(office), "--lang", "en"]
    return CliRunner().invoke(main, given, catch_exceptions=False)


def lines(done: Result) -> list[str]:
    """What was said on stderr, without the summaries."""
    return [line for line in done.stderr.splitlines() if ": figures: " not in line]
