"""What is said of a file besides its text."""

from __future__ import annotations

from reports.readers.model import Document


def codes(document: Document) -> list[str]:
    """The codes of the findings, in order."""
    return [finding.code for finding in document.findings]


def told(document: Document, code: str) -> list[str]:
    """What findings of a code say."""
    return [str(finding.problem) for finding in document.findings if finding.code == code]


def said(document: Document) -> str:
    """What all findings say."""
    return " ".join(str(finding.problem) for finding in document.findings)
