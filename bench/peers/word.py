"""The template of the outline as a Word file, in the tags of docxtemplater and of Carbone."""

from __future__ import annotations

from collections.abc import Callable
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
            rows = _table(document, heads, lambda n: f"{{c{n}}}", rows=1)
            rows[0].cells[0].paragraphs[0].runs[0].text = f"{{#{field}}}{{c0}}"
            rows[0].cells[-1].paragraphs[0].add_run(f"{{/{field}}}")
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
            rows = _table(document, heads, lambda n, of=field: f"{{d.{of}[i].c{n}}}", rows=2)
            for n, cell in enumerate(rows[1].cells):
                cell.text = f"{{d.{field}[i+1].c{n}}}"
    document.save(str(path))


def _paragraphs(document: Any, *texts: str) -> None:
    for text in texts:
        document.add_paragraph(text)


def _table(document: Any, heads: tuple[str, ...], cell: Callable[[int], str], rows: int) -> list[Any]:
    """A table with its heads; the rows below them, the first filled with `cell` by column."""
    table = document.add_table(rows=1 + rows, cols=len(heads), style="Table Grid")
    for n, head in enumerate(heads):
        table.rows[0].cells[n].text = head
        table.rows[1].cells[n].text = cell(n)
    return [*table.rows][1:]
