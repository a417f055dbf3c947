"""An extraction as one page to read through: the text with every find marked, its reading beside it.

In: an `Extraction`, and what says messages in the reader's language. Out: HTML that needs nothing else.
Everything that comes from the document is escaped; the page runs no script.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from reports.errors import Message, message
from reports.extract.marks import within
from reports.extract.model import BlockKind, Extraction, Figure, Mention, PlannedTask
from reports.extract.values import written
from reports.facts import Role
from reports.quantities import Qualifier

Say = Callable[[Message], str]

ROLES = {
    Role.ACHIEVEMENT: message("result"),
    Role.TASK: message("target"),
    Role.CONTEXT: message("background"),
}
STYLE = """
body { font: 16px/1.6 "Times New Roman", serif; color: #111; background: #fff; }
body { margin: 2rem auto; max-width: 76rem; }
h1 { font-size: 1.4rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
dd { margin: 0; }
.row { display: grid; grid-template-columns: 3fr 2fr; gap: 0 2rem; align-items: start; }
.row p { margin: .3rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.row ul { margin: .3rem 0; padding-left: 1rem; font: 13px/1.5 sans-serif; overflow-wrap: anywhere; }
.aside { color: #767676; }
.figure { font-weight: bold; border-radius: 2px; }
.achievement { background: #cdebc8; }
.task { background: #ffe3a8; }
.context { background: #d3e2f7; }
.planned { border-bottom: 2px solid #b06000; }
.skipped { color: #8a8a8a; }
.unsure { color: #a00000; }
""".strip()


def as_html(extraction: Extraction, say: Say) -> str:
    """The page for one document."""
    title = escape(extraction.source.title or extraction.path)
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="vi">',
            f'<head><meta charset="utf-8"><title>{title}</title><style>{STYLE}</style></head>',
            f"<body><h1>{title}</h1>",
            _heading(extraction, say),
            *_rows(extraction, say),
            "</body>",
            "</html>",
            "",
        )
    )


def _heading(extraction: Extraction, say: Say) -> str:
    heading, unknown = extraction.heading, say(message("not known"))
    told = (
        (message("reporting organisation"), heading.reporting_org),
        (message("cluster"), heading.cluster),
        (message("period"), heading.period),
        (message("planned for"), heading.task_period),
        (message("kind"), heading.kind),
    )
    rows = (f"<dt>{escape(say(name))}</dt><dd>{escape(value or unknown)}</dd>" for name, value in told)
    return f"<dl>{''.join(rows)}</dl>"


def _rows(extraction: Extraction, say: Say) -> Iterator[str]:
    """A row for each line of the text: its words with the finds marked, and the readings of these."""
    text, marked = extraction.source.text, tuple(_stretches(extraction))
    furniture = {block.start for block in extraction.source.blocks if block.kind is BlockKind.FURNITURE}
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip():
            readings = [
                *(_figure(figure, say) for figure in within(extraction.figures, at, end)),
                *(_task(task, say) for task in within(extraction.tasks, at, end)),
            ]
            aside = ' class="aside"' if at + len(line) - len(line.lstrip()) in furniture else ""
            words = "".join(stretch.html(text) for stretch in within(marked, at, end))
            yield f'<div class="row"><p{aside}>{words}</p><ul>{"".join(readings)}</ul></div>'
        at = end + 1


@dataclass(frozen=True)
class Stretch:
    """A piece of a line that is marked in one way throughout."""

    start: int
    end: int
    classes: str

    def html(self, text: str) -> str:
        words = escape(text[self.start : self.end])
        return f'<span class="{self.classes}">{words}</span>' if self.classes else words


def _stretches(extraction: Extraction) -> Iterator[Stretch]:
    """The whole text cut wherever a mark begins or ends; marks may lie within each other."""
    text = extraction.source.text
    spans = [
        *((f.start, f.end, f"figure {f.role.value}") for f in extraction.figures),
        *((t.start, t.end, "planned") for t in extraction.tasks),
        *((s.start, s.end, "skipped") for s in extraction.skipped),
    ]
    begun = ((start, 1, classes) for start, _, classes in spans)
    ended = ((end, -1, classes) for _, end, classes in spans)
    lines = ((place, 0, "") for found in re.finditer(r"\n", text) for place in found.span())
    marks = Counter[str]()
    at = 0
    for place, step, classes in sorted((*begun, *ended, *lines, (len(text), 0, ""))):
        if place > at:
            yield Stretch(at, place, " ".join(sorted(+marks)))
            at = place
        marks[classes] += step


def _figure(figure: Figure, say: Say) -> str:
    told = (
        _hedged(figure.mention, say),
        say(ROLES[figure.role]),
        figure.indicator,
        figure.organisation,
        figure.period,
    )
    return _item(", ".join(filter(None, told)), figure.unsure, say)


def _hedged(mention: Mention, say: Say) -> str:
    figure = written(mention)
    hedges = {
        Qualifier.MORE_THAN: message("more than {figure}", figure=figure),
        Qualifier.NEARLY: message("nearly {figure}", figure=figure),
        Qualifier.ABOUT: message("about {figure}", figure=figure),
        Qualifier.AT_LEAST: message("at least {figure}", figure=figure),
        Qualifier.AT_MOST: message("at most {figure}", figure=figure),
    }
    hedged = hedges.get(mention.qualifier)
    return say(hedged) if hedged else figure


def _task(task: PlannedTask, say: Say) -> str:
    due = f"{task.due.day}/{task.due.month}/{task.due.year}" if task.due else None
    told = (say(message("planned work")), task.section, task.organisation, task.period, due)
    return _item(", ".join(filter(None, told)), task.unsure, say)


def _item(told: str, unsure: str, say: Say) -> str:
    doubt = f' <span class="unsure">{escape(say(message(unsure)))}</span>' if unsure else ""
    return f"<li>{escape(told)}{doubt}</li>"
