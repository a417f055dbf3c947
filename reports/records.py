"""Records: the YAML files in seeds/<period>/, each what one source states, made into facts.

In: the files of one period, and what the config knows. Out: `Record`s whose facts know their file
and line, or every problem of every file. A value must stand in its quote, whole and with its hedge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, Field, PrivateAttr, ValidationInfo, model_validator

from reports.config import Config, Ids
from reports.errors import (
    Finding,
    InputError,
    Message,
    NotUnderstoodError,
    Place,
    Severity,
    UnknownNameError,
    message,
)
from reports.facts import (
    NO_OTHER,
    Event,
    Fact,
    Measure,
    Record,
    RecordKind,
    Role,
    Source,
    SourceKind,
    Task,
    TaskReport,
    TaskStanding,
)
from reports.indicators import Catalogue, Indicator, Kind
from reports.periods import Period, PeriodKind
from reports.quantities import LEXICON, MONEY, PERCENT, Quantity, read_change, read_quantity, states
from reports.reading import Day, Id, Key, Loaded, PeriodText, Schema, Sha256, Text, Tree, load, slips_told
from reports.spoken import read_spoken

FOLDER = "seeds"
SUFFIX = ".yaml"


@dataclass(frozen=True)
class Known:
    """What a record may refer to. catalogue: None while the config itself is wrong."""

    period: Period
    ids: Ids
    catalogue: Catalogue | None


def _organisation(id: str, info: ValidationInfo[Known]) -> str:
    unknown = message("unknown organisation “{id}”", id=id)
    return _found(id, info.context.ids.organisations, unknown, "unknown-organisation")


def _section(id: str, info: ValidationInfo[Known]) -> str:
    unknown = message("unknown section “{id}”", id=id)
    return _found(id, info.context.ids.sections, unknown, "unknown-section")


def _indicator(id: str, info: ValidationInfo[Known]) -> str:
    unknown = message("unknown indicator “{id}”", id=id)
    return _found(id, info.context.ids.indicators, unknown, "unknown-indicator")


def _found(id: str, ids: tuple[str, ...] | None, unknown: Message, code: str) -> str:
    if ids is not None and id not in ids:
        raise UnknownNameError(unknown, id, ids, code)
    return id


def _period(period: Period, info: ValidationInfo[Known]) -> Period:
    wanted = info.context.period
    if period != wanted:
        problem = message(
            "the record is of {found}, but lies in the folder of {wanted}", found=period, wanted=wanted
        )
        hint = message("Correct the period, or move the file.")
        raise NotUnderstoodError(problem, hint, code="wrong-period")
    return period


OrganisationId = Annotated[Id, AfterValidator(_organisation)]
SectionId = Annotated[Id, AfterValidator(_section)]
IndicatorId = Annotated[Id, AfterValidator(_indicator)]
Offset = Annotated[int, Field(ge=0)]


def _in_order(span: tuple[int, int]) -> tuple[int, int]:
    if span[0] >= span[1]:
        problem = message("the span ends before it begins")
        raise NotUnderstoodError(problem, message("Write where the quote begins, and where it ends."))
    return span


Span = Annotated[tuple[Offset, Offset], AfterValidator(_in_order)]


class _Source(Schema):
    id: Id
    kind: SourceKind
    title: Text
    publisher: Text
    published: Day | None = None
    sha256: Sha256 = ""


class _Figure(Schema):
    indicator: IndicatorId
    value: Text
    quote: Text
    in_words: str = ""
    measure: Measure = Measure.AMOUNT
    base: str = ""
    span: Span | None = None
    as_of: Day | None = None
    _quantity: Quantity = PrivateAttr()

    @model_validator(mode="after")
    def _read(self, info: ValidationInfo[Known]) -> Self:
        if info.context.catalogue:
            self._quantity = _quantity(self, info.context.catalogue.indicators[self.indicator])
        return self

    @property
    def quantity(self) -> Quantity:
        return self._quantity


class _Event(Schema):
    day: Day
    partner: Text


class _Fact(_Figure):
    organisation: OrganisationId | None = None
    role: Role = Role.ACHIEVEMENT
    id: Id | None = None
    event: _Event | None = None
    same_as: Id | None = None


class _Task(Schema):
    id: Id | None = None
    text: Text
    owner: OrganisationId | None = None
    section: SectionId | None = None
    due: Day | None = None
    span: Span | None = None
    target: _Figure | None = None


class _TaskReport(Schema):
    task: Id
    standing: TaskStanding
    note: str = ""


class _Record(Schema):
    organisation: OrganisationId
    period: Annotated[PeriodText, AfterValidator(_period)]
    kind: RecordKind
    task_period: PeriodText | None = None
    reviewed: bool = False
    received: Day | None = None
    source: _Source
    facts: tuple[_Fact, ...] = ()
    tasks: tuple[_Task, ...] = ()
    task_reports: tuple[_TaskReport, ...] = ()
    absence: str = ""
    briefing: bool = False
    highlights: tuple[Text, ...] = ()
    difficulties: tuple[Text, ...] = ()
    causes: tuple[Text, ...] = ()
    proposals: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _kind_fits(self) -> Self:
        if self.kind.value in {*PeriodKind} and self.kind.value != self.period.kind.value:
            problem = message(
                "{period} is not a period of the kind “{kind}”", period=self.period, kind=self.kind
            )
            raise NotUnderstoodError(problem, code="wrong-kind", key=("kind",))
        if self.absence and self.facts:
            problem = message("a record with figures has no absence to explain")
            raise NotUnderstoodError(problem, code="absence-with-figures", key=("absence",))
        return self


def _quantity(figure: _Figure, indicator: Indicator) -> Quantity:
    """The quantity of a figure, in the unit of its indicator. Raises `NotUnderstoodError`."""
    try:
        _check_quote(figure)
        if figure.measure is Measure.PERCENT_OF_PLAN:
            return read_quantity(figure.value).in_unit(PERCENT)
        if figure.measure is Measure.CHANGE_ON_LAST_YEAR:
            change = read_change(figure.value)
            return change if change.unit == PERCENT else change.in_unit(indicator.unit)
        return _amount(figure, indicator)
    except NotUnderstoodError as error:
        raise NotUnderstoodError(error.problem, error.hint, key=("value",)) from error


def _check_quote(figure: _Figure) -> None:
    if not states(figure.quote, figure.value):
        hedges = ", ".join(LEXICON["hedges"])
        raise NotUnderstoodError(
            message("the quote does not state “{value}”", value=figure.value),
            message("Copy the whole figure as the quote writes it, with its hedge: {words}.", words=hedges),
        )


def _amount(figure: _Figure, indicator: Indicator) -> Quantity:
    if figure.base and indicator.kind is not Kind.PERCENT:
        raise NotUnderstoodError(
            message("only a percentage has a base"),
            message("The unit of “{label}” is “{unit}”.", label=indicator.label, unit=indicator.unit),
        )
    unit = {Kind.MONEY: MONEY, Kind.PERCENT: PERCENT}.get(indicator.kind, indicator.unit)
    quantity = read_quantity(figure.value).in_unit(unit)
    if figure.in_words and read_spoken(figure.in_words) != quantity.value:
        problem = message(
            "“{words}” is another number than “{value}”", words=figure.in_words, value=figure.value
        )
        raise NotUnderstoodError(problem)
    if indicator.kind is Kind.RATIO and quantity.total is None:
        problem = message("“{value}” does not say out of how many", value=figure.value)
        raise NotUnderstoodError(problem, message("Write it as 6/6."))
    return quantity


@dataclass(frozen=True)
class RecordFiles:
    """The record files of one period as they were found; ignored: what lies beside them unread."""

    files: tuple[Loaded[_Record], ...]
    ignored: tuple[Finding, ...]

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What is wrong with the files, each by itself and together."""
        own = (problem for file in self.files for problem in file.problems)
        return (*own, *_source_clashes(self.files), *_event_clashes(self.files))

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What was changed in the texts of the files."""
        return tuple(note for file in self.files for note in file.tree.notes)


def load_record_files(workspace: Path, known: Known) -> RecordFiles:
    """The record files of a period, none when it has no folder. Never raises."""
    folder = workspace / FOLDER / str(known.period)
    names = sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []
    wanted = [name for name in names if name.endswith(SUFFIX)]
    shown = f"{FOLDER}/{known.period}"
    ignored = (n for n in names if not n.endswith(SUFFIX) and not n.startswith("."))
    return RecordFiles(
        tuple(load(folder / name, f"{shown}/{name}", _Record, known) for name in wanted),
        tuple(_not_read(Place(f"{shown}/{name}")) for name in ignored),
    )


def load_past(workspace: Path, known: Known) -> tuple[RecordFiles, ...]:
    """The record files of the other periods of this year and the last."""
    names = [p.name for p in (workspace / FOLDER).iterdir()] if (workspace / FOLDER).is_dir() else []
    years, found = (known.period.year, known.period.year - 1), []
    for name in sorted(names):
        with suppress(NotUnderstoodError):
            period = Period.parse(name)
            if period != known.period and period.year in years:
                found.append(load_record_files(workspace, replace(known, period=period)))
    return tuple(found)


def read_past(past: Iterable[RecordFiles], config: Config) -> tuple[tuple[Record, ...], tuple[Finding, ...]]:
    """The records of other periods; one with a problem is left out, which is a finding."""
    records, findings = [], []
    for files in past:
        for file in files.files:
            if file.value and not (file.problems or [*_ended(file.value, file.tree, config)]):
                records.append(_record(file.value, file.tree))
            else:
                problem = message("the record has problems and is left out of comparisons")
                place = file.tree.place()
                findings.append(Finding(Severity.WARNING, "past-left-out", place, problem))
    return tuple(records), tuple(findings)


def read_records(files: RecordFiles, config: Config) -> tuple[Record, ...]:
    """The records of `files`, in the order of their names. Raises `InputError`."""
    entries = [(file.value, file.tree) for file in files.files if file.value]
    problems = [*files.problems, *(p for entry, tree in entries for p in _ended(entry, tree, config))]
    if problems:
        raise InputError(problems)
    return tuple(_record(entry, tree) for entry, tree in entries)


def _record(entry: _Record, tree: Tree) -> Record:
    ahead = entry.period if entry.kind is RecordKind.PLAN else entry.period.ahead
    maker = _Maker(entry, tree, Source(**dict(entry.source)), entry.task_period or ahead)
    return Record(
        organisation=entry.organisation,
        period=entry.period,
        kind=entry.kind,
        task_period=maker.task_period,
        source=maker.source,
        reviewed=entry.reviewed,
        received=entry.received,
        place=tree.place(),
        facts=tuple(maker.fact(n, fact) for n, fact in enumerate(entry.facts)),
        tasks=tuple(maker.task(n, task) for n, task in enumerate(entry.tasks)),
        task_reports=tuple(TaskReport(r.task, r.standing, r.note) for r in entry.task_reports),
        absence=entry.absence,
        highlights=entry.highlights,
        difficulties=entry.difficulties,
        briefing=entry.briefing,
        causes=entry.causes,
        proposals=entry.proposals,
    )


@dataclass(frozen=True)
class _Maker:
    """Makes the facts and tasks of one record out of their entries."""

    entry: _Record
    tree: Tree
    source: Source
    task_period: Period

    def fact(self, n: int, entry: _Fact) -> Fact:
        organisation = entry.organisation or self.entry.organisation
        fact = self.figure(entry, self.tree.place("facts", n, "value"), organisation, entry.role)
        event = Event(entry.event.day, entry.event.partner) if entry.event else None
        return replace(fact, id=entry.id or "", event=event, same_as=entry.same_as or "")

    def task(self, n: int, entry: _Task) -> Task:
        owner, target = entry.owner or self.entry.organisation, None
        if entry.target:
            place = self.tree.place("tasks", n, "target", "value")
            target = self.figure(entry.target, place, owner, Role.TASK)
        return Task(
            text=entry.text,
            owner=owner,
            period=self.task_period,
            source=self.source,
            place=self.tree.place("tasks", n, "text"),
            section=entry.section,
            target=target,
            due=entry.due,
            span=entry.span,
            id=entry.id or "",
        )

    def figure(self, entry: _Figure, place: Place, organisation: str, role: Role) -> Fact:
        return Fact(
            organisation=organisation,
            indicator=entry.indicator,
            period=self.task_period if role is Role.TASK else self.entry.period,
            quantity=entry.quantity,
            source=self.source,
            place=place,
            quote=entry.quote,
            role=role,
            measure=entry.measure,
            span=entry.span,
            base=entry.base,
            as_of=entry.as_of,
            reviewed=self.entry.reviewed,
        )


def _ended(entry: _Record, tree: Tree, config: Config) -> Iterator[Finding]:
    """A record of an organisation or cluster that did not exist on any day of the period."""
    subject = config.directory[entry.organisation]
    if not subject.validity.meets(entry.period.first_day, entry.period.last_day):
        problem = message("“{id}” did not exist in {period}", id=entry.organisation, period=entry.period)
        hint = message("Its dates stand in config.yaml (since, until).")
        yield tree.error("organisation-ended", ("organisation",), problem, hint)


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


def _event_clashes(files: Sequence[Loaded[_Record]]) -> Iterator[Finding]:
    """An id of a figure is given once, and `same_as` leads to one."""
    entries = [(file.tree, file.value.facts) for file in files if file.value]
    ids = Counter(fact.id for _, facts in entries for fact in facts if fact.id)
    for tree, facts in entries:
        yield from slips_told(tree, _clashes_of(facts, ids))


def _clashes_of(facts: Iterable[_Fact], ids: Counter[str]) -> Iterator[tuple[Key, NotUnderstoodError]]:
    """The facts of one record whose id or `same_as` does not fit; ids: how often each is given."""
    for n, fact in enumerate(facts):
        if fact.id and (ids[fact.id] > 1 or fact.id == NO_OTHER):
            problem = message("the id “{id}” is given to more than one entry", id=fact.id)
            yield ("facts", n, "id"), NotUnderstoodError(problem, code="doubled-id")
        if fact.same_as and not _leads_to_another(fact, ids):
            problem = message("nothing has the id “{id}”", id=fact.same_as)
            yield ("facts", n, "same_as"), UnknownNameError(problem, fact.same_as, ids, "unknown-id")


def _leads_to_another(fact: _Fact, ids: Container[str]) -> bool:
    return fact.same_as != fact.id and (fact.same_as in ids or fact.same_as == NO_OTHER)


def no_records(workspace: Path, period: Period) -> Finding:
    """What is said when a period has nothing to tell."""
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
