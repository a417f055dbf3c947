"""Rules QH, CQ, SO and NG: the head of the first page (NĐ 30/2020, Phụ lục I, II.1 to II.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reports.check.components import MOTTO, NATION, same_level
from reports.check.model import Paragraph
from reports.check.rule import (
    WHOLE_FILE,
    Case,
    E,
    Problem,
    Style,
    Verdict,
    W,
    all_texts,
    axis_of,
    centre_faults,
    is_report,
    rule,
    short,
    stroke_faults,
    style_faults,
    third_to_half,
)
from reports.check.vietnamese import (
    DATE,
    DATE_TO_FILL,
    NUMBER,
    PERIODIC,
    TYPES,
    cut_off_dates,
    period_of,
    real_date,
)
from reports.errors import Message, message

NATION_NAME, MOTTO_NAME, NUMBER_NAME, DATE_NAME = (
    "Quốc hiệu",
    "Tiêu ngữ",
    "Số, ký hiệu",
    "Địa danh, ngày tháng",
)
SUPERIOR_NAME, ISSUER_NAME = "Cơ quan chủ quản", "Cơ quan ban hành"
SHORT_NAME = re.compile(r"\b(?:TP\b\.?|LĐLĐ|CĐCS|CĐ)(?!\w)")
SMALL_WORDS = ("phố", "xã", "trấn")  # Thành phố Hồ Chí Minh (Phụ lục II, III.1.c)


@rule("QH-01", E, "II.1.a")
def nation(case: Case) -> Verdict:
    """CỘNG HÒA (or HOÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM, in capitals, on one line."""
    found = case.parts.head.nation
    if found is None:
        return (Problem(WHOLE_FILE, message("there is no Quốc hiệu at the top right of the first page")),)
    if found.text in (NATION, NATION.replace("HÒA", "HOÀ")):
        broken = message("the Quốc hiệu must stand on one line")
        return (Problem(found.place, broken),) if "\n" in found.raw.strip() else ()
    text = message(
        "the Quốc hiệu reads “{found}”; it must read “{allowed}”", found=found.text, allowed=NATION
    )
    return (Problem(found.place, text),)


@rule("QH-02", E, "II.1.a")
def nation_style(case: Case) -> Verdict:
    """12 to 13, bold, upright."""
    found = case.parts.head.nation
    style = Style((12, 13), bold=True)
    return style_faults(case.document, NATION_NAME, (found,), style) if found else None


@rule("QH-03", E, "II.1.b")
def motto(case: Case) -> Verdict:
    """Độc lập - Tự do - Hạnh phúc, with hyphens and a space on both sides of each."""
    found = case.parts.head.motto
    if found is None:
        return (Problem(WHOLE_FILE, message("there is no Tiêu ngữ below the Quốc hiệu")),)
    if found.text == MOTTO:
        return ()
    if re.search("[–—‐‑]", found.text):
        text = message(
            "the Tiêu ngữ “{found}” must be written with hyphens (-), not dashes", found=found.text
        )
    else:
        text = message(
            "the Tiêu ngữ reads “{found}”; it must read “{allowed}”", found=found.text, allowed=MOTTO
        )
    return (Problem(found.place, text),)


@rule("QH-04", E, "II.1.b–c")
def motto_style(case: Case) -> Verdict:
    """13 to 14, bold, upright, centred under the Quốc hiệu, single-spaced."""
    head = case.parts.head
    if head.motto is None:
        return None
    return (*_motto_faults(case, head.motto), *_spacing_faults(head.nation, head.motto))


def _motto_faults(case: Case, motto: Paragraph) -> list[Problem]:
    axis = axis_of(case.parts.head.nation)
    return [
        *style_faults(case.document, MOTTO_NAME, (motto,), Style((13, 14), bold=True)),
        *centre_faults(case.document, MOTTO_NAME, (motto,), axis),
    ]


def _spacing_faults(above: Paragraph | None, below: Paragraph) -> Iterator[Problem]:
    """A warning for more than single line spacing between the two lines."""
    wide = above is not None and above.gap is not None and above.gap > 1
    tall = [p for p in (above, below) if p and p.spacing is not None and p.spacing > 1.05]
    if wide or tall:
        yield Problem(below.place, message("Quốc hiệu and Tiêu ngữ must be single-spaced"), W)


@rule("QH-05", E, "II.1.b")
def motto_rule(case: Case) -> Verdict:
    """A solid line as long as the text, give or take 5%."""
    found = case.parts.head.motto
    if found is None:
        return None
    right = found.text == MOTTO and not _motto_faults(case, found)
    return stroke_faults(MOTTO_NAME, (found,), (0.95, 1.05) if right else None)


# -------------------------------------------------------------------------------------------------- issuer


@rule("CQ-01", E, "II.2.b")
def issuer_style(case: Case) -> Verdict:
    """Capitals of 12 to 13, centred: chủ quản regular, then ban hành bold."""
    head = case.parts.head
    if not head.issuer:
        return (Problem(WHOLE_FILE, message("there is no issuer at the top left of the first page")),)
    axis = axis_of(*head.issuer)
    capitals = message("the name of the superior must be in capitals")
    return (
        *(Problem(p.place, capitals) for p in head.superior if not p.text.isupper()),
        *style_faults(case.document, SUPERIOR_NAME, head.superior, Style((12, 13))),
        *centre_faults(case.document, SUPERIOR_NAME, head.superior, axis),
        *_issuer_faults(case),
    )


def _issuer_faults(case: Case) -> list[Problem]:
    lines = case.parts.head.issuer
    capitals = message("the name of the issuer must be in capitals")
    return [
        *(Problem(p.place, capitals) for p in lines if not p.text.isupper()),
        *style_faults(case.document, ISSUER_NAME, lines, Style((12, 13), bold=True)),
        *centre_faults(case.document, ISSUER_NAME, lines, axis_of(*lines)),
    ]


@rule("CQ-02", E, "II.2.b")
def issuer_rule(case: Case) -> Verdict:
    """A solid line below the issuer, a third to a half as long as its longest line; none above."""
    head = case.parts.head
    if not head.issuer:
        return None
    text = message("there must be no line between superior and issuer")
    shares = None if _issuer_faults(case) else third_to_half(case.document)
    return (
        *(Problem(p.place, text) for p in (*head.superior, *head.issuer[:-1]) if p.stroke),
        *stroke_faults(ISSUER_NAME, head.issuer, shares),
    )


@rule("CQ-03", W, "II.2.a")
def issuer_known(case: Case) -> Verdict:
    """The full name of an issuer of the office, on a day on which it issued."""
    issuer = case.parts.head.issuer
    if not issuer:
        return None
    name = " ".join(p.text for p in issuer)
    if found := SHORT_NAME.search(name):
        text = message("the issuer's name must be in full, without “{found}”", found=found[0])
        return (Problem(issuer[0].place, text),)
    known, day = case.registry.named(name), _date(case)
    if case.registry.profiles and not known:
        text = message("“{name}” is not among the issuers of config.yaml", name=name)
        return (Problem(issuer[0].place, text),)
    if known and day and not any(profile.validity.covers(day) for profile in known):
        text = message("“{name}” does not issue documents on {day}", name=name, day=f"{day:%d/%m/%Y}")
        return (Problem(issuer[0].place, text),)
    return ()


# -------------------------------------------------------------------------------- number, symbol and date


@rule("SO-01", E, "II.3")
def number(case: Case) -> Verdict:
    """Số: 05/BC-LĐLĐ, the number left blank before signing; code of the type, symbol of the issuer."""
    found = case.parts.head.number
    if found is None:
        return (Problem(WHOLE_FILE, message("there is no number and symbol below the issuer")),)
    read = NUMBER.fullmatch(found.text)
    if not read:
        text = message(
            "“{found}” must be written like “Số: 05/BC-LĐLĐ”, without the year and without spaces inside",
            found=short(found.text),
        )
        return (Problem(found.place, text),)
    return (*_code_faults(case, found, read["code"]), *_symbol_faults(case, found, read["symbol"]))


def _code_faults(case: Case, number: Paragraph, code: str) -> Iterator[Problem]:
    type = case.parts.type.text.upper() if case.parts.type else ""
    if type in TYPES and TYPES[type] != code:
        text = message(
            "the code {found} does not go with {type}; allowed: {allowed}",
            found=code,
            type=type,
            allowed=TYPES[type],
        )
        yield Problem(number.place, text)


def _symbol_faults(case: Case, number: Paragraph, symbol: str) -> Iterator[Problem]:
    issuer = " ".join(p.text for p in case.parts.head.issuer)
    known = {profile.symbol for profile in case.registry.named(issuer)}
    if known and symbol not in known:
        text = message(
            "the symbol {found} is not that of the issuer; allowed: {allowed}",
            found=symbol,
            allowed=", ".join(sorted(known)),
        )
        yield Problem(number.place, text)


@rule("SO-02", E, "II.3.c")
def number_style(case: Case) -> Verdict:
    """13, regular, upright, centred under the issuer."""
    head = case.parts.head
    if head.number is None:
        return None
    return (
        *style_faults(case.document, NUMBER_NAME, (head.number,), Style((13, 13))),
        *centre_faults(case.document, NUMBER_NAME, (head.number,), axis_of(*head.issuer)),
    )


@rule("NG-01", E, "II.4")
def date_text(case: Case) -> Verdict:
    """Hà Nội, ngày 05 tháng 4 năm 2021; the date left blank before signing."""
    found = case.parts.head.date
    if found is None:
        return (Problem(WHOLE_FILE, message("there is no place and date below the Tiêu ngữ")),)
    read = DATE.fullmatch(found.text) or DATE_TO_FILL.fullmatch(found.text)
    if not read:
        text = message(
            "“{found}” must be written like “Hà Nội, ngày 05 tháng 4 năm 2021”, "
            "with a 0 before days below 10 and months 1 and 2, or with blanks to fill in",
            found=found.text,
        )
        return (Problem(found.place, text),)
    if read.re is DATE and not _date(case):
        return (Problem(found.place, message("the calendar has no such day: “{found}”", found=found.text)),)
    if not all(word[0].isupper() or word in SMALL_WORDS for word in read["place"].split()):
        text = message("the name of the place “{found}” must be in initial capitals", found=read["place"])
        return (Problem(found.place, text),)
    return ()


def _date(case: Case) -> date | None:
    """The date of issue; None when it is not filled in or not readable."""
    found = DATE.fullmatch(case.parts.head.date.text) if case.parts.head.date else None
    return real_date(found["day"], found["month"], found["year"]) if found else None


@rule("NG-02", E, "II.4.c")
def date_style(case: Case) -> Verdict:
    """13 to 14, italic, beside the number, centred under the Quốc hiệu."""
    head = case.parts.head
    if head.date is None:
        return None
    text = message("place and date must stand on the line of the number")
    beside = head.number is None or same_level(head.number, head.date) is not False
    return (
        *style_faults(case.document, DATE_NAME, (head.date,), Style((13, 14), italic=True)),
        *centre_faults(case.document, DATE_NAME, (head.date,), axis_of(head.nation), slack=3),
        *(() if beside else (Problem(head.date.place, text),)),
    )


@rule("NG-03", W)
def cut_off(case: Case) -> Verdict:
    """A report of a period says up to which day its figures count; it is issued on that day or later."""
    subject = " ".join(p.text for p in case.parts.subject)
    if not is_report(case) or not PERIODIC.search(subject):
        return None
    printed = [(place, day) for place, text in all_texts(case.document) for day in cut_off_dates(text)]
    if not printed:
        text = message("nothing says up to which day the figures count; write “Số liệu tính đến ngày …”")
        return (Problem(WHOLE_FILE, text),)
    return _cut_off_faults(case, subject, printed)


def _cut_off_faults(case: Case, subject: str, printed: list[tuple[Message, date]]) -> Iterator[Problem]:
    period, issued = period_of(subject), _date(case)
    expected = period.cut_off(case.registry.cut_off) if period and case.registry.cut_off else None
    for place, day in printed:
        shown = f"{day:%d/%m/%Y}"
        if expected and day != expected:
            text = message(
                "the figures count up to {found}; by config.yaml it is {allowed}",
                found=shown,
                allowed=f"{expected:%d/%m/%Y}",
            )
            yield Problem(place, text)
        if issued and issued < day:
            text = message("the document is dated before {day}, up to which its figures count", day=shown)
            yield Problem(place, text)
