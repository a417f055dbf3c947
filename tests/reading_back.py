"""Reads finished documents back, independently of how they were made."""

from __future__ import annotations

import subprocess
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TypeVar

import docx

from reports.build import read
from reports.config import Config
from reports.document.compose import compose
from reports.document.marks import plain
from reports.document.report import Report
from reports.periods import Period
from reports.words import Words
from tests.conftest import ROOT

T = TypeVar("T")


def unmarked(value: T) -> T:
    """A view model with the marks of its figures taken out of every text."""
    if type(value) is str:
        return plain(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(map(unmarked, value))  # type: ignore[return-value]
    if is_dataclass(value):
        return replace(value, **{f.name: unmarked(getattr(value, f.name)) for f in fields(value)})  # type: ignore[type-var]
    return value


def report_of(id: str, period: Period, config: Config, words: Words) -> Report:
    """The draft of a report of the repository."""
    summaries = read(ROOT, period).summaries(period)
    return compose(next(s for s in summaries if s.subject == id), config, words)


def squeezed(text: str) -> str:
    """Text with every run of white space as one space: line breaks of a page are no part of it."""
    return " ".join(text.split())


def docx_text(path: Path) -> str:
    """Paragraphs, then the cells of every table, of a Word file."""
    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return squeezed("\n".join((*(p.text for p in document.paragraphs), *cells)))


def pdf_text(path: Path) -> str:
    """The text of a PDF in the order of its content."""
    run = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, text=True)
    return squeezed(run.stdout)
