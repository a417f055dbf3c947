"""Properties of paragraphs and runs as one place of a Word file states them, and how places add up.

In: `w:pPr`, `w:rPr`. Out: `Props`, the attributes of each property by its name. Fonts of the theme are
resolved; indents are `left`, `right` and `first`; borders, list and tab stops are `pBdr/top`,
`numPr/numId`, `tabs`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reports.check.word.xml import Attributes, Element, attributes, every, find, on, value
from reports.readers.xml import local

Props = Mapping[str, Attributes]

ADDED_TO = {"rFonts", "ind", "spacing", "lang", "tabs"}  # a later place changes single attributes of these
OPENED = {"pBdr", "numPr", "tblBorders", "tblCellMar", "tcBorders", "tcMar"}
NOT_PROPERTIES = {"rPr", "sectPr", "pPrChange", "rPrChange"}
TOGGLES = ("b", "i", "caps", "vanish")
SLOTS = (
    ("ascii", "asciiTheme"),
    ("hAnsi", "hAnsiTheme"),
    ("eastAsia", "eastAsiaTheme"),
    ("cs", "cstheme"),
)
SCRIPTS = {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}
THEME_COLOURS = {
    "text1": "dk1",
    "dark1": "dk1",
    "background1": "lt1",
    "light1": "lt1",
    "text2": "dk2",
    "dark2": "dk2",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


@dataclass(frozen=True)
class Theme:
    """What `theme1.xml` says. fonts: by names such as `minorHAnsi`; colours: by names such as `accent1`."""

    fonts: Mapping[str, str]
    colours: Mapping[str, str]


def read_theme(root: Element | None) -> Theme:
    """The theme of a file; an empty one without the part."""
    fonts = {
        part + script: value(root, f"themeElements/fontScheme/{part}Font/{slot}", "typeface")
        for part in ("major", "minor")
        for slot, scripts in SCRIPTS.items()
        for script in scripts
    }
    scheme = find(root, "themeElements/clrScheme")
    colours = {
        local(colour): found.get("lastClr", found.get("val", ""))
        for colour in (scheme if scheme is not None else ())
        for found in map(attributes, colour)
    }
    return Theme(fonts, colours)


@dataclass(frozen=True)
class Level:
    """What one place (a style, a list, the defaults) says of paragraphs and of runs."""

    paragraph: Props
    run: Props


def read_level(element: Element | None, theme: Theme) -> Level:
    """The properties that stand in an element with `w:pPr` and `w:rPr`."""
    return Level(read_props(find(element, "pPr"), theme), read_props(find(element, "rPr"), theme))


def read_props(properties: Element | None, theme: Theme) -> Props:
    """The properties that a `w:pPr` or `w:rPr` states itself."""
    found: dict[str, Attributes] = {}
    for element in properties if properties is not None else ():
        name = local(element)
        if name in OPENED:
            found |= {f"{name}/{local(part)}": attributes(part) for part in element}
        elif name == "rFonts":
            found[name] = _fonts(attributes(element), theme)
        elif name == "ind":
            found[name] = _indents(attributes(element))
        elif name == "tabs":
            found[name] = _tab_stops(element)
        elif name == "color":
            found[name] = _colour(attributes(element), theme)
        elif name not in NOT_PROPERTIES:
            found[name] = attributes(element)
    return found


def _fonts(found: Attributes, theme: Theme) -> Attributes:
    names = {slot: found[slot] for slot, _ in SLOTS if slot in found}
    return names | {slot: theme.fonts.get(found[themed], "") for slot, themed in SLOTS if themed in found}


def _indents(found: Attributes) -> Attributes:
    """The indents by sides; a hanging first line is a negative one."""
    sides = {"left": ("start", "left"), "right": ("end", "right"), "first": ("firstLine",)}
    indents = {side: found[name] for side, names in sides.items() for name in names if name in found}
    if "hanging" in found:
        indents["first"] = "-" + found["hanging"]
    return indents


def _tab_stops(element: Element) -> Attributes:
    """For each place of a tab stop how text stands at it, and its leader, such as `right dot`."""
    stops = map(attributes, every(element, "tab"))
    return {s.get("pos", ""): f"{s.get('val', '')} {s.get('leader', 'none')}" for s in stops}


def _colour(found: Attributes, theme: Theme) -> Attributes:
    stated = found.get("val", "auto")
    themed = found.get("themeColor", "")
    if stated == "auto" and themed:
        stated = theme.colours.get(THEME_COLOURS.get(themed, themed), "auto")
    return {"val": stated}


def over(*places: Props) -> Props:
    """What holds when each place is laid over the ones before it."""
    result: dict[str, Attributes] = {}
    for place in places:
        for name, found in place.items():
            result[name] = {**result.get(name, {}), **found} if name in ADDED_TO else found
    return result


def over_styles(defaults: Props, *styles: Props) -> Props:
    """Run properties of the styles over the defaults: bold twice is not bold (ISO 29500-1, 17.7.3)."""
    toggled = {
        name: {"val": "1" if on(defaults.get(name)) or _odd(name, styles) else "0"}
        for name in TOGGLES
        if any(name in place for place in (defaults, *styles))
    }
    return {**over(defaults, *styles), **toggled}


def _odd(name: str, styles: tuple[Props, ...]) -> bool:
    return sum(on(style.get(name)) for style in styles) % 2 == 1


def stated(props: Props, name: str, attribute: str = "val") -> str:
    """An attribute of a property; empty when nothing states it."""
    return props.get(name, {}).get(attribute, "")
