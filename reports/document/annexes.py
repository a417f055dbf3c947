"""The annexes of a report: which it has, their numbers and heads, and where the body mentions them.

In: the material of a report, and the words that say what an annex belongs to. Out: the annexes of
NĐ 30/2020, Phụ lục I, III.1: results by indicator, who has reported, sources; in a draft also what
is to be checked before it is issued.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from reports.document.achievements import achievements
from reports.document.figures import Material
from reports.document.report import Achievements, AnnexHead, Completeness, Copy, Remarks, Sources
from reports.document.tables import completeness, source_rows
from reports.errors import Finding
from reports.facts import Role
from reports.words import capitalised


class _Annex(Enum):
    """The annexes, in their order."""

    RESULTS = auto()
    SENDERS = auto()
    SOURCES = auto()
    REMARKS = auto()


@dataclass(frozen=True)
class Annexes:
    """The annexes that a report has; one without content is None. reference: the line under each title."""

    material: Material
    reference: str

    @cached_property
    def achievements(self) -> Achievements | None:
        head = self._head(_Annex.RESULTS)
        return achievements(self.material, head) if head else None

    def completeness(self) -> Completeness | None:
        head = self._head(_Annex.SENDERS)
        return completeness(self.material, head) if head else None

    def sources(self) -> Sources | None:
        head = self._head(_Annex.SOURCES)
        return Sources(head, *source_rows(self.material)) if head else None

    def remarks(self) -> Remarks | None:
        head = self._head(_Annex.REMARKS)
        told = dict.fromkeys(self._remark(finding) for finding in self.material.summary.findings)
        return Remarks(head, tuple(told)) if head else None

    def pointers(self) -> Iterator[str]:
        """The sentences by which the body mentions the annexes that no part of it speaks of (III.1.a)."""
        text = self.material.words.text
        if _Annex.SENDERS in self._present:
            yield text("Who has reported stands in {annex}.", annex=self._name(_Annex.SENDERS))
        if _Annex.SOURCES in self._present:
            yield text("{annex} gives the source of each figure.", annex=self._name(_Annex.SOURCES))
        if _Annex.REMARKS in self._present:
            yield text("{annex} lists what is to be checked.", annex=self._name(_Annex.REMARKS))

    @cached_property
    def _present(self) -> tuple[_Annex, ...]:
        summary, draft = self.material.summary, self.material.copy is Copy.DRAFT
        told = any(result.role is Role.ACHIEVEMENT for result in (*summary.results, *summary.totals))
        content = {
            _Annex.RESULTS: told and not summary.plan_only,
            _Annex.SENDERS: () if summary.plan_only else summary.attendance,
            _Annex.SOURCES: self.material.printed,
            _Annex.REMARKS: summary.findings if draft else (),
        }
        return tuple(annex for annex, held in content.items() if held)

    def _head(self, annex: _Annex) -> AnnexHead | None:
        text = self.material.words.text
        titles = {
            _Annex.RESULTS: text("Results by indicator"),
            _Annex.SENDERS: text("Reports received"),
            _Annex.SOURCES: text("Sources of the figures"),
            _Annex.REMARKS: text("Points to check before issue"),
        }
        if annex not in self._present:
            return None
        return AnnexHead(self._name(annex), titles[annex].upper(), self.reference)

    def _name(self, annex: _Annex) -> str:
        """`Phụ lục II`; without a number when there is no other."""
        words, among = self.material.words, self._present
        name = words.text("Annex")
        return f"{name} {words.roman(among.index(annex) + 1)}" if len(among) > 1 else name

    def _remark(self, finding: Finding) -> str:
        """A finding as the draft tells it, with the rule by which it was decided."""
        words = self.material.words
        problem = f"{capitalised(words.say(finding.problem))} ({finding.place})."
        return f"{problem} {words.say(finding.hint)}" if finding.hint else problem
