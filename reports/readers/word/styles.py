"""What the styles of a Word file say of its text: fonts; what is hidden, struck through, raised, listed, a
heading.
"""

from __future__ import annotations

from typing import NamedTuple

from reports.readers.colours import is_light
from reports.readers.xml import Element, attribute, every, find, local, switch, value, whole

TINY = 4  # half points: nobody reads letters that are smaller
NO_PATTERN, NO_COLOUR = (None, "clear", "nil"), (None, "auto")


class Look(NamedTuple):
    """What a run, or a style, says of its text; None what it does not say.

    font: of letters beyond ASCII; where a theme gives it, empty; struck, struck_twice: through the text;
    white: as paper is; ground: whether something darker is behind it; tiny: too small to be read.
    """

    hidden: bool | None = None
    raised: bool | None = None
    font: str | None = None
    struck: bool | None = None
    struck_twice: bool | None = None
    white: bool | None = None
    ground: bool | None = None
    tiny: bool | None = None

    @property
    def crossed_out(self) -> bool:
        """Whether the text is struck through, and shown no longer to hold."""
        return bool(self.struck or self.struck_twice)

    @property
    def holds(self) -> bool:
        """Whether the text is shown, and not struck through."""
        return not (self.hidden or self.crossed_out)

    def over(self, under: Look) -> Look:
        """What it says, and what `under` says where it says nothing."""
        return Look._make(
            mine if mine is not None else other for mine, other in zip(self, under, strict=True)
        )


class Form(NamedTuple):
    """What a paragraph, or a style, says of its place in lists and headings; None what it does not say.

    list: the id of its list, level: in the list, from 0; outline: the level of a heading, from 0.
    """

    list: str | None = None
    level: int | None = None
    outline: int | None = None

    def over(self, under: Form) -> Form:
        """What it says, and what `under` says where it says nothing."""
        return Form._make(
            mine if mine is not None else other for mine, other in zip(self, under, strict=True)
        )


def look_of(properties: Element | None) -> Look:
    """What a `w:rPr` itself says."""
    fonts, raised = find(properties, "rFonts"), value(properties, "vertAlign")
    names = (attribute(fonts, name) for name in ("hAnsi", "ascii"))
    themed = attribute(fonts, "hAnsiTheme") is not None
    font = "" if themed else next((name for name in names if name), None)
    up = None if raised is None else raised == "superscript"
    colour, size = value(properties, "color"), whole(value(properties, "sz"))
    return Look(
        hidden=switch(properties, "vanish"),
        raised=up,
        font=font,
        struck=switch(properties, "strike"),
        struck_twice=switch(properties, "dstrike"),
        white=None if colour is None else is_light(colour),
        ground=ground_of(properties),
        tiny=None if size is None else size <= TINY,
    )


def ground_of(properties: Element | None) -> bool | None:
    """Whether properties of a run, a paragraph, a cell or a table give something darker than paper behind a
    text; None where they do not say it.
    """
    shading, marked = find(properties, "shd"), value(properties, "highlight")
    if marked is not None and marked != "none":
        return marked != "white"
    fill, pattern = attribute(shading, "fill"), attribute(shading, "val")
    if pattern not in NO_PATTERN:
        return True
    return None if fill in NO_COLOUR else not is_light(fill or "")


def form_of(properties: Element | None) -> Form:
    """What a `w:pPr` itself says."""
    level, outline = value(properties, "numPr/ilvl"), value(properties, "outlineLvl")
    return Form(value(properties, "numPr/numId"), whole(level), whole(outline))


class Styles:
    """The styles of a file, by their ids; without the part there is nothing in them."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {attribute(style, "styleId") or "": style for style in every(root, "style")}
        self._standard = next(
            (
                key
                for key, style in self._elements.items()
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true"}
            ),
            "",
        )
        self._defaults = look_of(find(root, "docDefaults/rPrDefault/rPr"))
        self._known: dict[str, tuple[Look, Form]] = {}

    def paragraph(self, properties: Element | None) -> tuple[str, Look, Form]:
        """The style of the paragraph with this `w:pPr`; how its text looks by that, and what it is in all."""
        named = value(properties, "pStyle")
        style = named if named in self._elements else self._standard
        look, form = self._style(style or "")
        own = Look(ground=ground_of(properties))
        return style or "", own.over(look).over(self._defaults), form_of(properties).over(form)

    def run(self, properties: Element | None, paragraph: Look) -> Look:
        """How the text with this `w:rPr` looks in a paragraph whose style says `paragraph`."""
        if properties is None:
            return paragraph
        look, _ = self._style(value(properties, "rStyle") or "")
        return look_of(properties).over(look).over(paragraph)

    def is_on_ground(self, paragraph: Element) -> bool:
        """Whether something darker than paper is behind a paragraph: of its cell, its table, its text box. A
        style of tables that has such a ground may have it anywhere in the table.
        """
        return any(map(self._has_ground, paragraph.iterancestors()))

    def _has_ground(self, around: Element) -> bool:
        match local(around):
            case "tc":
                return bool(ground_of(find(around, "tcPr")))
            case "tbl":
                style = self._elements.get(value(around, "tblPr/tblStyle") or "")
                shaded = any(ground_of(shading.getparent()) for shading in every(style, "shd"))
                return bool(ground_of(find(around, "tblPr"))) or shaded
            case "wsp" | "shape" | "rect" | "roundrect" | "oval":
                return find(around, "spPr/noFill") is None and attribute(around, "filled") not in (
                    "f",
                    "false",
                )
        return False

    def _style(self, name: str) -> tuple[Look, Form]:
        """What a style says, with the styles it is based on; nothing for one that is not there."""
        if name not in self._known:
            look, form, at, seen = Look(), Form(), name, set[str]()
            while at in self._elements and at not in seen:
                seen.add(at)
                style = self._elements[at]
                look = look.over(look_of(find(style, "rPr"))).over(Look(ground=ground_of(find(style, "pPr"))))
                form = form.over(form_of(find(style, "pPr")))
                at = value(style, "basedOn") or ""
            self._known[name] = look, form
        return self._known[name]
