"""How the elements of a web page look, as far as the page itself says it: whether their text can be seen.

In: a tree with its style sheets in it. Out: `Looks`. Of the sheets the rules for one name are read: a tag, a
class, an id; what stands in sheets outside of the page is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reports.readers.colours import is_light

COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
MEDIA = re.compile(r"@media(?P<which>[^{}@]*)\{(?P<rules>(?:[^{}@]*\{[^{}@]*\})*)[^{}@]*\}")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
NAME = re.compile(r"[a-z][\w-]*|[a-z]*[.#][\w-]+", re.IGNORECASE)
DECLARED = re.compile(r"(?:^|[;{\s])([\w-]+)\s*:\s*([^;]+)")
OFF = {
    "display": {"none"},
    "visibility": {"hidden", "collapse"},
    "opacity": {"0", "0.0", "0%"},
    "mso-hide": {"all"},
}
"""What is declared of an element that is not shown."""
ASIDE = re.compile(r"-\d{4,}")
"""A place so far beside the page that nothing of it is seen."""
TINY = re.compile(r"0(?:\.\d+)?(?:px|pt|r?em|%)?|1(?:\.\d+)?(?:px|pt)")
NO_GROUND = frozenset({"", "none", "inherit", "initial", "unset"})


class Looks:
    """What a page says of the looks of its elements."""

    def __init__(self, tree: Any) -> None:
        sheets = COMMENT.sub(" ", " ".join(style.text or "" for style in tree.iter("style")))
        self._rules = dict[str, dict[str, str]]()
        for names, said in RULE.findall(MEDIA.sub(_of_screens, sheets)):
            for name in map(str.strip, names.split(",")):
                if NAME.fullmatch(name):
                    self._rules.setdefault(name.casefold(), {}).update(_declared(said))

    def of(self, element: Any) -> dict[str, str]:
        """What is said of an element: by its tag, its classes, its id, its own style, the nearest last."""
        said = dict[str, str]()
        for name in _names(element) if self._rules else ():
            said.update(self._rules.get(name, {}))
        return said | _declared(element.get("style") or "")

    def is_hidden(self, element: Any) -> bool:
        """Whether an element is not shown."""
        said = self.of(element)
        switched = any(said.get(name) in values for name, values in OFF.items())
        aside = any(ASIDE.match(said.get(name, "")) for name in ("left", "top", "text-indent"))
        return switched or aside or element.get("hidden") is not None

    def is_tiny(self, element: Any) -> bool:
        """Whether all of an element is set in letters that are too small to be read."""
        tiny = TINY.fullmatch(self.of(element).get("font-size", "")) is not None
        return tiny and not any("font-size" in self.of(one) for one in _below(element))

    def is_struck(self, element: Any) -> bool:
        """Whether a line goes through the text of an element."""
        said = self.of(element)
        drawn = f"{said.get('text-decoration', '')} {said.get('text-decoration-line', '')}"
        return element.tag in {"s", "strike"} or "line-through" in drawn

    def is_white(self, element: Any) -> bool:
        """Whether all of an element is set in letters that nobody can tell from the paper behind them."""
        colour = self._colour(element)
        if not colour or not is_light(colour):
            return False
        grounds = any(map(self._has_ground, (element, *element.iterancestors())))
        return not grounds and not any(self._colour(one) or self._has_ground(one) for one in _below(element))

    def _colour(self, element: Any) -> str:
        own = element.get("color", "") if element.tag == "font" else ""
        return self.of(element).get("color", own)

    def _has_ground(self, element: Any) -> bool:
        """Whether something darker than paper is behind an element."""
        said = self.of(element)
        own = element.get("bgcolor", element.get("background", ""))
        grounds = (
            said.get("background", ""),
            said.get("background-color", ""),
            said.get("background-image", ""),
            own,
        )
        return any(ground not in NO_GROUND and not is_light(ground) for ground in grounds)


def _of_screens(media: re.Match[str]) -> str:
    return media["rules"] if "print" not in media["which"] and "width" not in media["which"] else " "


def _declared(said: str) -> dict[str, str]:
    return {name.casefold(): value.split("!")[0].strip().casefold() for name, value in DECLARED.findall(said)}


def _names(element: Any) -> Iterator[str]:
    tag, id = str(element.tag), (element.get("id") or "").casefold()
    yield tag
    for one in (element.get("class") or "").casefold().split():
        yield from (f".{one}", f"{tag}.{one}")
    if id:
        yield from (f"#{id}", f"{tag}#{id}")


def _below(element: Any) -> Iterator[Any]:
    return (one for one in element.iterdescendants() if isinstance(one.tag, str))
