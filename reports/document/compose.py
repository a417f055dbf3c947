"""Summary to `Report`: the only place that decides what a report says, where, and in what order.

In: a `Summary`, the config and the words of the reader. Out: a `Report` of ready strings. The
outline is that of the-thuc.md 3.2; parts without content are left out and the rest renumbered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from reports.config import Config, Issuer
from reports.document.figures import Material
from reports.document.prose import attributed, by_organisation, section_paragraphs
from reports.document.report import (
    Achievements,
    Annex,
    Completeness,
    Letterhead,
    Part,
    Plan,
    PlannedTask,
    Promises,
    Report,
    Section,
    Signature,
)
from reports.document.tables import (
    achievements,
    capitalised,
    completeness,
    promise_rows,
    source_rows,
    task_groups,
)
from reports.errors import Finding
from reports.facts import Role
from reports.indicators import ReportPart
from reports.merge.results import Summary
from reports.periods import PeriodKind
from reports.words import Words

PLAN, REVIEW, YEARLY = "ke-hoach", "so-ket", "tong-ket"
CODES = {PLAN: "KH", REVIEW: "BC", YEARLY: "BC"}  # NĐ 30/2020, Phụ lục III


def compose(summary: Summary, config: Config, words: Words) -> Report:
    """The report that `summary` gives, every string of it ready to print."""
    return _Composer(summary, config, words).report()


class _Composer:
    """Writes one report from its heading to its annex. Each method is one part."""

    def __init__(self, summary: Summary, config: Config, words: Words) -> None:
        self.summary, self.config, self.words = summary, config, words
        self.material = Material(summary, config, words)
        self.issuer: Issuer = config.issuer_for(summary.subject)
        self.name = self.material.name(summary.subject)
        self.period = words.period(summary.period)
        self.ahead = words.list(words.period(period) for period in summary.task_periods)
        self.numbers: Iterator[int] = count(1)

    def report(self) -> Report:
        # In the order of the page: each part that has content takes the next number.
        situation, results = self.situation(), self.results()
        return Report(
            id=self.summary.subject,
            kind=self.kind,
            period=str(self.summary.period),
            title=" ".join((f"{self.type.capitalize()}:", *self.subject())),
            organisation=self.name,
            letterhead=self.letterhead(),
            opening=self.opening(),
            situation=situation,
            results=results,
            achievements=self.achievements(results),
            assessment=self.assessment(),
            completeness=self.completeness(),
            promises=self.promises(),
            plan=self.plan(),
            closing=self.closing(),
            signature=self.signature(),
            annex=self.annex(),
            figures=self.material.figures,
            tasks=tuple(PlannedTask(task.text, str(task.period)) for task in self.summary.tasks),
            findings=self.summary.findings,
        )

    @property
    def kind(self) -> str:
        if self.summary.plan_only:
            return PLAN
        return YEARLY if self.summary.period.kind is PeriodKind.YEAR else REVIEW

    @property
    def type(self) -> str:
        return self.words.text("PLAN") if self.kind == PLAN else self.words.text("REPORT")

    @property
    def symbol(self) -> str:
        return f"{CODES[self.kind]}-{self.issuer.symbol}"

    @property
    def year(self) -> str:
        """The year of issue as far as it is known: what closes with December is often issued later."""
        last_day = self.summary.period.last_day
        return "" if last_day.month == 12 else str(last_day.year)

    def heading(self, text: str) -> str:
        # A plan has one part only, which then needs no number.
        number = "" if self.kind == PLAN else f"{self.words.roman(next(self.numbers))}. "
        return number + text.upper()

    def subject(self) -> tuple[str, ...]:
        """Trích yếu, broken into lines; the issuer need not name itself again."""
        about = self.about()
        itself = self.summary.subject == self.issuer.organisation and self.kind != PLAN
        return about if itself else (*about, self.words.text("of {name}", name=self.name))

    def about(self) -> tuple[str, ...]:
        text = self.words.text
        if self.kind == PLAN:
            return (text("Tasks of trade union work in {period}", period=self.period),)
        if self.kind == YEARLY:
            first = text(
                "Final review of the workers' movement and trade union work in {period}", period=self.period
            )
        else:
            first = text("Review of trade union work in {period}", period=self.period)
        second = text("direction and main tasks for {period}", period=self.ahead)
        return (f"{first},", second) if self.summary.tasks else (first,)

    def letterhead(self) -> Letterhead:
        date = self.words.text(
            "{place}, day      month      year {year}", place=self.issuer.place, year=self.year
        )
        return Letterhead(
            superior=self.issuer.superior,
            issuer=self.issuer.name,
            number=self.words.text("No.:      /{symbol}", symbol=self.symbol),
            date=date.rstrip(),
            type=self.type,
            subject=self.subject(),
        )

    def opening(self) -> str:
        text, period, scheme = self.words.text, self.summary.period, self.config.cut_off
        if self.kind == PLAN:
            return text(
                "{name} sets the tasks of trade union work in {period} as follows:",
                period=self.period,
                name=self.name,
            )
        first, last = self.words.date(period.opens(scheme)), self.words.date(period.cut_off(scheme))
        named = text(
            "{period} (from {first}, figures as of {last})", period=self.period, first=first, last=last
        )
        issuer = self.material.name(self.issuer.organisation)
        if self.summary.subject == self.issuer.organisation:
            return text(
                "{issuer} reports its results of trade union work in {period} as follows:",
                issuer=issuer,
                period=named,
            )
        return text(
            "From the units' figures, {issuer} reports the results of {name} in {period} as follows:",
            period=named,
            name=self.name,
            issuer=issuer,
        )

    def closing(self) -> tuple[str, ...]:
        text = self.words.text
        sources = text("The Annex gives the source of each figure.")
        if self.kind == PLAN:
            last = text(
                "This is the plan of trade union work in {period} of {name}./.",
                period=self.period,
                name=self.name,
            )
        else:
            last = text(
                "This is the report on the results of trade union work in {period} of {name}./.",
                period=self.period,
                name=self.name,
            )
        return (sources, last)

    def situation(self) -> Part | None:
        told = by_organisation(self.material, self.material.told(Role.CONTEXT))
        sections = self.sections(ReportPart.SITUATION)
        paragraphs = (*told, *self.about_cluster())
        if not paragraphs and not sections:
            return None
        return Part(self.heading(self.words.text("Situation")), paragraphs, sections)

    def about_cluster(self) -> Iterator[str]:
        cluster, period = self.config.directory.clusters.get(self.summary.subject), self.summary.period
        day = cluster and cluster.day_within(period.first_day, period.last_day)
        if cluster and day:
            for id in cluster.lead_on(day):
                yield self.words.text("Lead of the cluster: {name}.", name=self.material.name(id))
            for id in cluster.deputy_on(day):
                yield self.words.text("Deputy lead of the cluster: {name}.", name=self.material.name(id))

    def results(self) -> Part | None:
        sections = self.sections(ReportPart.RESULTS)
        if not sections and self.kind == PLAN:
            return None
        missing = () if sections else (capitalised(self.words.text("no data yet")) + ".",)
        return Part(self.heading(self.words.text("Results")), missing, sections)

    def sections(self, part: ReportPart) -> tuple[Section, ...]:
        numbers = count(1)
        return tuple(
            Section(f"{next(numbers)}. {section.heading}", paragraphs)
            for section in self.config.catalogue.sections
            if section.part is part and (paragraphs := section_paragraphs(self.material, section.id))
        )

    def achievements(self, results: Part | None) -> Achievements | None:
        if not results or not results.sections:
            return None
        heading = self.words.text("Results by indicator")
        return achievements(self.material, f"{len(results.sections) + 1}. {heading}")

    def assessment(self) -> Part | None:
        records = self.summary.records
        highlights = _once(
            attributed(self.material, r.organisation, text) for r in records for text in r.highlights
        )
        difficulties = _once(
            attributed(self.material, r.organisation, text) for r in records for text in r.difficulties
        )
        told = ((self.words.text("Strengths"), highlights), (self.words.text("Difficulties"), difficulties))
        held = [(heading, texts) for heading, texts in told if texts]
        numbers = [f"{n}. " for n in range(1, len(held) + 1)] if len(held) > 1 else [""]
        sections = tuple(
            Section(number + heading, texts) for number, (heading, texts) in zip(numbers, held, strict=False)
        )
        return Part(self.heading(self.words.text("Assessment")), sections=sections) if sections else None

    def completeness(self) -> Completeness | None:
        if not self.summary.attendance:
            return None
        return completeness(self.material, self.heading(self.words.text("Reports received")))

    def promises(self) -> Promises | None:
        if not self.summary.promises:
            return None
        heading = self.heading(self.words.text("What was planned for {period}", period=self.period))
        return Promises(heading, promise_rows(self.material))

    def plan(self) -> Plan | None:
        told = self.material.told(Role.TASK)
        if not self.summary.tasks and not told:
            return None
        heading = self.heading(self.words.text("Tasks for {period}", period=self.ahead))
        untold = any(task.target is None for task in self.summary.tasks)
        note = self.words.text("(-): no target in figures was set.") if untold else ""
        listed = (self.words.text("The tasks named are:"),) if self.summary.tasks else ()
        paragraphs = (*by_organisation(self.material, told), *listed)
        return Plan(heading, paragraphs, task_groups(self.material), note)

    def signature(self) -> Signature:
        return Signature(
            authority=self.issuer.signature,
            name=self.issuer.signer,
            recipients_heading=self.words.text("Recipients:"),
            recipients=self.issuer.recipients,
        )

    def annex(self) -> Annex:
        documents, rows = source_rows(self.material)
        issuer = self.material.name(self.issuer.organisation)
        return Annex(
            heading=self.words.text("Annex"),
            title=self.words.text("Sources of the figures").upper(),
            reference=self.words.text(
                "(With {type} No.      /{symbol} of day      month      year {year} of {issuer})",
                type=self.type.capitalize(),
                symbol=self.symbol,
                year=self.year or "    ",
                issuer=issuer,
            ),
            documents=documents,
            rows=rows,
            remarks=tuple(self.remark(finding) for finding in self.summary.findings),
        )

    def remark(self, finding: Finding) -> str:
        """A finding as the annex tells it, with the rule by which it was decided."""
        problem = f"{capitalised(self.words.say(finding.problem))} ({finding.place})."
        return f"{problem} {self.words.say(finding.hint)}" if finding.hint else problem


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once: the records of a quarter and of the year that closes with it may say the same."""
    return tuple(dict.fromkeys(texts))
