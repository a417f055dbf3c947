"""Sentences in one language: English patterns and their translations, from the catalogues in locale/.

In: patterns and the values of their {names}. Out: text. Light, so that a command that has nothing to do
can say so at once; numbers and dates are `words`.
"""

from __future__ import annotations

import gettext
from pathlib import Path

from reports.errors import Message

LOCALES = Path(__file__).with_name("locale")


class Language:
    """The sentences of one language, `vi` or `en`."""

    def __init__(self, language: str = "vi") -> None:
        self.catalogue = gettext.translation("ldreport", LOCALES, [language], fallback=language == "en")

    def text(self, pattern: str, **values: object) -> str:
        """The translation of an English pattern, its {names} filled in."""
        translated: str = self.catalogue.gettext(pattern)
        return translated.format(**values)

    def say(self, message: Message) -> str:
        """The translation of a message."""
        told = ((n, self.say(value) if isinstance(value, Message) else value) for n, value in message.values)
        return self.text(message.pattern, **dict(told))
