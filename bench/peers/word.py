"""The template of the outline as a Word file, in the tags of docxtemplater and of Carbone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from peers.content import OUTLINE


def docxtemplater_template(path: Path) -> None:
    """`{#list}` … `{/list}` around what is repeated."""
    document = docx.Document()
    for kind, field, heads in OUTLINE:
        if kind == "lines":
            _paragraphs(document, f"{{#{field}}}", "{text}", f"{{/{field}}}")
        elif kind == "parts":
            parts = (f"{{#{field}}}", "{heading}", "{#lines}", "{text}", "{/lines}", f"{{/{field}}}")
            _paragraphs(document, *parts)
        else:
            cells = [f"{{c{n}}}" for n in range(len(heads))]
            cells[0], cells[-1] = f"{{#{field}}}{cells[0]}", f"{cells[-1]}{{/{field}}}"
            _table(document, heads, cells)
    document.save(str(path))


def carbone_template(path: Path) -> None:
    """`[i]` and `[i+1]`: what is repeated, and where the next one begins."""
    document = docx.Document()
    for kind, field, heads in OUTLINE:
        if kind == "lines":
            _paragraphs(document, f"{{d.{field}[i].text}}", f"{{d.{field}[i+1].text}}")
        elif kind == "parts":
            lines = (f"{{d.{field}[i].lines[i].text}}", f"{{d.{field}[i].lines[i+1].text}}")
            _paragraphs(document, f"{{d.{field}[i].heading}}", *lines, f"{{d.{field}[i+1].heading}}")
        else:
            columns = range(len(heads))
            first, second = ([f"{{d.{field}[{i}].c{n}}}" for n in columns] for i in ("i", "i+1"))
            _table(document, heads, first, second)
    document.save(str(path))


def _paragraphs(document: Any, *texts: str) -> None:
    for text in texts:
        document.add_paragraph(text)


def _table(document: Any, *rows: Sequence[str]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
