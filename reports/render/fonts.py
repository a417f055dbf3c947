"""Letters of a painted document that are not drawn in a font its stylesheet names.

Pango draws a letter that those fonts lack in whatever font of the machine has it, and says nothing.
In: a WeasyPrint document after painting. Out: findings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from reports.errors import Finding, Place, Severity, message

MOST = 5  # letters named one by one
INSTALL = message("Run “make system” in the folder of ldreport, or install the package fonts-liberation2.")


def font_findings(document: Any, shown: str) -> tuple[Finding, ...]:
    """A finding for each of the first letters drawn in a font without leave, or in none, and one for all
    others; `shown` names the report.

    One finding alone when not one of the families that the stylesheet names is installed.
    """
    boxes = [*_text_boxes(document)]
    families = ", ".join(dict.fromkeys(family for box in boxes for family in box.style["font_family"]))
    named, drawn = families.casefold().split(", "), [font.family for font in document.fonts.values()]
    if drawn and not any(family.casefold() in named for family in drawn):
        return (_not_installed(families, drawn[0], shown),)
    letters = [*dict.fromkeys(letter for letter in _strangers(document, named) if letter.strip())]
    lines = [box.text.strip() for box in boxes]
    told = tuple(
        _stranger(letter, families, next((line for line in lines if letter in line), letter), shown)
        for letter in letters[:MOST]
    )
    return (*told, _others(len(letters) - MOST, shown)) if len(letters) > MOST else told


def _others(number: int, shown: str) -> Finding:
    problem = message("{number} other letters would not be set in these fonts either", number=number)
    hint = message("See that the stylesheet names a font that is installed.")
    return Finding(Severity.ERROR, "letter-without-font", Place(shown), problem, hint)


def _text_boxes(document: Any) -> Iterator[Any]:
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001  # no public way to the styles
            if hasattr(box, "pango_layout"):
                yield box


def _strangers(document: Any, named: Collection[str]) -> Iterator[str]:
    """Letters as they stand in the text: more than one character where a font joins them."""
    for font in document.fonts.values():
        if font.family.casefold() in named:
            yield from map(chr, font.missing)
        else:
            yield from font.to_unicode.values()


def _not_installed(families: str, instead: str, shown: str) -> Finding:
    problem = message(
        "none of the fonts {wanted} is installed; the text would be set in {font}",
        wanted=families,
        font=instead,
    )
    return Finding(Severity.ERROR, "no-font", Place(shown), problem, INSTALL)


def _stranger(letter: str, families: str, line: str, shown: str) -> Finding:
    problem = message(
        "the letter “{letter}” ({code}) would not be set in {wanted}; it stands in “{line}”",
        letter=letter,
        code=" ".join(f"U+{ord(character):04X}" for character in letter),
        wanted=families,
        line=line,
    )
    hint = message("Write it in another way, or name a font that has it in the stylesheet.")
    return Finding(Severity.ERROR, "letter-without-font", Place(shown), problem, hint)
