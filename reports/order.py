"""What is asked of a build, and what it leaves: types only, light enough for a build with nothing to do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from reports.document.report import Copy
from reports.errors import Finding
from reports.periods import Period


@dataclass(frozen=True)
class Order:
    """What to build, and how. only: ids of reports, empty for all; formats: some of docx, pdf, html; copy:
    drafts for the office, or the copies that are signed and sent; jobs: how many processes make reports, None
    for as many as pay; scheduler: the address of a Dask cluster that makes them instead; force: also what
    has not changed.
    """

    workspace: Path
    period: Period
    out: Path
    formats: Collection[str] = ("docx", "pdf")
    only: Collection[str] = ()
    copy: Copy = Copy.DRAFT
    jobs: int | None = None
    scheduler: str = ""
    force: bool = False

    @property
    def folder(self) -> Path:
        """Where the documents go."""
        return self.out / str(self.period)


@dataclass(frozen=True)
class Built:
    """What a build left: the files in order, and every finding. made: of how many reports documents were
    made now; kept: how many reports stayed as an earlier build made them.
    """

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    made: int
    kept: int
