"""What readers know of Vietnamese, as data (vietnamese.toml): letters, syllables, lines of papers."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

VIETNAMESE: dict[str, Any] = tomllib.loads(
    files("reports.readers").joinpath("vietnamese.toml").read_text(encoding="utf-8")
)
