"""What the fonts of a PDF say of themselves: name, weight, slant, widths, whether they are embedded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

SUBSET = re.compile(r"^[A-Z]{6}\+")
BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
FLAG_ITALIC, FLAG_FORCE_BOLD, BOLD_WEIGHT = 1 << 6, 1 << 18, 600
FONT_FILES = ("FontFile", "FontFile2", "FontFile3")


@dataclass(frozen=True)
class Font:
    """A font. name: without its subset prefix; widths: of letters by their text, for size 1.

    A letter with glyphs of several widths has the width 0.
    """

    name: str
    bold: bool
    italic: bool
    embedded: bool = False
    widths: Mapping[str, float] = field(default_factory=dict)

    @staticmethod
    def named(name: object) -> Font:
        """What the name alone tells of a font."""
        plain = SUBSET.sub("", str(name))
        return Font(plain, bool(BOLD.search(plain)), bool(ITALIC.search(plain)))


class Fonts:
    """The fonts met so far, by the names that pdfminer gives them; one name may stand for several."""

    def __init__(self, manager: PDFResourceManager) -> None:
        self.manager, self.by_name = manager, dict[str, Font]()
        self._seen: dict[int, object] = {}

    def add(self, resources: object) -> None:
        """Take in the fonts that the resources of a page name, and those of the forms in it."""
        named = as_dict(resources)
        for spec in as_dict(named.get("Font")).values():
            number = spec.objid if isinstance(spec, PDFObjRef) else None
            self._add(self.manager.get_font(number, as_dict(spec)))
        for form in map(resolve1, as_dict(named.get("XObject")).values()):
            if isinstance(form, PDFStream) and self._is_new(form):
                self.add(form.attrs.get("Resources"))

    def _add(self, font: PDFFont) -> None:
        if self._is_new(font):
            name, met = str(font.fontname), _font(font)
            known = self.by_name.get(name, met)
            widths = _agreed([*known.widths.items(), *met.widths.items()])
            self.by_name[name] = replace(met, embedded=known.embedded and met.embedded, widths=widths)

    def _is_new(self, thing: object) -> bool:
        new = id(thing) not in self._seen
        self._seen[id(thing)] = thing  # kept, so that its id is given to no other
        return new


def _font(font: PDFFont) -> Font:
    known, flags = Font.named(font.fontname), font.flags
    weight = resolve1(font.descriptor.get("FontWeight"))
    heavy = isinstance(weight, int | float) and weight >= BOLD_WEIGHT
    return Font(
        name=known.name,
        bold=known.bold or heavy or bool(flags & FLAG_FORCE_BOLD),
        italic=known.italic or bool(flags & FLAG_ITALIC),
        embedded=isinstance(font, PDFType3Font) or any(file in font.descriptor for file in FONT_FILES),
        widths=_agreed(_widths(font)),
    )


def _widths(font: PDFFont) -> Iterator[tuple[str, float]]:
    """Each letter of a font and its width; pdfminer knows the 14 standard fonts by letter, others by code."""
    for code in font.widths:
        if isinstance(code, int):
            try:
                yield font.to_unichr(code), font.char_width(code)
            except PDFUnicodeNotDefined:
                continue
        else:
            yield code, float(font.widths[code]) * font.hscale


def _agreed(widths: Iterable[tuple[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for letter, width in widths:
        found[letter] = width if found.get(letter, width) == width else 0.0
    return found


def as_dict(value: object) -> dict[str, Any]:
    """A dictionary of the file, behind its reference; empty when it is none."""
    found = resolve1(value)
    return found if isinstance(found, dict) else {}
