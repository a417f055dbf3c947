"""Forms that were filled in, read back from the cells where `reports.form.layout` has them.

In: the bytes of a file, and the config. Out: an `Extraction` as of any other document, but nothing in it
is doubtful. A form of another version or catalogue, with changed labels or unreadable cells is refused as a
whole: all problems at once, each with its sheet and cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TypeVar

from reports.config import Config
from reports.errors import Finding, InputError, Message, NotUnderstoodError, Place, Severity, message
from reports.extract.model import Extraction, Figure, Heading, Kind, Mention, PlannedTask, Source
from reports.facts import Role
from reports.form import layout
from reports.form.checking import AGAIN, faults, strays
from reports.form.layout import (
    DUE,
    FIGURES,
    HEDGE,
    INDICATOR,
    LABEL,
    NOTE,
    OWNER,
    SECTION,
    TARGET,
    TASKS,
    TEXT,
    VALUE,
    Form,
    Page,
    Stamp,
    before_digest,
    place_name,
    remark_rows,
)
from reports.form.stamp import BEFORE_NAME, stamp_in
from reports.indicators import Indicator
from reports.indicators import Kind as IndicatorKind
from reports.organisations import Cluster
from reports.periods import Period, read_day
from reports.quantities import LEXICON, MONEY, PERCENT, Quantity, read_quantity
from reports.readers.file import File
from reports.readers.model import Document, Format, Region
from reports.readers.sheets.maker import ERROR, MISSING, MOST_NAMED, NO_VALUE, STRUCK
from reports.readers.sheets.model import Book
from reports.readers.sheets.text import placed, where

T = TypeVar("T")
DASHES = "-–—− "
SPACED = re.compile(r"\d{1,3}(?: \d{3})+")
UNREADABLE = (NO_VALUE, ERROR, MISSING, STRUCK)


def filled_form(book: Book, file: File, config: Config | None) -> Extraction | None:
    """What the form states that `book` is, the sheets of `file`; None for one that is no form of ldreport.

    Raises `InputError` and `NotUnderstoodError`.
    """
    stamp = stamp_in(book.names)
    if stamp is None:
        if {layout.FIGURES, layout.TASKS} <= {sheet.name for sheet in book.sheets}:
            problem = message("this is a form of ldreport that no longer says of which unit and period it is")
            raise NotUnderstoodError(problem, AGAIN, code="other-form")
        return None
    reader = _Reader(_form(stamp, config), file.path, book)
    found = reader.extraction(sha256(file.content).hexdigest(), file.format)
    if reader.problems:
        raise InputError(reader.problems)
    return found


def _form(stamp: Stamp, config: Config | None) -> Form:
    """The form that a stamp is of. Raises `NotUnderstoodError` when it cannot be made any more."""
    if config is None:
        raise NotUnderstoodError(
            message("a form can only be read with the config.yaml it was made from"),
            message("Name the folder with config.yaml by --workspace."),
        )
    if stamp.version != layout.VERSION:
        problem = message("this is a form of another version, {version}", version=stamp.version)
        raise NotUnderstoodError(problem, AGAIN, code="other-form")
    if stamp.unit not in config.directory.ids:
        problem = message("this is a form of “{id}”, which config.yaml does not know", id=stamp.unit)
        raise NotUnderstoodError(problem, code="unknown-organisation")
    form = Form(config, stamp.unit, Period.parse(stamp.period))
    if stamp.catalogue != form.stamp.catalogue:
        problem = message("the indicators of config.yaml have changed since the form was made")
        raise NotUnderstoodError(problem, AGAIN, code="other-form")
    return form


@dataclass
class _Reader:
    """Reads one form; problems: what is wrong with it; notes: what is only to be said."""

    form: Form
    path: str
    book: Book
    problems: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text, self.places = placed(self.book)
        self.sheets = {sheet.name: sheet for sheet in self.book.sheets}
        self.indicators = {i.label: i for i in self.form.config.catalogue.indicators.values()}
        self.sections = {s.heading: s.id for s in self.form.config.catalogue.sections}
        known = self.form.config.directory
        self.owners = {n: o.name for o in known.organisations.values() for n in (o.name, o.short, o.id)}

    def extraction(self, digest: str, format: Format) -> Extraction:
        """Everything that the form states, as far as it can be read."""
        for page in self.form.pages:
            self.check(page)
        figures, tasks = [*self.figures(), *self.targets()], [*self.tasks()]
        remarks = tuple(self.remarks())
        self.beside(filled=bool(figures or tasks or remarks))
        form, period = self.form, self.form.period
        left_out = [f for f in self.book.findings if not self.is_list(f)]
        self.problems += [_as_error(f) for f in left_out if f.code in UNREADABLE]
        regions = (Region(*span, where(*place)) for place, span in self.places.items())
        cluster = form.name if isinstance(form.config.directory[form.unit], Cluster) else None
        return Extraction(
            Document(self.text, self.path, digest, format, tuple(regions), tuple(left_out)),
            Source(self.text, (), form.title, publisher=form.name),
            Heading(form.name, cluster, str(period), str(period.ahead), period.kind.value),
            tuple(sorted(figures, key=lambda figure: figure.start)),
            tuple(tasks),
            (),
            tuple(self.notes),
            remarks,
        )

    def is_list(self, finding: Finding) -> bool:
        """Whether a finding only says that the sheet with what can be chosen is hidden."""
        return ("sheet", layout.LISTS) in finding.problem.values and finding.code not in UNREADABLE

    def check(self, page: Page) -> None:
        """See that nothing printed was changed, and that nothing stands beside the cells to fill in."""
        sheet = self.sheets.get(page.title)
        for fault in faults(page, sheet):
            at = self.place(page.title, fault.place)
            self.problems.append(Finding(Severity.ERROR, "form-cell", at, fault.problem, fault.hint))
            if fault.whole:
                self.sheets.pop(page.title, None)  # what stands in it is not where it was
        beside = strays(page, sheet) if sheet and page.title in self.sheets else []
        if told := [place for place in beside if page.title != FIGURES or place[1] != layout.BEFORE]:
            cells = ", ".join(place_name(page.title, place)[1] for place in told[:MOST_NAMED])
            stray = message("these are no cells to fill in, and are not read: {cells}", cells=cells)
            self.say(page.title, told[0], stray, Severity.WARNING)

    def beside(self, *, filled: bool) -> None:
        """Say what else is in the file, or that nothing is."""
        known = {layout.LISTS, *(page.title for page in self.form.pages)}
        for sheet in self.book.sheets:
            if sheet.name not in known and sheet.cells:
                more = message("the sheet “{sheet}” is none of the form, and is not read", sheet=sheet.name)
                self.say(sheet.name, min(sheet.cells), more, Severity.WARNING)
        before = before_digest(self.at(FIGURES, row, layout.BEFORE) for row, _ in self.form.lines)
        if before != self.book.names.get(BEFORE_NAME, before):
            first = (self.form.lines[0][0], layout.BEFORE)
            changed = message("figures of the period before were changed; nothing in their column is read")
            self.say(FIGURES, first, changed, Severity.WARNING)
        if not (filled or self.problems):
            nothing = message("nothing is filled in")
            self.notes.append(Finding(Severity.WARNING, "nothing-in-it", Place(self.path), nothing))

    def figures(self) -> Iterator[Figure]:
        """The figures of the period, one for each cell that is not empty."""
        for row, indicator in self.form.lines:
            if note := self.at(FIGURES, row, NOTE):
                self.say(FIGURES, (row, NOTE), message("a note: {text}", text=note), Severity.INFO)
            hedge, value = self.at(FIGURES, row, HEDGE), self.at(FIGURES, row, VALUE)
            with self.reading(FIGURES, (row, VALUE)):
                if hedge and not value:
                    raise NotUnderstoodError(message("there is “{hedge}”, but no figure", hedge=hedge))
                if value:
                    yield self.figure(FIGURES, (row, VALUE), indicator, hedge)

    def figure(self, page: str, place: layout.Place, indicator: Indicator, hedge: str = "") -> Figure:
        """The figure in a cell. Raises `NotUnderstoodError`."""
        words = self.at(page, *place)
        full = f"{hedge} {words}".strip()
        if indicator.kind is IndicatorKind.PERCENT and not words.endswith(PERCENT):
            full += PERCENT
        quantity = _quantity(full, indicator)
        if indicator.kind is IndicatorKind.PERCENT:
            _see_share(quantity.value, words)
        start, end = self.places[place_name(page, place)]
        mention = Mention(
            start,
            end,
            quantity.value,
            Kind(indicator.kind.value),
            quantity.unit,
            quantity.qualifier,
            quantity.value_to,
            quantity.total,
            in_full=full if full != words else "",
        )
        role = Role.TASK if page == TASKS else Role.ACHIEVEMENT
        return Figure(mention, role, None, None, indicator.id)

    def task_rows(self) -> list[int]:
        """The rows of the tasks in which something was filled in."""
        inputs = self.form.pages[1].inputs
        return sorted({row for row, column in inputs if self.at(TASKS, row, column)})

    def tasks(self) -> Iterator[PlannedTask]:
        """The planned work, a task for each row: from its words to the last cell of the row."""
        for row in self.task_rows():
            text = self.at(TASKS, row, TEXT)
            if not text:
                with self.reading(TASKS, (row, TEXT)):
                    raise NotUnderstoodError(message("the row does not say what is planned"))
                continue
            last = max(column for column in range(TEXT, TARGET + 1) if self.at(TASKS, row, column))
            start, _ = self.places[place_name(TASKS, (row, TEXT))]
            _, end = self.places[place_name(TASKS, (row, last))]
            owner, section = self.known(row, OWNER, self.owners), self.known(row, SECTION, self.sections)
            other = owner if owner != self.form.name else None
            yield PlannedTask(start, end, text, other, section=section, due=self.due(row))

    def targets(self) -> Iterator[Figure]:
        """What the tasks are to reach."""
        for row in self.task_rows():
            label, value = self.at(TASKS, row, INDICATOR), self.at(TASKS, row, TARGET)
            indicator = self.known(row, INDICATOR, self.indicators)
            with self.reading(TASKS, (row, TARGET)):
                if bool(label) != bool(value):
                    raise NotUnderstoodError(
                        message("an indicator and its figure have to stand side by side")
                    )
                if indicator:
                    yield self.figure(TASKS, (row, TARGET), indicator)

    def known(self, row: int, column: int, names: Mapping[str, T]) -> T | None:
        """What the words of a cell mean in a list; None, and a problem unless it is empty, for others."""
        text = self.at(TASKS, row, column)
        with self.reading(TASKS, (row, column)):
            if text and text not in names:
                raise NotUnderstoodError(message("“{text}” is not in the list", text=text))
        return names.get(text)

    def due(self, row: int) -> date | None:
        """The day by which a task is to be done."""
        text = self.at(TASKS, row, DUE)
        with self.reading(TASKS, (row, DUE)):
            return read_day(text) if text else None
        return None

    def remarks(self) -> Iterator[tuple[str, str]]:
        """The texts without figures, each with its kind."""
        for kind, _, rows in remark_rows():
            for row in rows:
                if text := self.at(layout.REMARKS, row, LABEL):
                    yield kind, text

    def at(self, page: str, row: int, column: int) -> str:
        """The text of a cell, empty when it has none."""
        sheet = self.sheets.get(page)
        return sheet.cells[row, column].text if sheet and (row, column) in sheet.cells else ""

    @contextmanager
    def reading(self, page: str, place: layout.Place) -> Iterator[None]:
        """Note what cannot be read in a cell, and go on after it."""
        try:
            yield
        except NotUnderstoodError as error:
            at = self.place(page, place)
            self.problems.append(Finding(Severity.ERROR, "form-cell", at, error.problem, error.hint))

    def say(self, page: str, place: layout.Place, what: Message, severity: Severity) -> None:
        """Note something about a cell that stops nothing."""
        self.notes.append(Finding(severity, "form-note", self.place(page, place), what))

    def place(self, page: str, place: layout.Place) -> Place:
        """A cell of the file as people call it: form.xlsx: Số liệu!E12."""
        return Place(f"{self.path}: {'!'.join(place_name(page, place))}")


def _quantity(full: str, indicator: Indicator) -> Quantity:
    """The quantity of a cell in the unit of its indicator. Raises `NotUnderstoodError`."""
    if full.strip(DASHES) == "":
        raise NotUnderstoodError(
            message("“{text}” is no figure", text=full), message("Leave the cell empty if there is nothing.")
        )
    if SPACED.fullmatch(full):
        hint = message("Write {text}.", text=full.replace(" ", "."))
        raise NotUnderstoodError(message("“{text}” has spaces between its digits", text=full), hint)
    if full.lstrip().startswith(tuple("-–−")):
        raise NotUnderstoodError(message("“{text}” is less than nothing", text=full))
    unit = {IndicatorKind.MONEY: MONEY, IndicatorKind.PERCENT: PERCENT}.get(indicator.kind, indicator.unit)
    quantity = read_quantity(full).in_unit(unit)
    if indicator.kind is IndicatorKind.COUNT and quantity.value % 1:
        raise NotUnderstoodError(message("“{text}” is no whole number", text=full))
    if indicator.kind is IndicatorKind.MONEY and quantity.value % 1:
        raise NotUnderstoodError(
            message("“{text}” is no whole amount of {unit}", text=full, unit=MONEY),
            message("Write it in {unit}, or as “{example}”.", unit=MONEY, example=LEXICON["examples"][-1]),
        )
    if (indicator.kind is IndicatorKind.RATIO) != (quantity.total is not None):
        problem = message("“{text}” does not fit what is counted", text=full)
        raise NotUnderstoodError(problem, message("Write shares as 5/6, and nothing else so."))
    return quantity


def _see_share(value: Decimal, words: str) -> None:
    """See that a share is one. Raises `NotUnderstoodError`: over 100 %, or a part of 1 without a sign."""
    if value > 100:
        raise NotUnderstoodError(message("“{text}” is more than 100 %", text=words))
    if 0 < value < 1 and not words.endswith(PERCENT):
        full = f"{value * 100:f}".rstrip("0").rstrip(".").replace(".", ",")
        raise NotUnderstoodError(
            message("“{text}” is less than 1 %", text=words),
            message(
                "Write {share}% if that is meant, or {text}% if it really is so little.",
                share=full,
                text=words,
            ),
        )


def _as_error(finding: Finding) -> Finding:
    return Finding(Severity.ERROR, finding.code, finding.place, finding.problem, finding.hint)
