"""Cases of which `make test` tries some: they are many and alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest


def one_in(step: int, cases: Iterable[Sequence[Any]]) -> list[Any]:
    """Cases of `parametrize`: the first and each `step`-th after it for `make test`, all for `make test-slow`."""
    return [
        pytest.param(*case, marks=pytest.mark.slow if number % step else ())
        for number, case in enumerate(cases)
    ]
