"""Summary to `Report`: the only place that decides what a report says, where, and in what order.

In: a `Summary`, the config, the words of the reader, and for whom the copy is. Out: a `Report` of
ready strings. The outline is that of the-thuc.md 3.2; parts without content are left out and the
rest renumbered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from reports.config import Config, Issuer
from reports.document.annexes import Annexes
from reports.document.charts import charts
from reports.document.figures import Material
from reports.document.prose import attributed, by_organisation, section_paragraphs
from reports.document.report import (
    Copy,
    Entry,
    Letterhead,
    Overview,
    Part,
    Plan,
    PlannedTask,
    Promises,
    Report,
    Salutation,
    Section,
    Signature,
)
from reports.document.tables import promise_rows, silent_units, task_groups
from reports.facts import Role
from reports.indicators import ReportPart
from reports.merge.results import Summary
from reports.periods import PeriodKind
from reports.words import Words, capitalised

PLAN, REVIEW, YEARLY, BRIEFING = "ke-hoach", "so-ket", "tong-ket", "giao-ban"
CODES = {PLAN: "KH", REVIEW: "BC", YEARLY: "BC", BRIEFING: "BC"}  # NĐ 30/2020, Phụ lục III
FORMS = {
    PeriodKind.QUARTER: "so-ket-quy",
    PeriodKind.HALF: "so-ket-6-9-thang",
    PeriodKind.NINE_MONTHS: "so-ket-6-9-thang",
    PeriodKind.YEAR: "tong-ket-nam",
}


def compose(summary: Summary, config: Config, words: Words, copy: Copy = Copy.DRAFT) -> Report:
    """The report that `summary` gives, every string of it ready to print.

    Raises `InputError` when nobody issues reports at that time.
    """
    return _Composer(summary, config, words, copy).report()


class _Composer:
    """Writes one report from its heading to its annexes. Each method is one part."""

    def __init__(self, summary: Summary, config: Config, words: Words, copy: Copy) -> None:
        self.summary, self.config, self.words, self.copy = summary, config, words, copy
        self.material = Material(summary, config, words, copy)
        self.issuer: Issuer = config.issuer_for(summary.subject, summary.period.last_day)
        self.name = self.material.name(summary.subject)
        self.period = words.period(summary.period)
        self.ahead = words.list(words.period(period) for period in summary.task_periods)
        self.numbers: Iterator[int] = count(1)
        self.annexes = Annexes(self.material, self.reference())

    def report(self) -> Report:
        # In the order of the page: each part that has content takes the next number.
        situation, results = self.situation(), self.results()
        told = count(len(results.sections) + 1 if results else 1)
        promises, overview = self.promises(told), self.overview(told)
        assessment, plan, proposals = self.assessment(), self.plan(), self.proposals()
        if plan and not (situation or results or assessment or proposals):  # the one part needs no number
            plan = replace(plan, heading=plan.heading.partition(" ")[2])
        return Report(
            id=self.summary.subject,
            kind=self.kind,
            form=FORMS[self.summary.period.kind] if self.kind in (REVIEW, YEARLY) else self.kind,
            copy=self.copy,
            period=str(self.summary.period),
            title=" ".join((f"{self.type.capitalize()}:", *self.subject())),
            organisation=self.name,
            letterhead=self.letterhead(),
            salutation=self.salutation(),
            contents=_contents(
                situation=situation, results=results, assessment=assessment, plan=plan, proposals=proposals
            ),
            opening=self.opening(),
            situation=situation,
            results=results,
            promises=promises,
            overview=overview,
            assessment=assessment,
            plan=plan,
            proposals=proposals,
            closing=self.closing(),
            signature=self.signature(),
            achievements=self.annexes.achievements,
            completeness=self.annexes.completeness(),
            sources=self.annexes.sources(),
            remarks=self.annexes.remarks(),
            figures=self.material.figures,
            tasks=tuple(PlannedTask(task.text, str(task.period)) for task in self.summary.tasks),
            findings=self.summary.findings,
        )

    @property
    def kind(self) -> str:
        if self.summary.plan_only:
            return PLAN
        if all(record.briefing for record in self.summary.records):
            return BRIEFING
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
        return f"{self.words.roman(next(self.numbers))}. {text.upper()}"

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
        elif self.kind == BRIEFING:
            first = text("Results of work in {period} for the briefing", period=self.period)
        elif self.summary.period.kind is PeriodKind.QUARTER:
            first = text("Review of trade union work in {period}", period=self.period)
        else:
            first = text(
                "Review of the workers' movement and trade union work in {period}", period=self.period
            )
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

    def salutation(self) -> Salutation | None:
        """Kính gửi: one addressee on the same line, several on a line each (NĐ 30/2020, II.9.d)."""
        to, above = self.words.text("To:"), self.issuer.addressees
        if self.kind == PLAN or not above:
            return None
        if len(above) == 1:
            return Salutation(f"{to} {above[0]}", ())
        return Salutation(to, (*(f"- {name};" for name in above[:-1]), f"- {above[-1]}."))

    def opening(self) -> str:
        text, period, scheme = self.words.text, self.summary.period, self.config.cut_off
        if self.kind == PLAN:
            return text(
                "{name} sets the tasks of trade union work in {period} as follows:",
                period=self.period,
                name=self.name,
            )
        silent = self.words.list(silent_units(self.material))
        missing = text("Not reported yet: {names}.", names=silent) + " " if silent else ""
        first, last = self.words.date(period.opens(scheme)), self.words.date(period.cut_off(scheme))
        named = text(
            "{period} (from {first}, figures as of {last})", period=self.period, first=first, last=last
        )
        issuer = self.material.name(self.issuer.organisation)
        if self.summary.subject == self.issuer.organisation:
            return missing + text(
                "{issuer} reports its results of trade union work in {period} as follows:",
                issuer=issuer,
                period=named,
            )
        return missing + text(
            "From the units' figures, {issuer} reports the results of {name} in {period} as follows:",
            period=named,
            name=self.name,
            issuer=issuer,
        )

    def closing(self) -> tuple[str, ...]:
        text = self.words.text
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
        return (*self.annexes.pointers(), last)

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
        missing = () if sections else (self.no_data(),)
        return Part(self.heading(self.words.text("Results")), missing, sections)

    def no_data(self) -> str:
        reasons = [r.absence for r in self.summary.records if r.absence]
        text = self.words.text("no data: {reason}", reason="; ".join(reasons)) if reasons else ""
        return capitalised(text or self.words.text("no data yet")) + "."

    def sections(self, part: ReportPart) -> tuple[Section, ...]:
        numbers = count(1)
        return tuple(
            Section(f"{next(numbers)}. {section.heading}", paragraphs)
            for section in self.config.catalogue.sections
            if section.part is part and (paragraphs := section_paragraphs(self.material, section.id))
        )

    def overview(self, numbers: Iterator[int]) -> Overview | None:
        table = self.annexes.achievements
        if not table:
            return None
        heading = self.words.text("Results by indicator")
        pointer = self.words.text("The results by indicator are in {annex}.", annex=table.head.name)
        return Overview(f"{next(numbers)}. {heading}", (pointer,), charts(self.material))

    def promises(self, numbers: Iterator[int]) -> Promises | None:
        if not self.summary.promises:
            return None
        heading = self.words.text("What was planned for {period}", period=self.period)
        return Promises(f"{next(numbers)}. {heading}", promise_rows(self.material))

    def assessment(self) -> Part | None:
        text, records = self.words.text, self.summary.records
        told = (
            (text("Strengths"), self.texts((r.organisation, r.highlights) for r in records)),
            (text("Difficulties"), self.texts((r.organisation, r.difficulties) for r in records)),
            (text("Causes"), self.texts((r.organisation, r.causes) for r in records)),
        )
        held = [(heading, texts) for heading, texts in told if texts]
        numbers = [f"{n}. " for n in range(1, len(held) + 1)] if len(held) > 1 else [""]
        sections = tuple(
            Section(number + heading, texts) for number, (heading, texts) in zip(numbers, held, strict=False)
        )
        return Part(self.heading(text("Assessment")), sections=sections) if sections else None

    def proposals(self) -> Part | None:
        told = self.texts((r.organisation, r.proposals) for r in self.summary.records)
        return Part(self.heading(self.words.text("Proposals")), told) if told else None

    def texts(self, told: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
        """Each text once, under its organisation's name: a quarter and the year that closes with it may
        say the same.
        """
        named = (attributed(self.material, id, text) for id, texts in told for text in texts)
        return tuple(dict.fromkeys(named))

    def plan(self) -> Plan | None:
        told = self.material.told(Role.TASK)
        if not self.summary.tasks and not told:
            return None
        heading = self.heading(self.words.text("Tasks for {period}", period=self.ahead))
        listed = (self.words.text("The tasks named are:"),) if self.summary.tasks else ()
        paragraphs = (*by_organisation(self.material, told), *listed)
        return Plan(heading, paragraphs, task_groups(self.material))

    def signature(self) -> Signature:
        as_above = (self.words.text("- As above;"),) if self.salutation() else ()
        return Signature(
            authority=self.issuer.signature,
            name=self.issuer.signer,
            recipients_heading=self.words.text("Recipients:"),
            recipients=(*as_above, *self.issuer.recipients),
        )

    def reference(self) -> str:
        """What an annex belongs to. Number and date stay blank until the report has them (III.1.c)."""
        return self.words.text(
            "(With {type} No.      /{symbol} of day      month      year {year} of {issuer})",
            type=self.type.capitalize(),
            symbol=self.symbol,
            year=self.year or "    ",
            issuer=self.material.name(self.issuer.organisation),
        )


def _contents(**parts: Part | Plan | None) -> tuple[Entry, ...]:
    return tuple(Entry(anchor, part.heading) for anchor, part in parts.items() if part)
