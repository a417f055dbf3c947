"""An extraction as a record for seeds/: YAML that `ldreport build` accepts, not yet reviewed.

In: an `Extraction`, the config, and what says messages in the reader's language. Out: the text of the
file. What the strict reader would refuse, and what only a person can decide, stands there as a comment:
nothing that was read is lost, and what is doubtful says why.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from reports.config import Config
from reports.errors import Message, message
from reports.extract.marks import within
from reports.extract.model import Extraction, Figure, PlannedTask
from reports.extract.page.signs import TYPES
from reports.extract.reasons import Reasons
from reports.extract.values import ROLES, Say, Stated, day_written, hedged, stated_value, unlisted
from reports.extract.words.phrases import fold
from reports.facts import Measure, Role, SourceKind
from reports.periods import Period
from reports.readers.model import SHEETS

PLAIN = re.compile(r"[^\W_](?:[\w ,./%()+-]*[\w.%)])?")
NUMBERED = re.compile(r"^Số\s?:?\s?\d+\s?[/-]", re.MULTILINE)
SLUG = re.compile(r"[^a-z0-9]+")
NEAR_TOP = 2000  # characters in which an official paper has its number
UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
NOT_KNOWN = message("not known")


def organisation_id(name: str | None, config: Config | None) -> str | None:
    """The id that config.yaml has for the organisation or cluster of this name; None when it has none."""
    if not config or not name:
        return None
    ids = (id for id in config.directory.ids if fold(config.directory[id].name) == fold(name))
    return next(ids, None)


def as_yaml(extraction: Extraction, config: Config | None, say: Say) -> str:
    """The record of a document. Without its organisation or period `ldreport build` will ask for them."""
    return "".join(f"{line}\n" for line in _Writer(extraction, config, say).lines())


@dataclass(frozen=True)
class _Writer:
    """Writes the record of one document."""

    extraction: Extraction
    config: Config | None
    say: Say

    def lines(self) -> Iterator[str]:
        yield from self.head()
        yield from self.source()
        targets = {id(f) for task in self.extraction.tasks for f in self.targets(task)[:1]}
        facts = [f for f in self.extraction.figures if id(f) not in targets]
        yield from _listed("facts", [self.fact(figure) for figure in facts])
        yield from _listed("tasks", [self.task(task) for task in self.extraction.tasks])
        for name in dict.fromkeys(name for name, _ in self.extraction.remarks):
            texts = (text for kind, text in self.extraction.remarks if kind == name)
            yield from _listed(name, [[f"  - {_scalar(text)}"] for text in texts])

    def head(self) -> Iterator[str]:
        heading = self.extraction.heading
        yield self.comment(message("read by ldreport extract; a person has to check every line"))
        organisation = organisation_id(heading.reporting_org, self.config)
        if organisation:
            yield f"organisation: {organisation}"
        elif heading.reporting_org:
            name = heading.reporting_org
            yield self.comment(message("organisation: “{name}” is not in config.yaml", name=name))
        else:
            yield self.comment(message("organisation: the text does not say who reports"))
        if heading.period:
            yield f'period: "{heading.period}"'
        else:
            yield self.comment(message("period: the text does not say of which period it tells"))
        yield f"kind: {heading.kind}"
        if heading.task_period and heading.task_period != self.planned_by_default():
            yield f'task_period: "{heading.task_period}"'
        yield "reviewed: false"

    def planned_by_default(self) -> str:
        """The period that a record plans for when it names none."""
        heading = self.extraction.heading
        if not heading.period or heading.kind == "plan":
            return heading.period or ""
        return str(Period.parse(heading.period).ahead)

    def source(self) -> Iterator[str]:
        source, document = self.extraction.source, self.extraction.document
        path, digest = PurePath(document.path), document.sha256
        stem = SLUG.sub("-", path.stem.lower()).strip("-")
        title = next(filter(None, map(_clean, (source.title, path.name))), self.say(NOT_KNOWN))
        typed = source.title.casefold().startswith(tuple(TYPES))
        official = typed or NUMBERED.search(source.text[:NEAR_TOP])
        kind = SourceKind.OFFICIAL_REPORT if official else SourceKind.NEWSPAPER
        kind = SourceKind.FORM if document.format in SHEETS else kind
        yield ""
        yield "source:"
        yield f"  id: {'-'.join(filter(None, (stem, digest[:8])))}"
        yield f"  kind: {kind.value}"
        yield f"  title: {_scalar(title)}"
        yield f"  publisher: {_scalar(self.publisher() or self.say(NOT_KNOWN))}"
        if source.published:
            yield f"  published: {day_written(source.published)}"
        yield f"  sha256: {digest}"

    def publisher(self) -> str:
        """Who published it: the organisation whose short name ends with the text's words, or those words."""
        said = self.extraction.source.publisher
        known = self.config.directory.organisations.values() if self.config else ()
        return next((one.name for one in known if said and one.short.split()[-1] == said), said)

    def fact(self, figure: Figure) -> list[str]:
        refusal = self.refusal(figure)
        if refusal:
            return [self.refused(figure, refusal)]
        organisation = organisation_id(figure.organisation, self.config)
        role = figure.role if figure.role is not Role.ACHIEVEMENT else None
        fields = {"organisation": organisation, "indicator": figure.indicator, "role": role and role.value}
        return [*self.place(figure), *self.doubt(figure.doubts), *_entry({**fields, **self.figure(figure)})]

    def task(self, task: PlannedTask) -> list[str]:
        owner = organisation_id(task.organisation, self.config)
        fields = {
            "text": _scalar(task.text),
            "owner": owner,
            "section": task.section,
            "due": day_written(task.due) if task.due else None,
            "span": f"[{task.start}, {task.end}]",
        }
        unknown = task.organisation if not owner else None
        remarks = (
            unknown and message("owner: “{name}”", name=unknown),
            task.period and message("it is told of {period}", period=task.period),
        )
        comments = ["  " + self.comment(remark) for remark in remarks if remark]
        targets = (line for target in self.targets(task)[:1] for line in self.target(target))
        return [*self.doubt(task.doubts), *_entry(fields), *comments, *targets]

    def target(self, figure: Figure) -> list[str]:
        told = {"indicator": figure.indicator, **self.figure(figure)}
        fields = (f"      {name}: {value}" for name, value in told.items() if value)
        return ["    target:", *("    " + line for line in self.doubt(figure.doubts)), *fields]

    def targets(self, task: PlannedTask) -> list[Figure]:
        """The figures of a task that a record can hold."""
        inside = within(self.extraction.figures, task.start, task.end)
        return [f for f in inside if f.role is Role.TASK and not f.organisation and not self.refusal(f)]

    def figure(self, figure: Figure) -> dict[str, str | None]:
        """The fields that facts and targets share."""
        stated = self.stated(figure)
        if not stated:
            return {}
        measure = stated.measure if stated.measure is not Measure.AMOUNT else None
        return {
            "measure": measure and measure.value,
            "value": _scalar(stated.value),
            "base": _scalar(stated.base) if stated.base else None,
            "quote": _scalar(self.quote(figure)),
            "span": f"[{figure.start}, {figure.end}]",
            "as_of": day_written(figure.as_of) if figure.as_of else None,
        }

    def stated(self, figure: Figure) -> Stated | None:
        catalogue = self.config.catalogue.indicators if self.config else {}
        indicator = catalogue.get(figure.indicator or "")
        return stated_value(figure, indicator, self.quote(figure)) if indicator else None

    def quote(self, figure: Figure) -> str:
        """The words of a figure, with those of another cell that it needs to say its value."""
        return _clean(figure.mention.in_full or self.extraction.source.text[figure.start : figure.end])

    def place(self, figure: Figure) -> list[str]:
        where = self.extraction.where(figure)
        return ["  " + self.comment(where)] if where else []

    def refusal(self, figure: Figure) -> Message | None:
        """Why a record cannot hold the figure; None when it can."""
        if not figure.indicator:
            return unlisted(figure)
        if figure.organisation and not organisation_id(figure.organisation, self.config):
            return message("“{name}” is not in config.yaml", name=figure.organisation)
        if figure.period:
            return message("it is told of {period}", period=figure.period)
        return None if self.stated(figure) else message("the strict reader does not take these words")

    def refused(self, figure: Figure, why: Message) -> str:
        """A figure as a comment, with all that was read in it."""
        read = hedged(figure.mention, self.say), self.say(ROLES[figure.role]), figure.indicator
        details = ", ".join(filter(None, (*read, figure.organisation)))
        where = self.extraction.where(figure)
        place = self.say(where) if where else f"[{figure.start}, {figure.end}]"
        quote = json.dumps(self.quote(figure), ensure_ascii=False)
        doubt = f"; {self.doubtful(figure.doubts)}" if figure.doubts else ""
        return f"# {quote} {place} = {_clean(details)}: {_clean(self.say(why) + doubt)}"

    def doubt(self, doubts: Reasons) -> list[str]:
        return [f"  # {_clean(self.doubtful(doubts))}"] if doubts else []

    def doubtful(self, doubts: Reasons) -> str:
        """All that is not certain, on one line."""
        told = "; ".join(self.say(why.told) for why in doubts)
        return self.say(message("not certain: {reason}", reason=told))

    def comment(self, text: Message) -> str:
        return f"# {_clean(self.say(text))}"


def _listed(name: str, entries: Sequence[list[str]]) -> Iterator[str]:
    """A list of entries under its key; without one that is no comment, the comments alone."""
    if not entries:
        return
    yield ""
    if any(not line.lstrip().startswith("#") for lines in entries for line in lines):
        yield f"{name}:"
    for lines in entries:
        yield from lines


def _entry(fields: dict[str, str | None]) -> list[str]:
    lines = [f"    {name}: {value}" for name, value in fields.items() if value]
    return [f"  - {lines[0].lstrip()}", *lines[1:]]


def _scalar(text: str) -> str:
    """A text as YAML reads it back: plain where nothing in it means anything to YAML."""
    clean = _clean(text)
    return clean if PLAIN.fullmatch(clean) else json.dumps(clean, ensure_ascii=False)


def _clean(text: str) -> str:
    """On one line, without what cannot be printed."""
    printable = ("" if unicodedata.category(c) in UNPRINTABLE else c for c in " ".join(text.split()))
    return "".join(printable)
