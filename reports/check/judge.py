"""All rules over one document.

In: a `Document` and a `Registry`. Out: a `Result` for each of the 60 rules, in the order of the-thuc.md 5.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reports.check.components import find_components
from reports.check.model import Document
from reports.check.registry import Registry
from reports.check.rule import Case, Problem, Rule
from reports.check.rules import body, ending, fonts, head, page, subject, tables, text
from reports.errors import Severity

THEMES = (page, fonts, head, subject, body, tables, ending, text)
RULES = tuple(value for theme in THEMES for value in vars(theme).values() if isinstance(value, Rule))


class Status(StrEnum):
    """Whether a rule holds. SKIP: it has nothing to say about this file."""

    OK = "ok"
    FAIL = "fail"
    SKIP = "skip"


@dataclass(frozen=True)
class Result:
    """What a rule found in a document."""

    rule: Rule
    status: Status
    problems: tuple[Problem, ...] = ()

    @property
    def severity(self) -> Severity:
        """That of the worst problem; that of the rule when there is none."""
        found = {problem.severity or self.rule.severity for problem in self.problems}
        return next((severity for severity in Severity if severity in found), self.rule.severity)


def judge(document: Document, registry: Registry) -> tuple[Result, ...]:
    """The result of every rule."""
    case = Case(document, find_components(document), registry)
    return tuple(_result(rule, case) for rule in RULES)


def _result(rule: Rule, case: Case) -> Result:
    verdict = rule.judge(case)
    if verdict is None:
        return Result(rule, Status.SKIP)
    problems = tuple(verdict)
    return Result(rule, Status.FAIL if problems else Status.OK, problems)
