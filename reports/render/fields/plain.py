"""What was found in templates, as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reports.render.fields.scope import Checked
from reports.words import Words


def checked_data(found: Iterable[Checked], words: Words) -> dict[str, Any]:
    """What was found as plain data."""
    return {
        "schema": "ldreport/template-1",
        "templates": [
            {
                "file": checked.file,
                "fields": checked.fields,
                "findings": [
                    {
                        "severity": finding.severity,
                        "code": finding.code,
                        "place": str(finding.place),
                        "message": words.say(finding.problem),
                        "hint": words.say(finding.hint) if finding.hint else None,
                    }
                    for finding in checked.findings
                ],
            }
            for checked in found
        ],
    }
