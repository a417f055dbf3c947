"""Rules TL and KG: type, trích yếu, addressees (NĐ 30/2020, Phụ lục I, II.5 and II.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.check.model import Paragraph
from reports.check.rule import (
    WHOLE_FILE,
    Case,
    E,
    Problem,
    Style,
    Verdict,
    W,
    centre_faults,
    is_report,
    rule,
    short,
    stroke_faults,
    style_faults,
    third_to_half,
)
from reports.check.vietnamese import PERIOD, PERIODIC, TYPES, YEAR
from reports.errors import message

TYPE_NAME, SUBJECT_NAME, ADDRESSED_NAME = "Tên loại", "Trích yếu", "Kính gửi"
LONGEST_SUBJECT = 500  # characters (Phụ lục VI, Phần II, Mục I)


@rule("TL-01", E, "II.5.b")
def type_name(case: Case) -> Verdict:
    """BÁO CÁO, KẾ HOẠCH ...: on a line of its own, capitals of 13 to 14, bold, upright, centred."""
    found = case.parts.type
    if found is None:
        return (
            Problem(WHOLE_FILE, message("no type of document (BÁO CÁO, KẾ HOẠCH …) stands below the head")),
        )
    return (
        *_name_faults(found),
        *style_faults(case.document, TYPE_NAME, (found,), Style((13, 14), bold=True)),
        *centre_faults(case.document, TYPE_NAME, (found,)),
    )


def _name_faults(type: Paragraph) -> Iterator[Problem]:
    if type.text in TYPES:
        return
    if type.text.upper() in TYPES:
        yield Problem(type.place, message("the type “{found}” must be in capitals", found=type.text))
    elif type.text.startswith(tuple(TYPES)):
        text = message("the type must stand on a line of its own: “{found}”", found=short(type.text))
        yield Problem(type.place, text)
    else:
        yield Problem(type.place, message("“{found}” is no type of document", found=short(type.text)))


@rule("TL-02", E, "II.5.b")
def subject(case: Case) -> Verdict:
    """Right below the type: small letters of 13 to 14, bold, upright, centred."""
    lines = case.parts.subject
    return _subject_faults(case) if lines else _missing_subject(case.parts.type)


def _subject_faults(case: Case) -> list[Problem]:
    lines = case.parts.subject
    capitals = message("the trích yếu must not be all in capitals")
    return [
        *(Problem(p.place, capitals) for p in lines if p.text.isupper()),
        *style_faults(case.document, SUBJECT_NAME, lines, Style((13, 14), bold=True)),
        *centre_faults(case.document, SUBJECT_NAME, lines),
    ]


def _missing_subject(type: Paragraph | None) -> Verdict:
    """A type that shares its line with the trích yếu is TL-01's matter."""
    if type is None or type.text.upper() not in TYPES:
        return None
    return (Problem(type.place, message("there is no trích yếu right below {type}", type=type.text)),)


@rule("TL-03", E, "II.5.b")
def subject_rule(case: Case) -> Verdict:
    """A solid line below, a third to a half as long as its longest line. It cannot be told which line that is
    when the text is not centred over it.
    """
    lines = case.parts.subject
    if not lines or any(centre_faults(case.document, SUBJECT_NAME, lines)):
        return None
    return stroke_faults(SUBJECT_NAME, lines, None if _subject_faults(case) else third_to_half(case.document))


@rule("TL-04", W)
def subject_names_period(case: Case) -> Verdict:
    """The trích yếu of a report names its period and year; none is longer than 500 characters."""
    if not case.parts.subject:
        return None
    text, place = " ".join(p.text for p in case.parts.subject), case.parts.subject[0].place
    faults = []
    if len(text) > LONGEST_SUBJECT:
        faults.append(message("the trích yếu has {found} characters; allowed: 500", found=len(text)))
    if is_report(case) and PERIODIC.search(text):
        if not PERIOD.search(text):
            faults.append(
                message("the trích yếu does not name the period (quý I, 6 tháng đầu năm, năm 2021 …)")
            )
        elif not YEAR.search(text):
            faults.append(message("the trích yếu does not name the year"))
    return (Problem(place, fault) for fault in faults)


@rule("KG-01", E, "II.9.b, d")
def addressed(case: Case) -> Verdict:
    """A report to a superior begins with Kính gửi, 13 to 14, regular, and goes first to “Như trên”."""
    recipients = case.parts.tail.recipients
    as_above = bool(recipients) and AS_ABOVE.match(recipients[0].text) is not None
    lines = case.parts.addressed
    if not lines and not as_above and not _reports_up(case):
        return None
    if not lines:
        return (Problem(WHOLE_FILE, message("a report to a superior needs “Kính gửi: …” before its text")),)
    return (
        *_form_faults(lines),
        *style_faults(case.document, ADDRESSED_NAME, lines, Style((13, 14))),
        *_as_above_faults(recipients[:1] if not as_above else ()),
    )


AS_ABOVE = re.compile(r"\W*như trên\b", re.IGNORECASE)


def _reports_up(case: Case) -> bool:
    issuer = " ".join(p.text for p in case.parts.head.issuer)
    return is_report(case) and any(profile.reports_up for profile in case.registry.named(issuer))


def _form_faults(lines: tuple[Paragraph, ...]) -> Iterator[Problem]:
    first, *names = lines
    one = re.fullmatch(r"Kính gửi: ?[^\W_].*", first.text) and not names
    several = re.fullmatch(r"Kính gửi: ?(?:[-–] .*)?", first.text) and names
    if not one and not several:
        text = message("“{found}” must be written “Kính gửi: ” with the addressee", found=short(first.text))
        yield Problem(first.place, text)


def _as_above_faults(first: tuple[Paragraph, ...]) -> Iterator[Problem]:
    for item in first:
        text = message(
            "with a Kính gửi, the first item of Nơi nhận is “- Như trên;”, not “{found}”", found=item.text
        )
        yield Problem(item.place, text)
