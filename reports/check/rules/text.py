"""Rules SL, CT and DT: notation of numbers, characters, spelling, and the file itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from reports.check.model import Format, Table
from reports.check.rule import WHOLE_FILE, Case, E, Problem, Verdict, W, all_texts, rule, short
from reports.check.vietnamese import (
    DOT_DECIMAL,
    ENGLISH_NUMBER,
    ODD_QUARTER,
    SMALL_COUNT,
    TERM,
    UNGROUPED,
    old_encoding,
    own_words,
    spelling,
)
from reports.errors import Message, Severity, message

OUR_NAME = "ldreport"  # the author of the comments that a draft of ours carries
PERCENT = re.compile(r"\d+(?:,(\d+))? ?%?")
ODD = re.compile(r"[\u200b-\u200f\ufeff\u00ad\u0340\u0341\ufffd\ue000-\uf8ff\u00d0\u0189]")


def _own_texts(case: Case) -> list[tuple[Message, str]]:
    """The texts of the document without what they quote."""
    return [(place, own_words(text)) for place, text in all_texts(case.document) if text]


@rule("SL-01", E)
def numbers(case: Case) -> Iterator[Problem]:
    """A dot groups thousands, a comma marks decimals."""
    for place, text in _own_texts(case):
        for found in (*ENGLISH_NUMBER.finditer(text), *DOT_DECIMAL.finditer(text), *UNGROUPED.finditer(text)):
            yield Problem(
                place,
                message(
                    "“{found}”: a dot groups thousands and a comma marks decimals (1.234.567; 60,24)",
                    found=found[0],
                ),
            )


@rule("SL-02", W)
def conventions(case: Case) -> Verdict:
    """One way to write quarters, small counts, percentages of a column, and terms of office."""
    texts = _own_texts(case)
    quarters = message("quarters are written quý I, quý II, quý III, quý IV")
    return (
        *(Problem(place, quarters) for place, text in texts if ODD_QUARTER.search(text)),
        *_two_ways(
            texts, SMALL_COUNT, "zero", message("counts below 10 are written both with a 0 and without")
        ),
        *_two_ways(texts, TERM, "dash", message("terms of office are written with different dashes")),
        *(fault for table in case.document.tables for fault in _percent_faults(table)),
    )


def _two_ways(
    texts: Iterable[tuple[Message, str]], pattern: re.Pattern[str], group: str, problem: Message
) -> Iterator[Problem]:
    """The problem, where the first thing stands that is written another way than the ones before."""
    found = [(place, match[group]) for place, text in texts for match in pattern.finditer(text)]
    yield from [Problem(place, problem) for place, way in found if way != found[0][1]][:1]


def _percent_faults(table: Table) -> Iterator[Problem]:
    """Percentages of one column have the same number of decimals; 0 and 100 are exact without."""
    text = message("the percentages of a column have different numbers of decimals")
    for column, head in enumerate(table.rows[0] if table.rows else ()):
        cells = [row[column] for row in table.rows[1:] if column < len(row)]
        shares = [c for c in cells if PERCENT.fullmatch(c) and c.rstrip("% ") not in ("0", "100")]
        decimals = {len(PERCENT.sub(r"\1", c)) for c in shares}
        if "%" in head and len(decimals) > 1:
            yield Problem(table.place, text)


# ---------------------------------------------------------------------------------------------- characters


@rule("CT-01", E)
def characters(case: Case) -> Iterator[Problem]:
    """Composed letters (NFC), none that cannot be seen or only looks like another."""
    normal = Severity.INFO if case.document.format is Format.PDF else None
    for place, raw in _raw_texts(case):
        if found := ODD.search(raw):
            text = message(
                "the character U+{code} in “{word}” is invisible, or only looks like a letter",
                code=f"{ord(found[0]):04X}",
                word=_around(raw, found.start()),
            )
            yield Problem(place, text)
        decomposed = next((w for w in raw.split() if not unicodedata.is_normalized("NFC", w)), None)
        if decomposed:
            text = message(
                "“{word}” is written with separate tone marks; save it as composed Unicode (NFC)",
                word=decomposed,
            )
            yield Problem(place, text, normal)


def _raw_texts(case: Case) -> Iterator[tuple[Message, str]]:
    """The texts as the file has them. Those of an old encoding use such characters as letters."""
    texts = [(p.place, p.raw) for p in case.document.paragraphs]
    texts += [(t.place, cell) for t in case.document.tables for row in t.rows for cell in row]
    return ((place, text) for place, text in texts if not old_encoding(text))


def _around(text: str, at: int) -> str:
    """The word that holds the character at `at`, the odd ones taken out."""
    start = len(text[:at]) - len(re.findall(r"\S*$", text[:at])[0])
    return ODD.sub("", text[start:].split(maxsplit=1)[0])


@rule("CT-02", E)
def unicode(case: Case) -> Verdict:
    """Unicode, not TCVN3 or VNI."""
    texts = [(p.place, p.text) for p in case.document.paragraphs]
    texts += [(t.place, " ".join(cell for row in t.rows for cell in row)) for t in case.document.tables]
    return (
        Problem(
            place,
            message(
                "“{text}” is typed in {encoding}; convert it to Unicode", text=short(text), encoding=name
            ),
        )
        for place, text in texts
        if (name := old_encoding(text))
    )


@rule("CT-03", W)
def one_spelling(case: Case) -> Iterator[Problem]:
    """One way to place tone marks (hòa or hoà), and one to write y or i (kỹ or kĩ)."""
    found = [(place, spelling(text)) for place, text in _own_texts(case)]
    ways = (
        ([(place, word) for place, s in found for word in s.old], [(p, w) for p, s in found for w in s.new]),
        ([(place, word) for place, s in found for word in s.y], [(p, w) for p, s in found for w in s.i]),
    )
    for one, other in ways:
        if one and other:
            rarer, usual = sorted((one, other), key=len)
            text = message(
                "“{rare}” is spelt another way than “{usual}”; keep to one",
                rare=rarer[0][1],
                usual=usual[0][1],
            )
            yield Problem(rarer[0][0], text)


# ------------------------------------------------------------------------------------------------ the file


@rule("DT-01", E)
def final_file(case: Case) -> Verdict:
    """All fonts in the PDF; as warnings: PDF/A, nothing left of the editing, title, issuer, language."""
    fonts = message("the font is not embedded in the PDF")
    return (
        *(Problem(use.place, fonts) for use in case.document.fonts if use.embedded is False),
        *(Problem(WHOLE_FILE, text, W) for text in _leftovers(case)),
        *(Problem(WHOLE_FILE, text, W) for text in _missing_facts(case)),
    )


def _leftovers(case: Case) -> Iterator[Message]:
    """What a finished file no longer has. A draft of ours carries comments of ours."""
    traits = case.document.traits
    commenters = sorted({c for c in traits.commenters if not (traits.draft and c == OUR_NAME)})
    if commenters:
        yield message("the file has comments by {names}", names=", ".join(commenters))
    if traits.tracked:
        yield message("the file has {count} tracked changes", count=traits.tracked)
    if any(run.hidden for p in case.document.paragraphs for run in p.runs):
        yield message("the file has hidden text")
    if traits.macros or traits.scripts:
        yield message("the file has macros or scripts")
    if traits.external:
        yield message("the file loads {targets} by itself", targets=", ".join(traits.external))


def _missing_facts(case: Case) -> Iterator[Message]:
    traits, pdf = case.document.traits, case.document.format is Format.PDF
    if not traits.title:
        yield message("the file's properties have no title")
    if not traits.author:
        yield message("the file's properties do not name the issuer")
    if traits.language.lower() not in ("vi", "vi-vn"):
        yield message("the file's language is “{found}”; it must be vi-VN", found=traits.language)
    if pdf and _version(traits.pdf_version) < (1, 4):
        yield message("the PDF has the version {found}; allowed: 1.4 or later", found=traits.pdf_version)
    if pdf and not traits.archival.startswith(("2", "3")):
        yield message("the PDF is not PDF/A-2b or PDF/A-3")


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text))
