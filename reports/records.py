"""Records: the YAML files in seeds/<period>/, each what one source states, made into facts.

In: the files of one period and the config. Out: `Record`s whose facts know their file and line,
or `InputError` with every problem of every file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from reports.config import Config
from reports.errors import (
    Finding,
    InputError,
    Message,
    NotUnderstoodError,
    Place,
    Severity,
    did_you_mean,
    message,
)
from reports.facts import Fact, Measure, Record, RecordKind, Role, Source, SourceKind, Task
from reports.indicators import Indicator, Kind
from reports.periods import Period
from reports.quantities import LEXICON, MONEY, PERCENT, Quantity, read_change, read_quantity, states
from reports.reading import Day, Id, Key, Loaded, PeriodText, Schema, Text, Tree, load

FOLDER = "seeds"
SUFFIX = ".yaml"


Span = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]]


class _Source(Schema):
    id: Id
    kind: SourceKind
    title: Text
    publisher: Text
    published: Day | None = None
    sha256: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")] = ""


class _Figure(Schema):
    indicator: Id
    value: Text
    quote: Text
    span: Span | None = None
    base: str = ""


class _Fact(_Figure):
    organisation: Id | None = None
    role: Role = Role.ACHIEVEMENT
    measure: Measure = Measure.AMOUNT
    as_of: Day | None = None


class _Task(Schema):
    text: Text
    owner: Id | None = None
    section: Id | None = None
    due: Day | None = None
    span: Span | None = None
    target: _Figure | None = None


class _Record(Schema):
    organisation: Id
    period: PeriodText
    kind: RecordKind
    task_period: PeriodText | None = None
    reviewed: bool = False
    source: _Source
    facts: tuple[_Fact, ...] = ()
    tasks: tuple[_Task, ...] = ()
    highlights: tuple[Text, ...] = ()
    difficulties: tuple[Text, ...] = ()


@dataclass(frozen=True)
class RecordFiles:
    """The record files of one period as they were found; not yet checked against the config."""

    period: Period
    files: tuple[Loaded[_Record], ...]
    ignored: tuple[Finding, ...]

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What is wrong with the files taken by themselves."""
        return tuple(problem for file in self.files for problem in file.problems)


def load_record_files(workspace: Path, period: Period) -> RecordFiles:
    """The record files of `period`. Raises `InputError` when there is not one."""
    folder = workspace / FOLDER / str(period)
    names = sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []
    wanted = [name for name in names if name.endswith(SUFFIX)]
    if not wanted:
        raise InputError([_no_records(workspace, period)])
    shown = f"{FOLDER}/{period}"
    ignored = (n for n in names if not n.endswith(SUFFIX) and not n.startswith("."))
    return RecordFiles(
        period,
        tuple(load(folder / name, f"{shown}/{name}", _Record) for name in wanted),
        tuple(_not_read(Place(f"{shown}/{name}")) for name in ignored),
    )


def read_records(files: RecordFiles, config: Config) -> tuple[Record, ...]:
    """The records of `files`, in the order of their names. Raises `InputError`."""
    problems = list(files.problems)
    records = []
    for file in files.files:
        if file.value:
            maker = _Maker(file.value, file.tree, config)
            problems += maker.check(files.period)
            records.append(maker.record())
            problems += maker.problems
    problems += _source_clashes(files.files)
    if problems:
        raise InputError(problems)
    return tuple(records)


class _Maker:
    """Makes one record, noting every value that cannot be used."""

    def __init__(self, entry: _Record, tree: Tree, config: Config) -> None:
        self.entry, self.tree, self.config = entry, tree, config
        self.problems: list[Finding] = []
        self.source = Source(**dict(entry.source))
        self.task_period = entry.task_period or (
            entry.period if entry.kind is RecordKind.PLAN else entry.period.ahead
        )

    def check(self, period: Period) -> Iterator[Finding]:
        """The record's own ids and period against the config and the folder it lies in."""
        found = self.entry.period
        if found != period:
            problem = message(
                "the record is of {found}, but lies in the folder of {wanted}", found=found, wanted=period
            )
            hint = message("Correct the period, or move the file.")
            yield self.tree.error("wrong-period", ("period",), problem, hint)
        for key, id in self.organisation_ids():
            unknown = message("unknown organisation “{id}”", id=id)
            yield from self.known("unknown-organisation", key, id, self.config.directory.ids, unknown)
        sections = [section.id for section in self.config.catalogue.sections]
        for n, task in enumerate(self.entry.tasks):
            unknown = message("unknown section “{id}”", id=task.section)
            yield from self.known("unknown-section", ("tasks", n, "section"), task.section, sections, unknown)

    def known(
        self, code: str, key: Key, id: str | None, ids: Iterable[str], unknown: Message
    ) -> Iterator[Finding]:
        if id is not None and id not in ids:
            yield self.tree.error(code, key, unknown, did_you_mean(id, ids))

    def organisation_ids(self) -> Iterator[tuple[Key, str | None]]:
        yield ("organisation",), self.entry.organisation
        for n, fact in enumerate(self.entry.facts):
            yield ("facts", n, "organisation"), fact.organisation
        for n, task in enumerate(self.entry.tasks):
            yield ("tasks", n, "owner"), task.owner

    def record(self) -> Record:
        entry = self.entry
        return Record(
            organisation=entry.organisation,
            period=entry.period,
            kind=entry.kind,
            task_period=self.task_period,
            source=self.source,
            reviewed=entry.reviewed,
            place=self.tree.place(),
            facts=tuple(f for n, e in enumerate(entry.facts) if (f := self.fact(e, ("facts", n)))),
            tasks=tuple(self.task(e, ("tasks", n)) for n, e in enumerate(entry.tasks)),
            highlights=entry.highlights,
            difficulties=entry.difficulties,
        )

    def task(self, entry: _Task, key: Key) -> Task:
        target = None
        if entry.target:
            figure = _Fact(**dict(entry.target), organisation=entry.owner, role=Role.TASK)
            target = self.fact(figure, (*key, "target"))
        return Task(
            text=entry.text,
            owner=entry.owner or self.entry.organisation,
            period=self.task_period,
            source=self.source,
            place=self.tree.place(*key, "text"),
            section=entry.section,
            target=target,
            due=entry.due,
            span=entry.span,
        )

    def fact(self, entry: _Fact, key: Key) -> Fact | None:
        """The fact of `entry`, or None after noting why there is none."""
        indicators = self.config.catalogue.indicators
        if entry.indicator not in indicators:
            unknown = message("unknown indicator “{id}”", id=entry.indicator)
            hint = did_you_mean(entry.indicator, indicators)
            self.note("unknown-indicator", (*key, "indicator"), unknown, hint)
            return None
        try:
            quantity = _quantity(entry, indicators[entry.indicator])
        except NotUnderstoodError as error:
            self.note("not-understood", (*key, "value"), error.problem, error.hint)
            return None
        return Fact(
            organisation=entry.organisation or self.entry.organisation,
            indicator=entry.indicator,
            period=self.task_period if entry.role is Role.TASK else self.entry.period,
            quantity=quantity,
            source=self.source,
            place=self.tree.place(*key, "value"),
            quote=entry.quote,
            role=entry.role,
            measure=entry.measure,
            span=entry.span,
            base=entry.base,
            as_of=entry.as_of,
        )

    def note(self, code: str, key: Key, problem: Message, hint: Message | None) -> None:
        self.problems.append(self.tree.error(code, key, problem, hint))


def _quantity(entry: _Fact, indicator: Indicator) -> Quantity:
    """The quantity of a figure, in the unit of its indicator. Raises `NotUnderstoodError`."""
    if not states(entry.quote, entry.value):
        raise NotUnderstoodError(
            message("the quote does not state “{value}”", value=entry.value),
            message(
                "Copy the figure as the quote writes it, with its hedge: {words}.",
                words=", ".join(LEXICON["hedges"]),
            ),
        )
    if entry.measure is Measure.PERCENT_OF_PLAN:
        return read_quantity(entry.value).in_unit(PERCENT)
    if entry.measure is Measure.CHANGE_ON_LAST_YEAR:
        change = read_change(entry.value)
        return change if change.unit == PERCENT else change.in_unit(indicator.unit)
    if entry.base and indicator.kind is not Kind.PERCENT:
        raise NotUnderstoodError(
            message("only a percentage has a base"),
            message("The unit of “{label}” is “{unit}”.", label=indicator.label, unit=indicator.unit),
        )
    quantity = read_quantity(entry.value).in_unit(
        {Kind.MONEY: MONEY, Kind.PERCENT: PERCENT}.get(indicator.kind, indicator.unit)
    )
    if indicator.kind is Kind.RATIO and quantity.total is None:
        raise NotUnderstoodError(
            message("“{value}” does not say out of how many", value=entry.value),
            message("Write it as 6/6."),
        )
    return quantity


def _source_clashes(files: Iterable[Loaded[_Record]]) -> Iterator[Finding]:
    """One id must mean one document in all records of a period."""
    known: dict[str, _Source] = {}
    for file in files:
        if file.value:
            source = file.value.source
            if known.setdefault(source.id, source) != source:
                problem = message(
                    "the source “{id}” is described differently in another record", id=source.id
                )
                yield file.tree.error("source-clash", ("source", "id"), problem)


def _no_records(workspace: Path, period: Period) -> Finding:
    folder = workspace / FOLDER
    known = sorted(p.name for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else []
    return Finding(
        Severity.ERROR,
        "no-records",
        Place(f"{FOLDER}/{period}"),
        message("there are no records of {period}", period=period),
        message("There are records of: {periods}.", periods=", ".join(known) or "-"),
    )


def _not_read(place: Place) -> Finding:
    problem = message("the file was not read, because its name does not end in .yaml")
    return Finding(Severity.WARNING, "file-ignored", place, problem)
