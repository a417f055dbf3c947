"""What config.yaml may hold: the schema of the file, entry by entry. Types only."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from reports.errors import NotUnderstoodError, Severity, message
from reports.indicators import Aggregation, Kind, OverTime, ReportPart, Time
from reports.levels import PdfLevel
from reports.mailing import Mailing
from reports.organisations import Validity
from reports.periods import CutOff
from reports.reading import Day, Id, Number, Schema, Size, Text
from reports.room import LEAST


class Standing(StrEnum):
    """The classes of facts that `precedence` puts in order."""

    REVIEWED = "reviewed"
    OFFICIAL_REPORT = "official_report"
    FORM = "form"
    NEWSPAPER = "newspaper"


class Operator(StrEnum):
    """How the two sides of a rule must stand to each other."""

    EQUAL = "=="
    AT_MOST = "<="
    AT_LEAST = ">="


class Dated(Schema):
    since: Day | None = None
    until: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.until < self.since:
            problem = message("the time ends before it begins")
            raise NotUnderstoodError(problem, code="ends-before", key=("until",))
        return self

    @property
    def validity(self) -> Validity:
        return Validity(self.since, self.until)


class OrganisationEntry(Dated):
    id: Id
    name: Text
    short: Text
    parent: Id | None = None
    merged_into: Id | None = None
    renamed_from: Id | None = None


class MemberEntry(Dated):
    organisation: Id


class ClusterEntry(Dated):
    id: Id
    name: Text
    short: Text
    lead: tuple[MemberEntry, ...] = ()
    deputy: tuple[MemberEntry, ...] = ()
    expected: Annotated[int, Field(ge=1)] | None = None
    note: str = ""
    members: tuple[MemberEntry, ...] = ()


class IssuerEntry(Dated):
    organisation: Id
    superior: tuple[Text, ...]
    name: Annotated[tuple[Text, ...], Field(min_length=1)]
    symbol: Text
    place: Text
    signature: Annotated[tuple[Text, ...], Field(min_length=1)]
    recipients: Annotated[tuple[Text, ...], Field(min_length=1)]
    addressees: tuple[Text, ...] = ()
    signer: str = ""


class SectionEntry(Schema):
    id: Id
    heading: Text
    part: ReportPart = ReportPart.RESULTS


class ClauseEntry(Schema):
    after: Id
    text: Text


class IndicatorEntry(Schema):
    id: Id
    label: Text
    unit: Text
    kind: Kind
    section: Id
    sentence: Text
    time: Time = Time.FLOW
    aggregation: Aggregation = Aggregation.NONE
    clause: ClauseEntry | None = None
    hedged: str = ""
    over_time: OverTime | None = None
    share_of: Id | None = None
    chart: bool = False
    synonyms: tuple[Text, ...] = ()


class RuleEntry(Schema):
    id: Id
    left: Annotated[tuple[Id, ...], Field(min_length=1)]
    operator: Operator
    right: Annotated[tuple[Id, ...], Field(min_length=1)]
    severity: Severity = Severity.WARNING


class ReadingEntry(Schema):
    max_size: Size | None = None
    max_unpacked: Size | None = None
    max_pages: Number | None = None
    max_cells: Number | None = None


class LimitsEntry(Schema):
    memory: Size | None = None
    seconds: Number | None = None

    @model_validator(mode="after")
    def _enough(self) -> Self:
        if self.memory is not None and self.memory < LEAST:
            problem = message("no document can be made with less than {size} MB", size=LEAST // 1_000_000 + 1)
            raise NotUnderstoodError(problem, code="too-little-memory", key=("memory",))
        return self


class File(Schema):
    organisations: Annotated[tuple[OrganisationEntry, ...], Field(min_length=1)]
    clusters: tuple[ClusterEntry, ...] = ()
    issuers: Annotated[tuple[IssuerEntry, ...], Field(min_length=1)]
    precedence: tuple[Standing, ...] = tuple(Standing)
    rules: tuple[RuleEntry, ...] = ()
    cut_off: CutOff = CutOff.CALENDAR
    deadline_days: Annotated[int, Field(ge=0)] = 10
    far_off: Annotated[int, Field(ge=2)] = 10
    pdf: PdfLevel = PdfLevel.A2B
    reading: ReadingEntry = ReadingEntry()
    limits: LimitsEntry = LimitsEntry()
    bulletin: Mailing | None = None
    sections: Annotated[tuple[SectionEntry, ...], Field(min_length=1)]
    indicators: Annotated[tuple[IndicatorEntry, ...], Field(min_length=1)]
