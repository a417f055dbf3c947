"""What the office knows of issuers, as far as rules ask for it.

In: a `Config`, when the workspace has one. Out: a `Registry`; an empty one answers nothing, and the parts
of the rules that need it are skipped.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reports.check.vietnamese import key
from reports.config import Config
from reports.organisations import Validity
from reports.periods import CutOff


@dataclass(frozen=True)
class Profile:
    """An issuer. name: the lines of ô 2 joined; symbol: its part of the document symbol; validity: when it
    issues; reports_up: its reports go to a superior, so they have a Kính gửi.
    """

    name: str
    symbol: str
    validity: Validity = field(default_factory=Validity)
    reports_up: bool = False


@dataclass(frozen=True)
class Registry:
    """Every issuer of the office, and when the figures of a period close; None: not known."""

    profiles: tuple[Profile, ...] = ()
    cut_off: CutOff | None = None

    def named(self, name: str) -> tuple[Profile, ...]:
        """The profiles of the issuer of this name, however it is spelt."""
        return tuple(profile for profile in self.profiles if key(profile.name) == key(name))


def registry_of(config: Config) -> Registry:
    """The registry that a config holds."""
    profiles = (Profile(" ".join(i.name), i.symbol, i.validity, bool(i.addressees)) for i in config.issuers)
    return Registry(tuple(profiles), config.cut_off)
