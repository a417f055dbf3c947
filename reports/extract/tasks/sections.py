"""The section of the report that a piece of work belongs to, by its words.

In: the sections of config.yaml, whose headings name their themes. Out: an id, None where no word tells.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from reports.extract.words.phrases import WORDS, Phrases, fold
from reports.indicators import Catalogue, Section

HEAD = 60  # characters in which a word tells more than later ones


@lru_cache(maxsize=4)
def recogniser(catalogue: Catalogue) -> Sections:
    """What recognises the sections of `catalogue`; made once for one catalogue."""
    return Sections(catalogue.sections)


class Sections:
    """Sections recognised by the words of their themes."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        words: dict[str, list[str]] = {}
        for theme in WORDS["themes"]:
            section = next((s for s in sections if _is_of(s.heading, theme["heading"])), None)
            if section:
                words.setdefault(section.id, []).extend(theme["words"])
        self.phrases = Phrases(words)

    def of(self, folded: str, start: int, end: int) -> str | None:
        """The section that most of the words in folded[start:end] speak of, those at its head twice."""
        weights: Counter[str] = Counter()
        for found in self.phrases.find(folded, start, end):
            weights[found.group] += (found.end - found.start) * (2 if found.start < start + HEAD else 1)
        return max(weights, key=lambda id: weights[id]) if weights else None


def _is_of(heading: str, words: list[str]) -> bool:
    folded = fold(heading)
    return any(fold(word) in folded for word in words)
