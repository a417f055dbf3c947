"""The lines of a text: paragraphs, each put together again where it was broken off in mid-sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from reports.extract.words.lexicon import LEXICON
from reports.quantities import LEXICON as STRICT

NEVER_LAST = frozenset(LEXICON["page"]["never_last"])
OF_NUMBERS = tuple(f" {words}" for name in ("hedges", "changes") for words in (*STRICT[name], *LEXICON[name]))
CLOSING, STOPS = '”"’»)]*', frozenset(".!?…")
ENDINGS = STOPS | frozenset(":;,")
ITEM = re.compile(
    r"[-–—+*•●▪■◦·](?=\s|[^\W\d_])"
    r"|(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)/]|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}"
    r"|\(?[a-zđ][.)]|[IVX]{1,5}[.)/-])\s"
)
LONGEST_HEAD = 150  # characters of a title that may go on in another paragraph
LONGEST_BROKEN = 5_000  # characters: no sentence is broken off later
NARROWEST, WIDEST = 45, 130  # characters at which a text may have its lines broken
FEWEST_BROKEN, MOSTLY_BROKEN = 3, 0.5  # of the lines without an end: how many have to be broken there


@dataclass(slots=True)  # as `Block` of `model`
class Line:
    """A paragraph: where it stands, its text on one line, and whether a blank line is before it.

    key: the text as it is compared with others.
    """

    start: int
    end: int
    text: str
    gap: bool
    key: str

    @property
    def item(self) -> bool:
        """Whether it is an entry of a list or a row of a table."""
        return ITEM.match(self.text) is not None or "\t" in self.text or self.text.count("|") > 1

    @property
    def open(self) -> bool:
        """Whether it ends without any mark, as headlines and captions do."""
        return self.text[-8:].rstrip(CLOSING)[-1:] not in ENDINGS

    @property
    def full(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text[-8:].rstrip(CLOSING)[-1:] in STOPS


def lines_of(text: str) -> list[Line]:
    """The paragraphs of `text`: its lines, a line that was broken in mid-sentence put together again."""
    found, gap, offset = list[Line](), True, 0
    printed = text.split("\n")
    width, parted, before = _width(printed), "\n\n" in text, ""
    for whole in printed:
        stripped, start = whole.strip(), offset
        offset += len(whole) + 1
        if not stripped:
            gap = True
            continue
        start += whole.index(stripped[0])
        end = start + len(stripped)
        broken = not gap and _breaks(before, whole, width) and (parted or not found[-1].full)
        before = whole
        if found and _goes_on(found[-1], stripped, gap=gap, broken=broken):
            begun = found.pop()
            start, gap, stripped = begun.start, begun.gap, f"{begun.text} {stripped}"
        found.append(Line(start, end, stripped, gap, stripped.casefold().strip(" .…")))
        gap = False
    return found


def _width(printed: list[str]) -> int:
    """How many characters lines have at most before they are broken, 0 where they are not: most of those that
    end in mid-sentence have to be so long that the next word had no room.
    """
    pairs = [(line, below) for line, below in pairwise(printed) if _is_open(line) and below.strip()]
    longest = max((len(line) for line, _ in pairs), default=0)
    if not NARROWEST <= longest <= WIDEST:
        return 0
    full = sum(_breaks(line, below, longest) for line, below in pairs)
    return longest if full >= FEWEST_BROKEN and full >= MOSTLY_BROKEN * len(pairs) else 0


def _breaks(line: str, below: str, width: int) -> bool:
    """Whether the first word of the line below had no room any more in a line of that width."""
    return len(line) + 1 + len(below.split(maxsplit=1)[0]) > width > 0


def _is_open(line: str) -> bool:
    """Whether a line has words and ends without a mark, and is no row of a table."""
    return "\t" not in line and line[-8:].rstrip()[-1:].isalnum()


def _goes_on(before: Line, text: str, *, gap: bool, broken: bool) -> bool:
    """Whether `text` is the rest of a line that was broken off in the middle of a sentence; after a gap, of a
    title in several paragraphs. broken: its first word had no room in the line before.
    """
    if (
        not (broken or text[0].islower() or _awaits(before, text, gap=gap))
        or "\t" in text
        or ITEM.match(text)
    ):
        return False
    if gap:
        short = len(before.text) < LONGEST_HEAD and not before.item
        return short and (before.open or before.text.endswith(","))
    goes_on = broken or before.open or before.text.endswith(",")
    return goes_on and len(before.text) < LONGEST_BROKEN


def _awaits(before: Line, text: str, *, gap: bool) -> bool:
    """Whether a line ends with a word that more has to follow: `của`, or a number: `không quá`."""
    if gap or not before.open:
        return False
    return before.key.rpartition(" ")[2] in NEVER_LAST or (
        text[0].isdigit() and before.key.endswith(OF_NUMBERS)
    )
