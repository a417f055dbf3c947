"""How the elements of a web page look, as far as the page itself says it: whether their text can be seen.

In: a tree with its style sheets in it. Out: `Looks`. Of the sheets the rules for tags, classes and ids are
read, also within others: `.a .b`; what stands in sheets outside of the page is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reports.readers.colours import is_light

COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
MEDIA = re.compile(r"@media(?P<which>[^{}@]*)\{(?P<rules>(?:[^{}@]*\{[^{}@]*\})*)[^{}@]*\}")
NAMED = re.compile(r"(?=[a-z.#])[a-z\d]*(?:[.#][\w-]+)*", re.IGNORECASE)
"""What a rule is for: a tag, its classes, its id."""
PART = re.compile(r"[.#]?[\w-]+")
MOST_WITHIN = 1_000
"""More rules for elements within others are not read, as no page that people write has them."""
DECLARED = re.compile(r"(?:^|[;{\s])([\w-]+)\s*:\s*([^;]+)")
OFF = {
    "display": {"none"},
    "visibility": {"hidden", "collapse"},
    "opacity": {"0", "0.0", "0%"},
    "mso-hide": {"all"},
}
"""What is declared of an element that is not shown."""
GROUNDS = ("background", "background-color", "background-image")
DRAWN = ("text-decoration", "text-decoration-line")
TOLD = frozenset([*OFF, *GROUNDS, *DRAWN, "left", "top", "text-indent", "font-size", "color"])
"""What of the declarations is looked at."""
ASIDE = re.compile(r"-\d{4,}")
"""A place so far beside the page that nothing of it is seen."""
TINY = re.compile(r"0(?:\.\d+)?(?:px|pt|r?em|%)?|1(?:\.\d+)?(?:px|pt)")
Steps = tuple[frozenset[str], ...]
"""What a rule is for, from the outside in: the tag, the classes and the id of each."""
NO_GROUND = frozenset({"", "none", "inherit", "initial", "unset"})


class Looks:
    """What a page says of the looks of its elements."""

    def __init__(self, tree: Any) -> None:
        sheets = COMMENT.sub(" ", " ".join(style.text or "" for style in tree.iter("style")))
        self._rules = dict[str, dict[str, str]]()
        self._within = dict[str, dict[Steps, dict[str, str]]]()
        self._left = MOST_WITHIN
        for names, said in _rules(MEDIA.sub(_of_screens, sheets)):
            for name in map(str.strip, names.casefold().split(",")):
                self._learn(name, {key: value for key, value in _declared(said).items() if key in TOLD})

    def _learn(self, name: str, said: dict[str, str]) -> None:
        steps = name.replace(">", " ").split()
        if not said or not steps or not all(map(NAMED.fullmatch, steps)):
            return
        parts = tuple(frozenset(PART.findall(step)) for step in steps)
        if len(parts) == len(parts[0]) == 1:
            self._rules.setdefault(name, {}).update(said)
        elif self._left:
            self._left -= 1
            self._within.setdefault(min(parts[-1]), {}).setdefault(parts, {}).update(said)

    def of(self, element: Any) -> dict[str, str]:
        """What is said of an element: by its tag, its classes, its id, its own style, the nearest last."""
        said, names = dict[str, str](), [*_names(element)] if self._rules or self._within else []
        for name in names:
            said.update(self._rules.get(name, {}))
        for steps, more in (one for name in names for one in self._within.get(name, {}).items()):
            if _is_at(element, steps):
                said.update(more)
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
        drawn = any("line-through" in said.get(name, "") for name in DRAWN)
        return element.tag in {"s", "strike"} or drawn

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
        grounds = (*(said.get(name, "") for name in GROUNDS), own)
        return any(ground not in NO_GROUND and not is_light(ground) for ground in grounds)


def _rules(sheets: str) -> Iterator[tuple[str, str]]:
    """The rules of style sheets: what each is for, and what it declares."""
    for rule in sheets.split("}")[:-1]:
        before, _, said = rule.rpartition("{")
        yield before.rpartition("{")[2], said


def _is_at(element: Any, steps: Steps) -> bool:
    """Whether an element is what the last of some steps names, within what the others name."""
    if not steps[-1].issubset(_names(element)):
        return False
    left = [*steps[:-1]]
    for above in element.iterancestors() if left else ():
        if left and left[-1].issubset(_names(above)):
            left.pop()
    return not left


def _of_screens(media: re.Match[str]) -> str:
    return media["rules"] if "print" not in media["which"] and "width" not in media["which"] else " "


def _declared(said: str) -> dict[str, str]:
    return {name.casefold(): value.split("!")[0].strip().casefold() for name, value in DECLARED.findall(said)}


def _names(element: Any) -> Iterator[str]:
    yield str(element.tag)
    yield from (f".{one}" for one in (element.get("class") or "").casefold().split())
    if id := (element.get("id") or "").casefold():
        yield f"#{id}"


def _below(element: Any) -> Iterator[Any]:
    return (one for one in element.iterdescendants() if isinstance(one.tag, str))
