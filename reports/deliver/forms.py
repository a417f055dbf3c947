"""Forms for the units of a period, made and put into a folder.

In: a workspace, a period. Out: an Excel file for each unit, with what it stated for the period before. A form
that somebody has begun to fill in is kept, and the new one written beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from reports.config import Config, load_config
from reports.deliver.files import digest, kept
from reports.deliver.locks import held
from reports.errors import Finding, InputError, Place, Severity, did_you_mean, message
from reports.form.layout import Form
from reports.form.writing import form_bytes
from reports.merge.timeline import Timeline
from reports.periods import Period
from reports.records import Known, load_past, read_past
from reports.survey import see_apart
from reports.words import Words


@dataclass(frozen=True)
class Forms:
    """The forms that were written, and what is to be said of them."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def write_forms(workspace: Path, period: Period, units: Collection[str], out: Path) -> Forms:
    """A form for each unit by its id, for all that report in the period when none is named.

    Raises `InputError` and `DeliveryError`.
    """
    see_apart(out, period, workspace)
    found = load_config(workspace)
    config, words = found.sound, Words("vi")
    wanted = _units(config, period, units)
    files = load_past(workspace, Known(period, found.ids, config.catalogue))
    past, left_out = read_past(files, config)
    findings = (*found.notes, *(note for one in files for note in one.notes), *left_out)
    timeline = Timeline(past, config)
    made = {
        f"{id}.xlsx": form_bytes(Form(config, id, period, words), _before(timeline, id, period, words))
        for id in wanted
    }
    with held(out / str(period)) as folder:
        named = {folder.free_name(name, digest(content)): content for name, content in made.items()}
        folder.write(named)
    beside = (kept(folder.path / name, new) for name, new in zip(made, named, strict=True) if name != new)
    return Forms(tuple(folder.path / name for name in named), (*findings, *beside))


def _units(config: Config, period: Period, named: Collection[str]) -> tuple[str, ...]:
    """The units that get a form. Raises `InputError` for one that is unknown or did not exist then."""
    directory, days = config.directory, (period.first_day, period.last_day)
    if not named:
        root = directory.root.id
        return tuple(id for id in directory.organisations if id != root and directory.stood(id, *days))
    problems = list[Finding]()
    for id in named:
        if id not in directory.ids:
            hint = did_you_mean(id, directory.ids)
            problem = message("unknown organisation “{id}”", id=id)
            problems.append(Finding(Severity.ERROR, "unknown-organisation", Place("--unit"), problem, hint))
        elif not directory.stood(id, *days):
            problem = message("“{id}” did not exist in {period}", id=id, period=period)
            hint = message("Its dates stand in config.yaml (since, until).")
            problems.append(Finding(Severity.ERROR, "organisation-ended", Place("--unit"), problem, hint))
    if problems:
        raise InputError(problems)
    return tuple(dict.fromkeys(named))


def _before(timeline: Timeline, unit: str, period: Period, words: Words) -> Mapping[str, str]:
    """What a unit stated for the period before, as it is written in a table, by ids of indicators."""
    results = {id: timeline.at(unit, id, period.previous) for id in timeline.indicators}
    return {id: words.cell(result.quantity) for id, result in results.items() if result}
