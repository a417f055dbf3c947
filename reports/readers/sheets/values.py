"""What the values of Excel cells look like: their texts, the formats and fonts of their styles.

In: the parts of a file. Out: `Values`, which gives a stored value as people see it. What openpyxl knows of
dates and formats is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple, TypeVar

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import from_excel

from reports.readers.colours import is_light
from reports.readers.grid import NOTHING, Cell
from reports.readers.limits import Room
from reports.readers.model import Limits
from reports.readers.office import part_of
from reports.readers.package import Package
from reports.readers.sheets.letters import NO_FONT, Font, Letters, Run
from reports.readers.sheets.model import day_written, number_of, number_written
from reports.readers.xml import Element, attribute, attributes, every, find, local, switch, value, whole

GENERAL = "General"
WHITES = ("1", "9")  # in the table of colours that all files share
BOOLEANS = {"0": "FALSE", "1": "TRUE"}
Runs = tuple[Run, ...]
T = TypeVar("T")


class Style(NamedTuple):
    """How cells look. format: of numbers."""

    format: str = GENERAL
    font: Font = NO_FONT


@dataclass(frozen=True)
class Values:
    """What gives the values of cells their looks. texts, styles: by number; epoch: the first day."""

    texts: list[Runs]
    styles: list[Style]
    epoch: datetime
    letters: Letters

    def cell(self, element: Element, kind: str, stored: str, *, computed: bool) -> Cell | None:
        """What a cell shows; None when its text is missing. kind: of its value, as the file says it."""
        style = self.style(element.get("s", "0"))
        if kind == "s":
            index = int(stored) if stored.isdecimal() else -1
            if not 0 <= index < len(self.texts):
                return None
            return self.letters.cell(self.texts[index], style.font)
        if kind == "inlineStr":
            return self.letters.cell(runs_of(element), style.font)
        shown = self.value(style, kind, stored, computed=computed)
        gone = NOTHING._replace(struck=bool(style.font.struck), unseen=style.font.unseen)
        return gone if shown.text and (gone.struck or gone.unseen) else shown

    def value(self, style: Style, kind: str, stored: str, *, computed: bool) -> Cell:
        """What a cell shows that holds one value and no text with fonts of its own."""
        if kind == "d":
            return Cell(day_written(date.fromisoformat(stored[:10])))
        if kind == "b":
            return Cell(BOOLEANS.get(stored, stored))
        number = None if kind == "str" else number_of(stored)
        if number is None:
            return self.letters.cell([Run(stored)], style.font)
        moment = self.moment(number) if is_date_format(style.format) else ""
        return Cell(moment) if moment else _number(number, style, computed=computed)

    def style(self, number: str) -> Style:
        """The style of that number; one that says nothing where there is none."""
        known = number.isdecimal() and int(number) < len(self.styles)
        return self.styles[int(number)] if known else Style()

    def moment(self, number: Decimal) -> str:
        """The day or the time that a number stands for; empty when it is none."""
        try:
            moment = from_excel(float(number), self.epoch)
        except (OverflowError, ValueError):
            return ""
        if isinstance(moment, date):
            return day_written(moment)
        return f"{moment:%H:%M}" if isinstance(moment, time) else ""


def _number(number: Decimal, style: Style, *, computed: bool) -> Cell:
    return Cell(number_written(number, style.format, computed=computed), number=True)


def texts_of(package: Package, limits: Limits) -> list[Runs]:
    """The texts that cells refer to by their number. Raises `NotUnderstoodError`: too many."""
    part, room, texts = part_of(package, "sharedStrings"), Room(limits.cells), list[Runs]()
    for item in package.elements(part, "si") if part else ():
        texts.append(runs_of(item))
        room.take(1)
        room.fill(sum(len(run.text) for run in texts[-1]))
    return texts


def runs_of(item: Element) -> Runs:
    """The text of a string in one or several runs, without how it is spoken."""
    runs = list[Run]()
    for text in every(item, "t"):
        within = text.getparent()
        kind = local(within)
        if text.text and kind != "rPh":
            runs.append(Run(text.text, _font_of(find(within, "rPr")) if kind == "r" else NO_FONT))
    return tuple(runs)


def styles_of(package: Package) -> list[Style]:
    """The styles of cells by their numbers."""
    part, own, fonts, styles = part_of(package, "styles"), dict[str, str](), list[Font](), list[Style]()
    grounds = list[bool]()
    for element in package.elements(part, "numFmt", "font", "fill", "cellXfs") if part else ():
        match local(element):
            case "numFmt":
                own.setdefault(element.get("numFmtId", ""), element.get("formatCode", GENERAL))
            case "font":
                fonts.append(_font_of(element))
            case "fill":
                grounds.append(_is_ground(element))
            case _:
                styles = [_style(xf, own, fonts, grounds) for xf in element.iterchildren("{*}xf")]
    return styles


def _style(xf: Element, own: dict[str, str], fonts: list[Font], grounds: list[bool]) -> Style:
    id = xf.get("numFmtId", "0")
    format = own.get(id) or BUILTIN_FORMATS.get(whole(id) or 0, GENERAL)
    font = _at(fonts, attribute(xf, "fontId")) or NO_FONT
    return Style(format, font._replace(ground=_at(grounds, attribute(xf, "fillId")) or False))


def _at(each: list[T], number: str | None) -> T | None:
    """That of this number; None where there is none."""
    at = whole(number)
    return each[at] if at is not None and 0 <= at < len(each) else None


def _is_ground(fill: Element) -> bool:
    """Whether a fill of cells is darker than paper."""
    pattern = find(fill, "patternFill")
    if pattern is None:
        return len(fill) > 0
    kind = attribute(pattern, "patternType") or "none"
    return kind not in ("none", "solid") or (kind == "solid" and not is_paper(find(pattern, "fgColor")))


def is_paper(colour: Element | None) -> bool:
    """Whether a colour of an Excel file is that of paper: by its light, its number, or as the ground of the
    theme.
    """
    said = {} if colour is None else attributes(colour)
    numbered = said.get("indexed") in WHITES or (said.get("theme") == "0" and not said.get("tint"))
    return numbered or is_light(said.get("rgb", "")[-6:])


def _font_of(properties: Element | None) -> Font:
    """What the properties of a font, or those of a run, say; a run says all of it."""
    name = value(properties, "name") or value(properties, "rFont") or ""
    raised, white = value(properties, "vertAlign") == "superscript", is_paper(find(properties, "color"))
    return Font(name, properties is not None and bool(switch(properties, "strike")), raised, white)
