"""The reports that all make, and what each made of them: compared by text before any time counts."""

from __future__ import annotations

import gc
import json
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from peers.content import OUTLINE, content
from workspace import CITY, PERIOD

from reports.build import read
from reports.document.compose import compose
from reports.document.report import Copy, Report
from reports.parity import differences, pdf_text, squeezed, word_text
from reports.periods import Period
from reports.studio import Studio, sources_for
from reports.words import Words

TOOLS = Path(__file__).parent.parent.parent / "build/bench"
HEADS = [squeezed("".join(heads)) for _, _, heads in OUTLINE if heads]
READERS = {"docx": word_text, "pdf": pdf_text}


@dataclass(frozen=True)
class Material:
    """A workspace read and composed: what is the same for all. scratch: a folder for files."""

    workspace: Path
    scratch: Path
    reports: tuple[Report, ...]
    studio: Studio

    @cached_property
    def data(self) -> Path:
        """A folder with the reports as JSON, for programs outside."""
        folder = self.scratch / "data"
        folder.mkdir()
        for report in self.reports:
            (folder / f"{report.id}.json").write_text(json.dumps(content(report), ensure_ascii=False))
        return folder


def material(workspace: Path, scratch: Path, count: int) -> Material:
    """The issue copies of the first `count` units of a workspace."""
    found, words = read(workspace, Period.parse(PERIOD)), Words("vi")
    summaries = [one for one in found.summaries(Period.parse(PERIOD)) if one.subject != CITY][:count]
    reports = tuple(compose(one, found.config, words, Copy.ISSUE) for one in summaries)
    scratch.mkdir()
    studio = Studio(sources_for(workspace, ("docx", "pdf")), found.config.pdf)
    return Material(workspace, scratch, reports, studio)


@dataclass(frozen=True)
class Made:
    """Documents by the ids of their reports, and the seconds that one took."""

    seconds: float
    documents: dict[str, bytes]


Peer = Callable[[Material], Made]


def one_by_one(prepare: Callable[[Material], Callable[[Report], bytes]]) -> Peer:
    """A peer that runs in this process; what `prepare` does is done before the clock starts."""

    def run(given: Material) -> Made:
        make = prepare(given)
        gc.collect()  # what others have left behind is not for this one to clear away
        start = time.perf_counter()
        documents = {report.id: make(report) for report in given.reports}
        return Made((time.perf_counter() - start) / len(documents), documents)

    return run


def outside(suffix: str, *command: str | Path) -> Peer:
    """A program that makes a document beside each JSON file and prints the seconds that it took."""

    def run(given: Material) -> Made:
        ran = subprocess.run([*command, given.data], capture_output=True, check=True, text=True)  # noqa: S603
        documents = {path.name.split(".")[0]: path.read_bytes() for path in given.data.glob(f"*{suffix}")}
        return Made(float(ran.stdout) / len(documents), documents)

    return run


def compare(name: str, given: Material, ours: Made, theirs: Made, format: str) -> None:
    """Raise `SystemExit` when a peer's documents do not say what ours say: each text of the report, in the
    order of its part, and not a letter besides. Digits, for numbers of pages, and heads of tables, which each
    new page repeats, are left out of the second.
    """
    for report in given.reports:
        document = theirs.documents[report.id]
        missing = [*differences(report, {format: document}, name)]
        if missing or _letters(document, format) != _letters(ours.documents[report.id], format):
            told = missing[0].problem if missing else "other letters"
            raise SystemExit(f"{name} says something else than ours in {report.id}: {told}")


def _letters(document: bytes, format: str) -> Counter[str]:
    text = "".join(squeezed(page) for page in READERS[format](document))
    for head in HEADS:
        text = text.replace(head, "")
    return Counter(letter for letter in text if not letter.isdigit())
