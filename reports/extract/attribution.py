"""Mentions become figures: whose each is, of which period, done or planned or background.

In: the passages of a source, its mentions, its heading. Out: `Figure`s, still without indicators.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reports.errors import message
from reports.extract.marks import Marked, Sentence, last_before, within
from reports.extract.model import BlockKind, Figure, Heading, Kind, Mention
from reports.extract.names import Named, full, same
from reports.extract.phrases import WORDS, Found, Phrases, fold
from reports.extract.telling import Passage
from reports.extract.times import Stated
from reports.facts import Role
from reports.periods import Period

EVENTS = WORDS["events"]
HAPPENED = Phrases({"happened": EVENTS["words"], "attend": EVENTS["attend"]})
STATIVELY = {fold(words) for words in EVENTS["statively"]}
