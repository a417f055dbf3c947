"""Reads finished documents back, independently of how they were made."""

from __future__ import annotations

import subprocess
from pathlib import Path

import docx


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
